/**
 * `npm run bench -- proxy`: the same streaming load directly at the fake model server, through a bare pipe, through this
 * proxy and through a peer. Each server has its own process; the load comes from this one.
 */
import type { Agent } from 'node:http';
import { measureCancellation } from './cancellation.ts';
import type { Level, ProxySpeed, TargetSpeed } from './figures.ts';
import { judgeGoals } from './goals.ts';
import { addedLatency, latencyOf, ratioOf } from './latency.ts';
import { atOnce, inTurn, keepingAgent, tallyStreams, Tasks } from './load.ts';
import { measureMemory } from './memory.ts';
import { startServers, type Compile, type Peer, type ServerName, type Servers } from './servers.ts';
import type { StreamReading } from './stream.ts';

export interface ProxySpeedOptions {
  /** The highest concurrency; 1 and 100 are measured too, if they are lower. */
  readonly streams: number;
  /** Requests over which memory must stay flat. */
  readonly requests: number;
  /** Rounds at one stream; each measures every target. */
  readonly rounds: number;
  /** Folder of the built page, which the proxy also serves. */
  readonly directory: string;
  readonly peer: Peer;
  readonly compile: Compile;
  /** Called with what is being measured. */
  readonly report?: (what: string) => void;
}

/** Requests that warm up a server before the measurements. */
const warmUp = { requests: 400, readers: 20, tokens: 16 };

const tokensAtFullSpeed = 16;

/** The pace of a level: about four thousand tokens per second over all streams. */
function pace(streams: number) {
  return streams === 1
    ? { tokens: 24, everyMs: 5, requests: 5 }
    : { tokens: 32, everyMs: Math.max(4, Math.round(streams / 4)), requests: streams };
}

/**
 * Measures latency, throughput, cancellation and memory of all targets.
 * @throws where a server does not start or does not stream
 */
export async function measureProxy(options: ProxySpeedOptions): Promise<ProxySpeed> {
  const { streams, requests, peer, report = () => undefined } = options;
  const tasks = new Tasks();
  const levels = [...new Set([1, Math.min(100, streams), streams])];
  const started = await startServers(options);
  let figures: Pick<ProxySpeed, 'levels' | 'cancellation'>;
  try {
    await warm(started, tasks);
    const measured: Level[] = [];
    for (const level of levels) {
      report(level === 1 ? 'one stream at a time' : `${level} streams at the same time`);
      measured.push(await measureLevel(started, tasks, level, options));
    }
    report('readers that leave');
    figures = { levels: measured, cancellation: await measureCancellation(started, tasks) };
  } finally {
    started.stop();
  }
  report('memory');
  // New processes, so that earlier loads do not count as growth.
  const fresh = await startServers(options);
  try {
    await warm(fresh, tasks);
    const memory = await measureMemory(fresh, tasks, levels, requests);
    const result = {
      peer: 'absence' in peer ? peer.absence : `${peer.name} ${peer.version}`,
      ...figures,
      memory,
    };
    return { ...result, goals: judgeGoals(result) };
  } finally {
    fresh.stop();
  }
}

async function warm({ targets }: Servers, tasks: Tasks): Promise<void> {
  for (const [name, target] of targets) {
    const { readings } = await inTurn(
      target,
      tasks.make(warmUp.requests, { tokens: warmUp.tokens, everyMs: 0 }),
      warmUp.readers,
    );
    const { lost, mixed, reasons } = tallyStreams(readings);
    if (lost + mixed > 0) {
      throw new Error(
        `${name} does not pass streams on, so there is nothing to measure. ${reasons.join(' ')}`,
      );
    }
  }
}

/** Rotates the names, so that none is always first or last. */
function turned<T>(names: readonly T[], by: number): T[] {
  return names.map((_, i) => names[(i + by) % names.length]).filter((name) => name !== undefined);
}

async function measureLevel(
  servers: Servers,
  tasks: Tasks,
  streams: number,
  { rounds: roundsAlone, requests }: ProxySpeedOptions,
): Promise<Level> {
  const { targets } = servers;
  const { tokens, everyMs, requests: perRound } = pace(streams);
  const rounds = streams === 1 ? roundsAlone : streams <= 100 ? 6 : 2;
  const read = new Map<ServerName, StreamReading[][]>();
  const mostOpen = new Map<ServerName, number>();
  const agents = new Map<ServerName, Agent>([...targets.keys()].map((name) => [name, keepingAgent()]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, target] of turned([...targets], round)) {
      const asked = tasks.make(perRound, { tokens, everyMs });
      await servers.resetCounts();
      const readings =
        streams === 1
          ? (await inTurn(target, asked, 1, agents.get(name))).readings
          : await atOnce(target, asked);
      mostOpen.set(name, Math.max(mostOpen.get(name) ?? 0, (await servers.counts()).maxOpen));
      read.set(name, [...(read.get(name) ?? []), [...readings]]);
    }
  }
  agents.forEach((agent) => agent.destroy());

  const measured: Partial<Record<ServerName, TargetSpeed>> = {};
  for (const [name, target] of targets) {
    const roundsRead = read.get(name) ?? [];
    const fast = tasks.make(Math.min(requests, streams === 1 ? 300 : 3000), {
      tokens: tokensAtFullSpeed,
      everyMs: 0,
    });
    const spent = async (): Promise<number> =>
      (await servers.processes.get(name)?.usage())?.processorMs ?? NaN;
    await servers.resetCounts();
    const before = await spent();
    const { readings, seconds } = await inTurn(target, fast, streams);
    const processorMs = (await spent()) - before;
    const { connections } = await servers.counts();
    measured[name] = {
      latency: latencyOf(roundsRead.flat()),
      added: addedLatency(roundsRead, read.get('direct') ?? []),
      requestsPerSecond: readings.length / seconds,
      processorMsPerRequest: processorMs / readings.length,
      connections,
      tally: tallyStreams([...roundsRead.flat(), ...readings]),
      mostOpen: mostOpen.get(name) ?? 0,
    };
  }
  const { direct, proxy, peer } = measured;
  if (direct === undefined || proxy === undefined) throw new Error('Direct and proxy are always measured.');
  const perSecond = (other: TargetSpeed): number => proxy.requestsPerSecond / other.requestsPerSecond;
  return {
    streams,
    tokensPerStream: tokens,
    everyMs,
    rounds,
    tokensAtFullSpeed,
    targets: measured,
    proxyToDirect: { ...ratioOf(proxy.latency, direct.latency), requestsPerSecond: perSecond(direct) },
    proxyToPeer:
      peer === undefined ? null : { ...ratioOf(proxy.added, peer.added), requestsPerSecond: perSecond(peer) },
  };
}
