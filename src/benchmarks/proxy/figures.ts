/** The figures of `npm run bench -- proxy`. */
import type { Cancellation } from './cancellation.ts';
import type { Latency, LatencyRatio } from './latency.ts';
import type { StreamTally } from './load.ts';
import type { MemoryFigures } from './memory.ts';
import type { ServerName } from './servers.ts';

/** One target at one concurrency. */
export interface TargetSpeed {
  readonly latency: Latency;
  /** Compared with the upstream itself. */
  readonly added: Latency;
  /** With clients that ask again at once, and an upstream that does not pause. */
  readonly requestsPerSecond: number;
  /** The server's processor time for each of these, in milliseconds; other load on the machine hardly changes it. */
  readonly processorMsPerRequest: number;
  /** Connections that these opened at the upstream. */
  readonly connections: number;
  readonly tally: StreamTally;
  /** The most concurrent streams at the upstream. */
  readonly mostOpen: number;
}

export interface Level {
  readonly streams: number;
  readonly tokensPerStream: number;
  readonly everyMs: number;
  readonly rounds: number;
  /** Tokens per request in the measurement of requests per second. */
  readonly tokensAtFullSpeed: number;
  readonly targets: Readonly<Partial<Record<ServerName, TargetSpeed>>>;
  readonly proxyToDirect: LatencyRatio & { readonly requestsPerSecond: number };
  /** Of the latencies that each adds; null without a peer. */
  readonly proxyToPeer: (LatencyRatio & { readonly requestsPerSecond: number }) | null;
}

export interface ProxySpeed {
  /** Name and version, or why there is none. */
  readonly peer: string;
  readonly levels: readonly Level[];
  readonly cancellation: Readonly<Partial<Record<ServerName, Cancellation>>>;
  readonly memory: Readonly<Partial<Record<ServerName, MemoryFigures>>>;
  readonly goals: readonly Goal[];
}

/** A goal of the proxy. */
export interface Goal {
  readonly goal: string;
  /** What was measured, in words. */
  readonly found: string;
  /** null: not measured. */
  readonly reached: boolean | null;
}
