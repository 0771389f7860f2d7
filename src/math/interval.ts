/** Confidence intervals of shares. */

/**
 * Wilson's score interval of a share, 95 %.
 * @param right of `total`; for a total of 0 the interval is everything
 */
export function wilsonInterval(right: number, total: number): [low: number, high: number] {
  if (total === 0) return [0, 1];
  const z = 1.959964;
  const share = right / total;
  const center = share + (z * z) / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return [(center - spread) / scale, (center + spread) / scale];
}

/**
 * The normal interval of a mean of shares, 95 %, within 0 and 1.
 * @param shares at least one value from 0 to 1; for one value the interval is everything
 */
export function meanInterval(shares: readonly number[]): [low: number, high: number] {
  const n = shares.length;
  if (n < 2) return [0, 1];
  const mean = shares.reduce((sum, share) => sum + share, 0) / n;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (n - 1);
  const spread = 1.959964 * Math.sqrt(variance / n);
  return [Math.max(0, mean - spread), Math.min(1, mean + spread)];
}
