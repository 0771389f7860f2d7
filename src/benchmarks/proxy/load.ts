/**
 * Puts load on a target: many concurrent streams, or a number of clients that ask again as soon as they have their
 * answer. Every stream is checked.
 */
import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { sharedClock } from './clock.ts';
import {
  startStream,
  readRecording,
  type OpenStream,
  type StreamReading,
  type StreamRecording,
} from './stream.ts';
import type { BenchmarkTarget } from './target.ts';
import type { Task } from './task.ts';

/** Makes tasks with unique names. */
export class Tasks {
  #named = 0;

  make(count: number, kind: Omit<Task, 'stream'>): Task[] {
    return Array.from({ length: count }, () => ({ ...kind, stream: (this.#named += 1) }));
  }
}

/** How many streams were complete. */
export interface StreamTally {
  readonly streams: number;
  readonly lost: number;
  readonly mixed: number;
  /** Why, for the first few that were not. */
  readonly reasons: readonly string[];
}

/** Counts complete, lost and mixed streams. */
export function tallyStreams(readings: readonly StreamReading[]): StreamTally {
  const count = (verdict: StreamReading['verdict']): number =>
    readings.filter((reading) => reading.verdict === verdict).length;
  const reasons = readings.flatMap(({ why }) => why ?? []).slice(0, 3);
  return { streams: readings.length, lost: count('lost'), mixed: count('mixed'), reasons };
}

/** An agent that keeps connections alive. */
export function keepingAgent(): Agent {
  return new Agent({ keepAlive: true });
}

/** Milliseconds between the starts of two streams, so that a load does not measure how fast connections open. */
const openingMs = 3;

/** Opens a concurrent stream for each task, each on its own connection. */
export async function atOnce(
  target: BenchmarkTarget,
  tasks: readonly Task[],
  pauseMs = openingMs,
): Promise<StreamReading[]> {
  const agent = keepingAgent();
  const recordings = await Promise.all(
    tasks.map(async (task, i) => {
      await delay(pauseMs * i);
      return startStream(target, task, agent).ended;
    }),
  );
  agent.destroy();
  return recordings.map((recording) => readRecording(target, recording));
}

/** `readers` clients work through the tasks, each on a kept connection. */
export async function inTurn(
  target: BenchmarkTarget,
  tasks: readonly Task[],
  readers: number,
  agent: Agent = keepingAgent(),
): Promise<{ readonly readings: readonly StreamReading[]; readonly seconds: number }> {
  const recordings: StreamRecording[] = [];
  const left = tasks.values();
  const startedAt = sharedClock();
  const read = async (): Promise<void> => {
    for (const task of left) recordings.push(await startStream(target, task, agent).ended);
  };
  await Promise.all(Array.from({ length: Math.min(readers, tasks.length) }, read));
  const seconds = (sharedClock() - startedAt) / 1000;
  return { readings: recordings.map((recording) => readRecording(target, recording)), seconds };
}

/** Opens a stream for each task, and resolves when each has its first token. They continue until they are left. */
export async function held(target: BenchmarkTarget, tasks: readonly Task[]): Promise<OpenStream[]> {
  const agent = keepingAgent();
  return Promise.all(
    tasks.map(async (task, i) => {
      await delay(openingMs * i);
      const stream = startStream(target, task, agent);
      await stream.begun;
      return stream;
    }),
  );
}
