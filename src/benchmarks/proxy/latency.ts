/** The latencies of tokens, and how much of them a proxy adds. */
import { quantile, quantiles, type Quantiles } from './quantiles.ts';
import type { StreamReading } from './stream.ts';

/** Milliseconds. */
export interface Latency {
  /** From the request to the first token. */
  readonly firstToken: Quantiles;
  /** Between a token and the next; the upstream's own pause is part of it. */
  readonly between: Quantiles;
  /** From sending a token at the upstream to its arrival. */
  readonly delivery: Quantiles;
}

type Part = keyof Latency;

const durations: Record<Part, (reading: StreamReading) => readonly number[]> = {
  firstToken: ({ firstToken }) => (firstToken === null ? [] : [firstToken]),
  between: ({ between }) => between,
  delivery: ({ delivery }) => delivery,
};

const each = (figure: (part: Part) => Quantiles): Latency => ({
  firstToken: figure('firstToken'),
  between: figure('between'),
  delivery: figure('delivery'),
});

/** Quantiles over all streams. */
export function latencyOf(readings: readonly StreamReading[]): Latency {
  return each((part) => quantiles(readings.flatMap(durations[part])));
}

/**
 * What `through` adds to `direct`, which hold the same interleaved rounds. p50: the median of the differences within each
 * round, so that noise in a whole round affects both; p99: the difference over all rounds.
 */
export function addedLatency(
  through: readonly (readonly StreamReading[])[],
  direct: readonly (readonly StreamReading[])[],
): Latency {
  const rounds = through.map((readings, i) => [latencyOf(readings), latencyOf(direct[i] ?? [])] as const);
  const [all, allDirect] = [latencyOf(through.flat()), latencyOf(direct.flat())];
  return each((part) => ({
    p50: quantile(
      rounds.map(([a, b]) => a[part].p50 - b[part].p50),
      0.5,
    ),
    p99: all[part].p99 - allDirect[part].p99,
  }));
}

/** The ratio of two latencies, e.g. 0.5 for half; null where the divisor is not positive. */
export type LatencyRatio = Readonly<Record<Part, Readonly<Record<keyof Quantiles, number | null>>>>;

/** Divides each quantile of one latency by that of the other. */
export function ratioOf(of: Latency, to: Latency): LatencyRatio {
  const divide = (a: number, b: number): number | null => (b > 0 ? a / b : null);
  const part = (name: Part) => ({
    p50: divide(of[name].p50, to[name].p50),
    p99: divide(of[name].p99, to[name].p99),
  });
  return { firstToken: part('firstToken'), between: part('between'), delivery: part('delivery') };
}
