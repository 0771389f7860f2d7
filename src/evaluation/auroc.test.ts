import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { auroc, type Scored } from './auroc.ts';

const cases = (positives: readonly number[], negatives: readonly number[]): Scored[] => [
  ...positives.map((score) => ({ score, positive: true })),
  ...negatives.map((score) => ({ score, positive: false })),
];

/** By its definition, pair by pair. */
function byPairs(positives: readonly number[], negatives: readonly number[]): number {
  const wins = positives.flatMap((high) => negatives.map((low) => (high > low ? 1 : high === low ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

describe('the area under the ROC curve', () => {
  it.each([
    [[3, 4], [1, 2], 1],
    [[1, 2], [3, 4], 0],
    [[1, 3], [2, 4], 0.25],
    [[5, 5], [5, 5, 5], 0.5],
    [[1, 2], [1, 0], 0.875],
  ])('of %j against %j is %f', (positives, negatives, area) => {
    expect(auroc(cases(positives, negatives))).toBeCloseTo(area);
  });

  it('is none of one kind alone', () => {
    expect(auroc([])).toBeNull();
    expect(auroc(cases([1, 2], []))).toBeNull();
    expect(auroc(cases([], [1]))).toBeNull();
  });

  it('is the share of pairs in the right order, ties as half', () => {
    const scores = fc.array(fc.nat(6), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        expect(auroc(cases(positives, negatives))).toBeCloseTo(byPairs(positives, negatives), 10);
      }),
    );
  });
});
