/** Quantiles of a sample, by the nearest rank. */

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

/** The smallest value that at least the share `q` of the sample does not exceed; NaN for an empty sample. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? NaN;
}

/** The median and the 99th percentile. */
export function quantiles(values: readonly number[]): Quantiles {
  return { p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
}
