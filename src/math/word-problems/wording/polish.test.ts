import { describe, expect, it } from 'vitest';
import { Random } from '../../../bytes/random.ts';
import { careless, polished, withSlips } from './polish.ts';

describe('polished text', () => {
  it.each([
    ['tom buys a apple. how much <is> it?', 'Tom buys an apple. How much <is> it?'],
    ['a hour and an uniform', 'An hour and a uniform'],
    ['an 12 and a 8', 'A 12 and an 8'],
    ['"it is late," says Mia. "and cold."', '"It is late," says Mia. "And cold."'],
    ['"how old is he?" asks Mia.', '"How old is he?" asks Mia.'],
    ['5 x 3 = ?', '5 x 3 = ?'],
    ['ratio 3 : 4 , please .', 'Ratio 3 : 4, please.'],
  ])('%s', (text, expected) => {
    expect(polished(text)).toBe(expected);
  });
});

const digitsOf = (text: string) => text.match(/\d/g)?.join('') ?? '';

it('leaves every digit where it is in careless texts and slips', () => {
  const text = 'Anna bought 12 tickets at $3.50 each, and 1,240 seats were free. How much was that?';
  for (let seed = 0; seed < 300; seed++) {
    const random = new Random(seed);
    expect(digitsOf(careless(text, random))).toBe(digitsOf(text));
    expect(digitsOf(withSlips(text, random, 0.5))).toBe(digitsOf(text));
  }
});
