import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import {
  fromZeroToOne,
  httpAddress,
  nucleusShare,
  numberAboveZero,
  penaltyFactor,
  positiveNumber,
  temperatureValue,
  wholeNumber,
} from './command-line.ts';

describe('the values of options', () => {
  it.each([
    [wholeNumber, ['0', '7', '9007199254740991'], ['-1', '1.5', '1e3', '', ' 1', '9007199254740993']],
    [positiveNumber, ['1', '64'], ['0', '-1', '1.0', '']],
    [numberAboveZero, ['0.05', '10000', '.5'], ['0', '-1', '1e9', 'NaN', '']],
    [temperatureValue, ['0', '0.7', '2'], ['2.1', '-0.1', '']],
    [nucleusShare, ['0.01', '1'], ['0', '1.01', '']],
    [fromZeroToOne, ['0', '1'], ['1.01', '-1', '']],
    [penaltyFactor, ['1', '1.3', '2'], ['0.9', '2.1', '']],
  ])('are numbers within their bounds', (parse, good, bad) => {
    for (const text of good) expect(parse(text)).toBe(Number(text));
    for (const text of bad) expect(() => parse(text), text).toThrow(InvalidArgumentError);
  });

  it('are addresses of servers', () => {
    for (const text of ['http://localhost:8000', 'https://a.example/v1'])
      expect(httpAddress(text)).toBe(text);
    for (const text of ['localhost:8000', 'ftp://a.example', '']) {
      expect(() => httpAddress(text), text).toThrow(InvalidArgumentError);
    }
  });
});
