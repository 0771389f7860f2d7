/** Compares two shares that were measured on the same problems. Pairs on which both agree tell nothing of a difference. */
import { wilsonInterval } from './interval.ts';

/** How many problems two runs got right: both, only the first, only the second, neither. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** Counts pairs of verdicts. */
export function pairedCounts(pairs: Iterable<readonly [first: boolean, second: boolean]>): PairedCounts {
  const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  for (const [first, second] of pairs) {
    counts[first ? (second ? 'both' : 'onlyFirst') : second ? 'onlySecond' : 'neither'] += 1;
  }
  return counts;
}

export interface PairedDifference {
  /** Share of the second minus share of the first; 0 without pairs. */
  readonly difference: number;
  /** 95 %, from -1 to 1. */
  readonly interval: readonly [low: number, high: number];
}

/**
 * The difference of two shares with its interval, 95 %: Newcombe's square-and-add interval, which joins the Wilson
 * intervals of both shares, with a continuity correction of their correlation.
 *
 * R. G. Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired data,
 * Statistics in Medicine 17 (1998) 2635-2650, method 10.
 */
export function pairedDifference({ both, onlyFirst, onlySecond, neither }: PairedCounts): PairedDifference {
  const n = both + onlyFirst + onlySecond + neither;
  if (n === 0) return { difference: 0, interval: [-1, 1] };
  const [right, before] = [both + onlySecond, both + onlyFirst];
  const [p1, p2] = [right / n, before / n];
  const [[low1, high1], [low2, high2]] = [wilsonInterval(right, n), wilsonInterval(before, n)];
  const product = right * (n - right) * before * (n - before);
  const covariance = both * neither - onlyFirst * onlySecond;
  const corrected = covariance > 0 ? Math.max(0, covariance - n / 2) : covariance;
  const correlation = product === 0 ? 0 : corrected / Math.sqrt(product);
  const spread = (one: number, other: number): number =>
    Math.sqrt(Math.max(0, one ** 2 - 2 * correlation * one * other + other ** 2));
  const difference = p1 - p2;
  return {
    difference,
    interval: [difference - spread(p1 - low1, high2 - p2), difference + spread(high1 - p1, p2 - low2)],
  };
}

/**
 * The exact two-sided p-value of the hypothesis that both shares are the same: McNemar's test, as a binomial test of the
 * pairs that differ. It is not adjusted for several comparisons.
 *
 * Q. McNemar, Psychometrika 12 (1947) 153-157; exact form: M. W. Fagerland et al., BMC Medical Research Methodology 13
 * (2013) 91.
 */
export function mcnemarExact({ onlyFirst, onlySecond }: PairedCounts): number {
  const n = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // In logarithms: 0.5 ** n is 0 from n = 1075 on.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= fewer; k += 1) {
    logTerm += Math.log((n - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}
