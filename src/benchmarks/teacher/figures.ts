/** The figures of the benchmark `teacher`: times of the same calls, asked in three ways. */
import { quantile, quantiles, type Quantiles } from '../proxy/quantiles.ts';

/** How a call reaches the server. `prefilled`: through the proxy, which was asked to prefill its context before. */
export const callWays = ['direct', 'proxy', 'prefilled'] as const;
export type Way = (typeof callWays)[number];

/** Milliseconds from the request to the first token, one for each call. */
export type FirstTokens = Readonly<Record<Way, readonly number[]>>;

export interface CallSpeed {
  /** The server and its version where it says them, else the kind. */
  readonly server: string;
  readonly calls: number;
  /** Milliseconds to the first token. */
  readonly firstToken: Readonly<Record<Way, Quantiles>>;
  /** Milliseconds that the way adds to the same call asked directly: the median over the calls. */
  readonly added: Readonly<Record<Exclude<Way, 'direct'>, number>>;
  /** `added`, as a share of the median of the calls asked directly. */
  readonly addedShare: Readonly<Record<Exclude<Way, 'direct'>, number>>;
}

/** @param times the same calls in the same order in each way */
export function callSpeed(server: string, times: FirstTokens): CallSpeed {
  const median = (values: readonly number[]): number => quantile(values, 0.5);
  const added = (way: Exclude<Way, 'direct'>): number =>
    median(times[way].map((ms, call) => ms - (times.direct[call] ?? NaN)));
  const direct = median(times.direct);
  const [proxy, prefilled] = [added('proxy'), added('prefilled')];
  return {
    server,
    calls: times.direct.length,
    firstToken: {
      direct: quantiles(times.direct),
      proxy: quantiles(times.proxy),
      prefilled: quantiles(times.prefilled),
    },
    added: { proxy, prefilled },
    addedShare: { proxy: proxy / direct, prefilled: prefilled / direct },
  };
}

/** The figures as lines for a person. */
export function describeTeacher({ server, calls, firstToken, added, addedShare }: CallSpeed): string {
  const ms = ({ p50, p99 }: Quantiles): string => `${p50.toFixed(2)} / ${p99.toFixed(2)}`;
  const more = (way: Exclude<Way, 'direct'>): string =>
    `${added[way].toFixed(2)} ms added, ${(100 * addedShare[way]).toFixed(1)} % of the server's own`;
  return [
    `${server}: ${calls} calls of each kind, prompts cached; milliseconds to the first token, p50 / p99`,
    `  directly:                 ${ms(firstToken.direct)}`,
    `  through the proxy:        ${ms(firstToken.proxy)}; ${more('proxy')}`,
    `  the same, with a prefill: ${ms(firstToken.prefilled)}; ${more('prefilled')}`,
  ].join('\n');
}
