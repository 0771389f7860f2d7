import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { cutAtBoundary, nextBoundary, wholeCharacters } from './text-boundary.ts';

const bytes = new ByteVocabulary();

/** What is kept of a text that is due to be cut after `count` bytes. */
function kept(text: string, count: number): string {
  const ids = bytes.encode(text);
  return bytes.decode(ids.slice(0, cutAtBoundary(ids, count, bytes)));
}

describe('a cut that is due after some tokens', () => {
  it.each([
    ['within a number', '= 25 pens', 3, '= 25'],
    ['within a decimal number', 'costs 3.50 today', 8, 'costs 3.50'],
    ['within thousands', 'is 1,250 euro', 5, 'is 1,250'],
    ['within a word', 'The total is the sum', 6, 'The total'],
    ['within a contraction', "it can't be", 6, "it can't"],
    ['within a TeX command', '= \\frac{1}{2}', 4, '= \\frac'],
    ['after the backslash of a TeX command', '= \\frac{1}{2}', 3, '= \\frac'],
    ['within a character', 'a\u20ac b', 2, 'a\u20ac'],
    ['within an emoji of several characters', '\u{1f469}\u200d\u{1f680} goes', 4, '\u{1f469}\u200d\u{1f680}'],
    ['between two words', 'The total is', 3, 'The'],
    ['within the last word', 'The total', 5, 'The total'],
  ])('%s falls at the next boundary', (_, text, count, expected) => {
    expect(kept(text, count)).toBe(expected);
  });

  it('falls where it is due in a run of characters that is no word, but not within a character', () => {
    expect(kept('x'.repeat(500), 3)).toBe('xxx');
    expect(kept('\u20ac5'.repeat(3) + 'x'.repeat(500), 13)).toBe('\u20ac5'.repeat(3) + 'x');
    const ids = bytes.encode('\u20ac'.repeat(200));
    expect(bytes.decode(ids.slice(0, wholeCharacters(ids, 5, bytes)))).toBe('\u20ac');
  });

  it('keeps at least those tokens, and ends with a character', () => {
    const vocabulary = new ByteVocabulary(['12', ' the', 'so ', '\u20ac', '. ']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), fc.nat(), (text, number) => {
        const ids = vocabulary.encode(text);
        const count = 1 + (number % ids.length);
        const cut = cutAtBoundary(ids, count, vocabulary);
        const result = vocabulary.decode(ids.slice(0, cut));
        expect(text.startsWith(result)).toBe(true);
        // Less only where a character has no end within reach of a cut.
        expect(cut).toBeGreaterThanOrEqual(Math.min(count, wholeCharacters(ids, count, vocabulary)));
      }),
    );
  });
});

it('finds the next boundary of a text', () => {
  expect(nextBoundary(' 12 times 4', 7)).toBe(' 12 times'.length);
  expect(nextBoundary(' 12 times 4', 3)).toBe(' 12'.length);
  expect(nextBoundary('efgh', 2)).toBe(4);
  expect(nextBoundary('x'.repeat(200), 3)).toBe(3);
});
