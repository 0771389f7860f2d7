import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';

import { mcnemarExact, pairedCounts, pairedDifference, type PairedCounts } from './paired.ts';

const counts = (both: number, onlySecond: number, onlyFirst: number, neither: number): PairedCounts => ({
  both,
  onlyFirst,
  onlySecond,
  neither,
});

describe('pairedDifference', () => {
  it.each([
    // Newcombe's own example, and that of Armitage and Berry as R packages compute it.
    [counts(36, 12, 2, 0), 0.2, 0.0569, 0.3404],
    [counts(20, 12, 2, 16), 0.2, 0.0562, 0.3292],
    [counts(1, 1, 7, 12), -0.2857, -0.5069, -0.0256],
  ])('is that of the literature: %j', (pairs, difference, low, high) => {
    const found = pairedDifference(pairs);
    expect(found.difference).toBeCloseTo(difference, 4);
    expect(found.interval[0]).toBeCloseTo(low, 4);
    expect(found.interval[1]).toBeCloseTo(high, 4);
  });

  it('holds its difference, within -1 and 1, and turns around with its sides', () => {
    const count = fc.nat({ max: 200 });
    fc.assert(
      fc.property(count, count, count, count, (both, onlyFirst, onlySecond, neither) => {
        const { difference, interval } = pairedDifference({ both, onlyFirst, onlySecond, neither });
        expect(interval[0]).toBeLessThanOrEqual(difference + 1e-12);
        expect(interval[1]).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(interval[0]).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(interval[1]).toBeLessThanOrEqual(1 + 1e-12);
        const turned = pairedDifference({ both, onlyFirst: onlySecond, onlySecond: onlyFirst, neither });
        expect(turned.difference).toBeCloseTo(-difference, 10);
        expect(turned.interval[0]).toBeCloseTo(-interval[1], 10);
      }),
    );
  });
});

describe('mcnemarExact', () => {
  it('is the binomial test of the pairs that differ', () => {
    // Armitage and Berry, Statistical Methods in Medical Research, 1994, p. 127.
    expect(mcnemarExact(counts(20, 12, 2, 16))).toBeCloseTo(0.0129, 4);
    expect(mcnemarExact(counts(5, 0, 0, 5))).toBe(1);
    expect(mcnemarExact(counts(0, 1, 0, 0))).toBe(1);
    expect(mcnemarExact(counts(0, 6, 0, 0))).toBeCloseTo(2 / 64, 10);
  });

  it('does not end in zero for many pairs', () => {
    expect(mcnemarExact(counts(0, 1000, 1000, 0))).toBeCloseTo(1, 6);
    expect(mcnemarExact(counts(0, 1100, 900, 0))).toBeCloseTo(8.7e-6, 6);
  });
});

it('counts pairs', () => {
  const pairs = [
    [true, true],
    [true, false],
    [false, true],
    [false, true],
    [false, false],
  ] as const;
  expect(pairedCounts(pairs)).toEqual({ both: 1, onlyFirst: 1, onlySecond: 2, neither: 1 });
});
