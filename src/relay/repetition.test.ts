import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { endsInRepetition, RepetitionDetector } from './repetition.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';

const vocabulary = new ByteVocabulary();
const repeats = (text: string): boolean => endsInRepetition(vocabulary.encode(text));

/** The rule as it is stated, without memory from token to token. */
function plainly(ids: readonly number[]): boolean {
  return Array.from({ length: 32 }, (_, i) => i + 1).some((period) => {
    const length = Math.max(72, 4 * period);
    const tail = ids.slice(-length);
    return tail.length === length && tail.every((id, i) => i < period || id === tail[i - period]);
  });
}

describe('a solution repeats itself', () => {
  it.each([
    ['one digit without end', `It is ${'3'.repeat(80)}`],
    ['a syllable', `so ${'eded '.repeat(20)}`],
    ['a sentence', `First. ${'Then it is 4 + 4 = 8 again. '.repeat(5)}`],
    ['a repeating decimal that does not stop', `1 / 7 = 0.${'142857'.repeat(12)}`],
  ])('with %s', (_, text) => {
    expect(repeats(text)).toBe(true);
  });

  it.each([
    ['a round number', 'That makes 1000000, or 1000000000000000000000000.'],
    ['equal digits', `It is 0.${'3'.repeat(30)}`],
    ['a product of equal factors', `2^16 = ${'2*'.repeat(15)}2 = 65536`],
    ['a table', [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `| ${n} | ${7 * n} |\n`).join('')],
    ['a head of a table', `|${'---|'.repeat(12)}`],
    ['a line that comes back three times', 'That leaves 12 - 4 = 8. '.repeat(3)],
    ['nothing', ''],
  ])('not with %s', (_, text) => {
    expect(repeats(text)).toBe(false);
  });

  it('only as long as it does', () => {
    expect(repeats(`${'ab'.repeat(60)} so the answer is 7`)).toBe(false);
  });

  it('by the same rule, token by token', () => {
    const piece = fc.array(fc.nat(3), { minLength: 1, maxLength: 40 });
    const text = fc
      .array(fc.tuple(piece, fc.nat(90)), { maxLength: 4 })
      .map((parts) => parts.flatMap(([ids, times]) => new Array<number[]>(times).fill(ids).flat()));
    fc.assert(
      fc.property(text, (ids) => {
        const detector = new RepetitionDetector();
        ids.slice(0, 600).forEach((id, i) => {
          detector.push(id);
          if (i % 7 === 0) expect(detector.repeats).toBe(plainly(ids.slice(0, i + 1)));
        });
      }),
    );
  });
});
