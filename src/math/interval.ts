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
