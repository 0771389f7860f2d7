/**
 * Ways to put a load on a target: many streams at once, or a number of readers that ask again as soon as they have
 * their answer. Every stream is held against what it asked for.
 */
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { sharedClock } from './clock.ts';
import {
  openStream,
  readRecording,
  type OpenStream,
  type StreamReading,
  type StreamRecording,
} from './stream.ts';
import type { Target } from './target.ts';
import type { Task } from './task.ts';

/** Tasks with names that no other of this process has. */
export class Tasks {
  #named = 0;

  make(count: number, kind: Omit<Task, 'stream'>): Task[] {
    return Array.from({ length: count }, () => ({ ...kind, stream: (this.#named += 1) }));
  }
}

/** Whether all streams were whole. */
export interface StreamTally {
  readonly streams: number;
  readonly lost: number;
  readonly mixed: number;
  /** What was wrong with the first few. */
  readonly reasons: readonly string[];
}

export function tallyStreams(readings: readonly StreamReading[]): StreamTally {
  const count = (verdict: StreamReading['verdict']): number =>
    readings.filter((reading) => reading.verdict === verdict).length;
  const reasons = readings.flatMap(({ why }) => why ?? []).slice(0, 3);
  return { streams: readings.length, lost: count('lost'), mixed: count('mixed'), reasons };
}

export function keepingAgent(): Agent {
  return new Agent({ keepAlive: true });
}

/** Milliseconds between the openings of two streams: how fast they open is not to be what many at once measure. */
const openingMs = 3;

/** Opens a stream for each task, one after the other, each on a connection of its own. */
export async function atOnce(
  target: Target,
  tasks: readonly Task[],
  pauseMs = openingMs,
): Promise<StreamReading[]> {
  const agent = keepingAgent();
  const recordings = await Promise.all(
    tasks.map(async (task, i) => {
      await delay(pauseMs * i);
      return openStream(target, task, agent).ended;
    }),
  );
  agent.destroy();
  return recordings.map((recording) => readRecording(target, recording));
}

/** Has `readers` work through the tasks, each one after the other on a connection that it keeps. */
export async function inTurn(
  target: Target,
  tasks: readonly Task[],
  readers: number,
  agent: Agent = keepingAgent(),
): Promise<{ readonly readings: readonly StreamReading[]; readonly seconds: number }> {
  const recordings: StreamRecording[] = [];
  const left = tasks.values();
  const startedAt = sharedClock();
  const read = async (): Promise<void> => {
    for (const task of left) recordings.push(await openStream(target, task, agent).ended);
  };
  await Promise.all(Array.from({ length: Math.min(readers, tasks.length) }, read));
  const seconds = (sharedClock() - startedAt) / 1000;
  return { readings: recordings.map((recording) => readRecording(target, recording)), seconds };
}

/** Opens a stream for each task, and resolves when each has its first token. They go on until they are left. */
export async function held(target: Target, tasks: readonly Task[]): Promise<OpenStream[]> {
  const agent = keepingAgent();
  return Promise.all(
    tasks.map(async (task, i) => {
      await delay(openingMs * i);
      const stream = openStream(target, task, agent);
      await stream.begun;
      return stream;
    }),
  );
}
