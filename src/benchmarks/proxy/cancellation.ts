/** Measures how soon the upstream notices that a client has left. */
import { setTimeout as delay } from 'node:timers/promises';
import { keepingAgent, type Tasks } from './load.ts';
import { quantiles, type Quantiles } from './quantiles.ts';
import type { ServerName, Servers } from './servers.ts';
import { startStream } from './stream.ts';

export interface Cancellation {
  /** Clients that were tried; fewer if the upstream does not notice them leaving. */
  readonly readers: number;
  /** Milliseconds until the upstream notices; null if it noticed none. */
  readonly seenAfter: Quantiles | null;
  /** Clients whose leaving the upstream had not noticed after a second. */
  readonly unseen: number;
}

const most = { readers: 100, unseen: 5 };
const timeoutMs = 1000;

/** Measures each target with clients that leave after their first token. */
export async function measureCancellation(
  servers: Servers,
  tasks: Tasks,
): Promise<Partial<Record<ServerName, Cancellation>>> {
  const waiting = new Map<number, (at: number) => void>();
  servers.onLeft((stream, at) => waiting.get(stream)?.(at));
  const agent = keepingAgent();
  const measured = [...servers.targets].map(([name, target]) => ({
    name,
    target,
    times: [] as number[],
    unseen: 0,
  }));
  for (let reader = 0; reader < most.readers; reader += 1) {
    for (const figures of measured.filter(({ unseen }) => unseen < most.unseen)) {
      for (const task of tasks.make(1, { tokens: 1000, everyMs: 10 })) {
        const noticed = new Promise<number>((resolve) => waiting.set(task.stream, resolve));
        const stream = startStream(figures.target, task, agent);
        await stream.begun;
        const leftAt = stream.leave();
        const seenAt = await Promise.race([noticed, delay(timeoutMs, null, { ref: false })]);
        if (seenAt === null) figures.unseen += 1;
        else figures.times.push(seenAt - leftAt);
        waiting.delete(task.stream);
      }
    }
  }
  agent.destroy();
  return Object.fromEntries(
    measured.map(({ name, times, unseen }) => [
      name,
      { readers: times.length + unseen, seenAfter: times.length === 0 ? null : quantiles(times), unseen },
    ]),
  );
}
