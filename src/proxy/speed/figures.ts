/** The figures of `npm run bench -- proxy`. */
import type { Cancellation } from './cancellation.ts';
import type { Latency, LatencyRatio } from './latency.ts';
import type { StreamTally } from './load.ts';
import type { MemoryFigures } from './memory.ts';
import type { ServerName } from './servers.ts';

/** One target at one number of streams. */
export interface TargetSpeed {
  readonly latency: Latency;
  /** Over the upstream itself. */
  readonly added: Latency;
  /** With readers that ask again at once, and an upstream that does not pause. */
  readonly requestsPerSecond: number;
  /** Milliseconds of the server's processor time for each of these: hardly touched by what else the machine does. */
  readonly processorMsPerRequest: number;
  /** Connections that the upstream saw opened for these. */
  readonly connections: number;
  readonly tally: StreamTally;
  /** Streams that were open at the same time, as the upstream saw it. */
  readonly mostOpen: number;
}

export interface Level {
  readonly streams: number;
  readonly tokensPerStream: number;
  readonly everyMs: number;
  readonly rounds: number;
  /** Tokens of a request where the requests a second are counted. */
  readonly tokensAtFullSpeed: number;
  readonly targets: Readonly<Partial<Record<ServerName, TargetSpeed>>>;
  readonly proxyToDirect: LatencyRatio & { readonly requestsPerSecond: number };
  /** Of what each adds; null without a peer. */
  readonly proxyToPeer: (LatencyRatio & { readonly requestsPerSecond: number }) | null;
}

export interface ProxySpeed {
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  /** Name and version, or why there is none. */
  readonly peer: string;
  readonly levels: readonly Level[];
  readonly cancellation: Readonly<Partial<Record<ServerName, Cancellation>>>;
  readonly memory: Readonly<Partial<Record<ServerName, MemoryFigures>>>;
  readonly goals: readonly Goal[];
}

/** Something that the proxy shall reach. */
export interface Goal {
  readonly goal: string;
  /** What was measured, in words. */
  readonly found: string;
  /** null: it could not be judged. */
  readonly reached: boolean | null;
}
