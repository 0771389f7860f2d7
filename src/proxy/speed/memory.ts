/** What open streams cost a proxy in memory, and whether requests leave any behind. */
import { setTimeout as delay } from 'node:timers/promises';
import { held, inTurn, tallyStreams, type StreamTally, type Tasks } from './load.ts';
import { quantile } from './quantiles.ts';
import type { ServerProcess, Usage } from './server-process.ts';
import type { ServerName, Servers } from './servers.ts';
import type { Target } from './target.ts';

type Memory = Pick<Usage, 'rss' | 'retained'>;

/** Bytes. */
export interface MemoryFigures {
  /** After a collection of garbage. */
  readonly idle: Memory;
  /** With so many streams open that have their first token and wait for the next. */
  readonly levels: readonly ({ readonly streams: number } & Memory)[];
  /** At the most streams, over the idle process. */
  readonly perStream: Memory;
  /** Streams that the upstream still had open ten seconds after every reader had left. */
  readonly leftOpen: number;
  readonly overRequests: {
    readonly requests: number;
    /** Idle after each tenth of the requests. */
    readonly samples: readonly Memory[];
    /** Retained, from the samples of the first half to those of the second. */
    readonly growthPerRequest: number;
    readonly tally: StreamTally;
  };
}

const tenths = 10;
const readers = 32;

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

/** The process as it is, garbage included, and what of it is in use. */
async function memoryOf(server: ServerProcess): Promise<Memory> {
  const { rss } = await server.usage();
  const { retained } = await server.usage({ collect: true });
  return { rss, retained };
}

async function withOpenStreams(
  servers: Servers,
  server: ServerProcess,
  target: Target,
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
  target: Target,
  tasks: Tasks,
  requests: number,
): Promise<MemoryFigures['overRequests']> {
  const samples: Memory[] = [];
  const tallies: StreamTally[] = [];
  const perTenth = Math.ceil(requests / tenths);
  // Code that is run often is compiled, and that is kept: as much again goes before, uncounted.
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
