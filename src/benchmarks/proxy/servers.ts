/** The servers of the benchmark, each in its own process, and the targets on them. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ConnectionCounts } from '../../teacher/testing/fake-model-server/http-server.ts';
import { freePort } from '../../proxy/testing/free-port.ts';
import { ServerProcess } from './server-process.ts';
import { completionsTarget, proxyTarget, type BenchmarkTarget } from './target.ts';

/** `direct` is the upstream itself, `pipe` a second server that only forwards. */
export type ServerName = 'direct' | 'pipe' | 'proxy' | 'peer';

/** Another proxy for comparison, or the sentence that says why there is none. */
export type Peer =
  | {
      readonly name: string;
      readonly version: string;
      /** Node script that listens at the port. */
      readonly script: string;
      arguments(port: number): readonly string[];
      /** Up to and with the version, e.g. `http://127.0.0.1:8787/v1`. */
      base(port: number): string;
      /** Headers that make it forward to `upstream`. */
      headers(upstream: string): Readonly<Record<string, string>>;
    }
  | { readonly absence: string };

export interface Servers {
  readonly targets: ReadonlyMap<ServerName, BenchmarkTarget>;
  readonly processes: ReadonlyMap<ServerName, ServerProcess>;
  counts(): Promise<ConnectionCounts>;
  /** Resets the upstream's counts. */
  resetCounts(): Promise<void>;
  /** Called with each stream that its client left before the end, and the time on the shared clock. */
  onLeft(listener: (stream: number, at: number) => void): void;
  stop(): void;
}

const counts = z.object({
  requests: z.int(),
  connections: z.int(),
  open: z.int(),
  maxOpen: z.int(),
});
const left = z.object({ left: z.int(), at: z.number() });

/** Compiles a source to a program, as the product's server is compiled. */
export type Compile = (name: string, source: string) => Promise<string>;

export interface ServerOptions {
  /** The proxy's limit of concurrent streams, at least. */
  readonly streams: number;
  readonly directory: string;
  readonly peer: Peer;
  readonly compile: Compile;
}

/** On top of a load's streams, for those that are closing and for loads of a fixed size. */
const spareStreams = 100;

/** @throws when one of them does not start; the others are then stopped */
export async function startServers({ streams, directory, peer, compile }: ServerOptions): Promise<Servers> {
  const processes = new Map<ServerName, ServerProcess>();
  const targets = new Map<ServerName, BenchmarkTarget>();
  const program = (name: string): Promise<string> =>
    compile(name, fileURLToPath(new URL(`${name}-process.ts`, import.meta.url)));
  const stop = (): void => processes.forEach((each) => each.stop());
  try {
    const [mock, port] = await ServerProcess.startOwn('The mock upstream', await program('mock'));
    processes.set('direct', mock);
    const upstream = `http://127.0.0.1:${port}/v1`;
    targets.set('direct', completionsTarget(upstream));

    const [pipe, pipePort] = await ServerProcess.startOwn('The pipe', await program('pipe'), { upstream });
    processes.set('pipe', pipe);
    targets.set('pipe', completionsTarget(`http://127.0.0.1:${pipePort}/v1`));

    const settings = { upstream, streams: streams + spareStreams, directory };
    const [proxy, proxyPort] = await ServerProcess.startOwn('The proxy', await program('proxy'), settings);
    processes.set('proxy', proxy);
    targets.set('proxy', proxyTarget(`http://127.0.0.1:${proxyPort}`));

    if (!('absence' in peer)) {
      const peerPort = await freePort();
      const base = peer.base(peerPort);
      processes.set(
        'peer',
        await ServerProcess.startForeign(
          peer.name,
          peer.script,
          peer.arguments(peerPort),
          new URL(base).origin,
        ),
      );
      targets.set('peer', completionsTarget(base, peer.headers(upstream)));
    }
    return {
      targets,
      processes,
      counts: async () => counts.parse(await mock.ask({ ask: 'counts' })),
      resetCounts: async () => void (await mock.ask({ ask: 'reset' })),
      onLeft: (listener) =>
        mock.onMessage((message) => {
          const told = left.safeParse(message).data;
          if (told !== undefined) listener(told.left, told.at);
        }),
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}
