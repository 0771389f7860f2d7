/** The area under the ROC curve of a score that separates two classes. Pure. */

/** One case: its score, and whether it belongs to the positive class, which should score high. */
export interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

/**
 * The area under the ROC curve: how probably a positive case scores higher than a negative one, equal scores counted as
 * half (Mann and Whitney's U over the number of pairs).
 * @returns null where one of the kinds is missing
 */
export function auroc(cases: readonly Scored[]): number | null {
  const positives = cases.filter(({ positive }) => positive).length;
  const negatives = cases.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const sorted = [...cases].sort((one, other) => one.score - other.score);
  let rankSum = 0;
  for (let start = 0; start < sorted.length;) {
    const score = sorted[start]?.score;
    let end = start + 1;
    while (end < sorted.length && sorted[end]?.score === score) end += 1;
    // Equal scores share the mean of their ranks, which count from 1.
    const rank = (start + 1 + end) / 2;
    rankSum += rank * sorted.slice(start, end).filter(({ positive }) => positive).length;
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
