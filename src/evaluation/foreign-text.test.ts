import { expect, it } from 'vitest';
import { relayMathProblem } from '../math/relay-math/relay-math.ts';
import { foreignText } from './foreign-text.ts';

const numbers = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

it('keeps the numbers of a problem, in their order, and none of its wording', () => {
  for (let index = 0; index < 200; index += 1) {
    const { problem: text } = relayMathProblem('validation', index);
    const foreign = foreignText(text);
    expect(foreign).not.toBe(text);
    expect(numbers(foreign)).toEqual(numbers(text));
  }
  expect(foreignText('A pen costs $2.50.')).toBe('A päm cezkz $2.50.');
});
