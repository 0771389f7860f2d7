/** Runs the benchmark of rooms: the servers, the lessons, and a teacher's calls at the same time. */
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inTurn, keepingAgent, Tasks } from '../proxy/load.ts';
import { latencyOf } from '../proxy/latency.ts';
import { quantile, quantiles } from '../proxy/quantiles.ts';
import { ServerProcess } from '../proxy/server-process.ts';
import type { Compile } from '../proxy/servers.ts';
import { proxyTarget } from '../proxy/target.ts';
import type { RoomLoadFigures } from './figures.ts';
import { judgeClassGoals } from './goals.ts';
import { Lesson } from './lesson.ts';

export interface ClassOptions {
  readonly rooms: number;
  readonly devices: number;
  readonly seconds: number;
  /** Two copies of the server on this store; null for one with rooms in memory. */
  readonly storeUrl: string | null;
  readonly compile: Compile;
  readonly report: (what: string) => void;
}

/** The lead steps twice a second; each device marks once in three. */
const stepMs = 500;
const markMs = 3_000;
/** Calls to the teacher whose first tokens are measured, alone and during the lessons. */
const calls = 200;

/** @throws when a server does not start */
export async function measureClass(options: ClassOptions): Promise<RoomLoadFigures> {
  const { rooms, devices, seconds, storeUrl, compile, report } = options;
  const program = (folder: string, name: string): Promise<string> =>
    compile(name, fileURLToPath(new URL(`${folder}/${name}-process.ts`, import.meta.url)));
  report('the servers start');
  const [mock, port] = await ServerProcess.startOwn('The mock upstream', await program('../proxy', 'mock'));
  const servers: ServerProcess[] = [];
  const addresses: string[] = [];
  const lessons: Lesson[] = [];
  try {
    const settings = { upstream: `http://127.0.0.1:${port}/v1`, storeUrl };
    const server = await program('.', 'class-server');
    for (let copy = 0; copy < (storeUrl === null ? 1 : 2); copy++) {
      const [started, at] = await ServerProcess.startOwn('The server', server, settings);
      servers.push(started);
      addresses.push(`http://127.0.0.1:${at}`);
    }
    const tasks = new Tasks();
    const agent = keepingAgent();
    const firstTokens = async (): Promise<number> => {
      const target = proxyTarget(addresses[0] ?? '');
      const { readings } = await inTurn(target, tasks.make(calls, { tokens: 3, everyMs: 0 }), 1, agent);
      return latencyOf(readings).firstToken.p50;
    };
    await firstTokens(); // the first calls of a process are slower
    report('calls of the teacher alone');
    const alone = await firstTokens();
    const before = await usedBytes(servers);

    report(`${rooms} rooms with ${devices} devices each come together`);
    const devicesAgent = new Agent({ keepAlive: true, maxSockets: Infinity });
    for (let room = 0; room < rooms; room++) {
      const address = `10.0.${room >> 8}.${room & 255}`;
      const lesson = new Lesson({ servers: addresses, agent: devicesAgent, address, devices });
      lessons.push(lesson);
      await lesson.open();
    }
    const bytesPerDevice = ((await usedBytes(servers)) - before) / (rooms * devices);

    report(`lessons of ${seconds} s`);
    const lasting = delay(1_000 * seconds);
    const running = lessons.map((lesson, index) => run(lesson, index / rooms, devices, seconds));
    await delay(1_000);
    const during = await firstTokens();
    await lasting;
    await Promise.all(running);
    await delay(1_000);
    const figures = {
      copies: servers.length,
      rooms,
      devices,
      seconds,
      ...received(lessons),
      refused: lessons.reduce((sum, lesson) => sum + lesson.refused, 0),
      bytesPerDevice,
      firstToken: { alone, during },
    };
    return { ...figures, goals: judgeClassGoals(figures) };
  } finally {
    for (const lesson of lessons) lesson.close();
    for (const each of [mock, ...servers]) each.stop();
  }
}

async function usedBytes(servers: readonly ServerProcess[]): Promise<number> {
  let bytes = 0;
  for (const server of servers) bytes += (await server.usage({ collect: true })).rss;
  return bytes;
}

/** @param phase from 0 to 1: rooms do not step at the same moment */
async function run(lesson: Lesson, phase: number, devices: number, seconds: number): Promise<void> {
  await delay(phase * stepMs);
  const work: Promise<void>[] = [];
  const steps = Math.floor((1_000 * seconds) / stepMs);
  const marksPerStep = (devices * stepMs) / markMs;
  let marked = 0;
  for (let step = 0; step < steps; step++) {
    const next = delay(stepMs);
    work.push(lesson.step());
    for (; marked < (step + 1) * marksPerStep; marked++) work.push(lesson.mark(marked % devices, marked));
    await next;
  }
  await Promise.all(work);
}

/** Compares what devices saw with what their leads sent. */
function received(lessons: readonly Lesson[]): Pick<RoomLoadFigures, 'delivery' | 'events'> {
  const latencies: number[] = [];
  const events = { expected: 0, lost: 0, doubled: 0, outOfOrder: 0 };
  for (const { sent, seen } of lessons) {
    for (const { positions, at } of seen) {
      events.expected += sent.length;
      const distinct = new Set(positions);
      events.lost += sent.length - distinct.size;
      events.doubled += positions.length - distinct.size;
      for (const [index, position] of positions.entries()) {
        if (index > 0 && position < (positions[index - 1] ?? 0)) events.outOfOrder += 1;
        latencies.push((at[index] ?? NaN) - (sent[position - 1] ?? NaN));
      }
    }
  }
  return { delivery: { ...quantiles(latencies), p95: quantile(latencies, 0.95) }, events };
}
