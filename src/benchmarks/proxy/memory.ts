/** Measures the memory of open streams, and whether requests leak any. */
import { setTimeout as delay } from 'node:timers/promises';
import { held, inTurn, tallyStreams, type StreamTally, type Tasks } from './load.ts';
import { quantile } from './quantiles.ts';
import type { ServerProcess, Usage } from './server-process.ts';
import type { ServerName, Servers } from './servers.ts';
import type { BenchmarkTarget } from './target.ts';

type Memory = Pick<Usage, 'rss' | 'retained'>;

/** Bytes. */
export interface MemoryFigures {
  /** After a collection of garbage. */
  readonly idle: Memory;
  /** With this many open streams that wait for their second token. */
  readonly levels: readonly ({ readonly streams: number } & Memory)[];
  /** At the highest concurrency, above the idle process. */
  readonly perStream: Memory;
  /** Streams that were open at the upstream ten seconds after every client had left. */
  readonly leftOpen: number;
  readonly overRequests: {
    readonly requests: number;
    /** Idle, after each tenth of the requests. */
    readonly samples: readonly Memory[];
    /** Of retained memory, from the samples of the first half to those of the second. */
    readonly growthPerRequest: number;
    readonly tally: StreamTally;
  };
}

const tenths = 10;
const readers = 32;

/** Measures each server but the upstream itself, in bytes. */
export async function measureMemory(
  servers: Servers,
  tasks: Tasks,
  levels: readonly number[],
  requests: number,
): Promise<Partial<Record<ServerName, MemoryFigures>>> {
  const figures: Partial<Record<ServerName, MemoryFigures>> = {};
  for (const [name, target] of servers.targets) {
    const server = servers.processes.get(name);
    if (name === 'direct' || server === undefined) continue;
    figures[name] = {
      ...(await withOpenStreams(servers, server, target, tasks, levels)),
      overRequests: await overRequests(server, target, tasks, requests),
    };
  }
  return figures;
}

/** The whole process, garbage included, and the part in use. */
async function memoryOf(server: ServerProcess): Promise<Memory> {
  const { rss } = await server.usage();
  const { retained } = await server.usage({ collect: true });
  return { rss, retained };
}

async function withOpenStreams(
  servers: Servers,
  server: ServerProcess,
  target: BenchmarkTarget,
  tasks: Tasks,
  levels: readonly number[],
): Promise<Omit<MemoryFigures, 'overRequests'>> {
  await server.usage({ collect: true });
  const idle = await memoryOf(server);
  const measured: ({ streams: number } & Memory)[] = [];
  for (const streams of levels) {
    const open = await held(target, tasks.make(streams, { tokens: 2, everyMs: 600_000 }));
    measured.push({ streams, ...(await memoryOf(server)) });
    open.forEach((stream) => stream.leave());
    await allLeft(servers);
  }
  const most = measured.at(-1) ?? { streams: NaN, ...idle };
  return {
    idle,
    levels: measured,
    perStream: {
      rss: (most.rss - idle.rss) / most.streams,
      retained: (most.retained - idle.retained) / most.streams,
    },
    leftOpen: (await servers.counts()).open,
  };
}

async function allLeft(servers: Servers): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if ((await servers.counts()).open === 0) return;
    await delay(50);
  }
}

async function overRequests(
  server: ServerProcess,
  target: BenchmarkTarget,
  tasks: Tasks,
  requests: number,
): Promise<MemoryFigures['overRequests']> {
  const samples: Memory[] = [];
  const tallies: StreamTally[] = [];
  const perTenth = Math.ceil(requests / tenths);
  // The same number of requests runs first, uncounted, as compiled code also takes memory.
  await inTurn(target, tasks.make(perTenth * tenths, { tokens: 8, everyMs: 0 }), readers);
  for (let tenth = 0; tenth < tenths; tenth += 1) {
    const { readings } = await inTurn(target, tasks.make(perTenth, { tokens: 8, everyMs: 0 }), readers);
    tallies.push(tallyStreams(readings));
    samples.push(await memoryOf(server));
  }
  const retained = samples.map((sample) => sample.retained);
  const growth = quantile(retained.slice(tenths / 2), 0.5) - quantile(retained.slice(0, tenths / 2), 0.5);
  const sum = (of: 'streams' | 'lost' | 'mixed'): number =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  return {
    requests: perTenth * tenths,
    samples,
    growthPerRequest: growth / (perTenth * (tenths / 2)),
    tally: {
      streams: sum('streams'),
      lost: sum('lost'),
      mixed: sum('mixed'),
      reasons: tallies.flatMap(({ reasons }) => reasons).slice(0, 3),
    },
  };
}
