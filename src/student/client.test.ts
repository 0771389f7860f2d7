import { describe, expect, it } from 'vitest';
import { engineError, ModelError } from '../engine/errors.ts';

import { defaultOptions } from '../relay/defaults.ts';
import type { RelayEvent } from '../relay/events.ts';
import type { Teacher } from '../relay/teacher.ts';
import { ScriptedTeacher } from '../relay/testing/scripted-teacher.ts';
import { StudentClient } from './client.ts';
import { DeviceLostError, studentError } from './errors.ts';
import type { SolveRequest } from './protocol.ts';
import type { TestWorkerOptions } from './testing/worker.ts';
import { TestWorker } from './testing/worker.ts';

const { policy, seed, limits } = defaultOptions;
const request: SolveRequest = {
  problem: 'What is 1 + 2?',
  policy,
  seed,
  sampling: { temperature: 0, topP: 1 },
  limits: { ...limits, maxTokens: 20 },
  policyCallTokens: 8,
  teacher: { kind: 'none' },
  unboxed: false,
  pauses: false,
  prefill: false,
  resume: null,
};

interface SetUp {
  readonly client: StudentClient;
  readonly workers: TestWorker[];
  worker(): TestWorker;
}

function setUp(options: TestWorkerOptions = {}): SetUp {
  const workers: TestWorker[] = [];
  const client = new StudentClient(() => {
    const worker = new TestWorker(options);
    workers.push(worker);
    return worker;
  });
  const worker = (): TestWorker => {
    const last = workers.at(-1);
    if (last === undefined) throw new Error('No worker was started.');
    return last;
  };
  return { client, workers, worker };
}

const model = 'https://models.example/tiny';

async function solved(client: StudentClient, changes: Partial<SolveRequest> = {}): Promise<RelayEvent[]> {
  const events: RelayEvent[] = [];
  for await (const batch of client.solve({ ...request, ...changes })) events.push(...batch);
  return events;
}

/** A model that writes letters for ever, and never the same ones again. */
const endless = {
  next: ({ length }: readonly number[]) => 'a'.charCodeAt(0) + ((Math.imul(length, 2654435761) >>> 16) % 26),
};

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason);
    });
  });

describe('loading', () => {
  it('says what was loaded, and how far it is', async () => {
    const { client } = setUp();
    const progress: unknown[] = [];
    const loaded = await client.load(model, 'auto', (event) => progress.push(event));
    expect(loaded).toEqual({
      identity: { name: 'tiny', device: 'wasm', weights: expect.stringMatching(/^[0-9a-f]{64}$/) },
      contextLength: 256,
      canCall: true,
      fallback: null,
    });
    expect(progress).toEqual([{ file: model, loadedBytes: 7, totalBytes: 7 }]);
  });

  it('starts a worker for each student, which takes the place of the one before when it is ready', async () => {
    const { client, workers } = setUp();
    expect(workers).toHaveLength(0);
    await client.load(model, 'wasm');
    await client.load(model, 'wasm');
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  it('leaves the student before usable until the next one is ready, and its run whole after that', async () => {
    let onReady = (): void => undefined;
    let attempts = 0;
    const { client, workers } = setUp({
      model: endless,
      beforeLoad: async () => {
        attempts += 1;
        if (attempts === 2) await new Promise<void>((resolve) => (onReady = resolve));
      },
    });
    await client.load(model, 'wasm');
    const loading = client.load(model, 'wasm');
    expect((await solved(client)).at(-1)).toMatchObject({ reason: { kind: 'length' } });
    const events: RelayEvent[] = [];
    for await (const batch of client.solve(request)) {
      events.push(...batch);
      onReady();
      await loading;
    }
    expect(events.at(-1)).toMatchObject({ reason: { kind: 'length' } });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect((await solved(client)).at(-1)).toMatchObject({ reason: { kind: 'length' } });
  });

  it('fails with what went wrong, and keeps the student before', async () => {
    let attempts = 0;
    const { client } = setUp({
      beforeLoad: async () => {
        attempts += 1;
        if (attempts === 2)
          throw new ModelError(engineError('file-missing', { model: 'tiny', file: 'config.json' }));
      },
    });
    await client.load(model, 'wasm');
    await expect(client.load(model, 'wasm')).rejects.toThrow(
      'file-missing {"model":"tiny","file":"config.json"}',
    );
    expect((await solved(client)).at(-1)).toMatchObject({ type: 'run-ended' });
  });

  it('can be stopped, and begun again at once', async () => {
    let attempts = 0;
    const { client, worker } = setUp({
      beforeLoad: async (signal) => {
        attempts += 1;
        if (attempts === 1) await aborted(signal);
      },
    });
    const first = client.load(model, 'auto');
    await expect.poll(() => attempts).toBe(1);
    client.stopLoading();
    await expect(first).rejects.toThrow('load-stopped');
    expect((await client.load(model, 'auto')).identity.name).toBe('tiny');
    expect(worker().runtime.open).toEqual(['wasm']);
  });

  it('gives way to another load', async () => {
    let attempts = 0;
    const { client, workers } = setUp({
      beforeLoad: async (signal) => {
        attempts += 1;
        if (attempts === 1) await aborted(signal);
      },
    });
    const first = client.load(model, 'auto');
    await expect.poll(() => attempts).toBe(1);
    const second = client.load(model, 'wasm');
    await expect(first).rejects.toThrow('load-stopped');
    await second;
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });
});

describe('solving', () => {
  it('gives the log of a run, whole and in order', async () => {
    const { client } = setUp({ model: endless });
    await client.load(model, 'auto');
    const events = await solved(client);
    expect(events[0]).toMatchObject({ type: 'run-started', problem: request.problem, teacher: null });
    expect(events.filter((event) => event.type === 'token')).toHaveLength(20);
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', reason: { kind: 'length' } });
  });

  it('asks the teacher that was chosen', async () => {
    const teacher: Teacher = {
      identity: { name: 'wise', device: 'remote' },
      async *write() {
        yield { type: 'text', text: 'It is 3.' };
        yield { type: 'done', endedSolution: true, tokens: 5 };
      },
    };
    const { client } = setUp({ teacher });
    await client.load(model, 'auto');
    const proxy = { kind: 'proxy', url: 'http://localhost:4173' } as const;
    const events = await solved(client, { policy: 'always', teacher: proxy });
    const texts = events.map((event) => (event.type === 'token' ? event.text : ''));
    expect(texts.join('')).toContain('It is 3.');
    expect(events.at(-1)).toMatchObject({ reason: { kind: 'end-token', author: 'teacher' } });
    expect((await solved(client, { policy: 'always' }))[0]).toMatchObject({ teacher: null });
  });

  it('has the teacher prefill where that is asked for', async () => {
    const teacher = new ScriptedTeacher([]);
    const callOpen = 268;
    const { client } = setUp({ teacher, model: { next: () => callOpen } });
    await client.load(model, 'auto');
    const proxy = { kind: 'proxy', url: 'http://localhost:4173' } as const;
    const short = { teacher: proxy, limits: { ...limits, maxTokens: 3 } };
    await solved(client, short);
    expect(teacher.readings).toEqual([]);
    await solved(client, { ...short, prefill: true });
    expect(teacher.readings[0]?.context).toMatchObject({ problem: request.problem, prefix: '' });
  });

  it('stops at any moment, while the model writes', async () => {
    const { client } = setUp({ model: endless, contextLength: 100_000 });
    await client.load(model, 'auto');
    const events: RelayEvent[] = [];
    for await (const batch of client.solve({ ...request, limits: { ...limits, maxTokens: 90_000 } })) {
      events.push(...batch);
      if (events.length > 5) client.stop();
    }
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', reason: { kind: 'stopped' } });
  });

  it('stops while the teacher is silent', async () => {
    let canceled = false;
    const teacher: Teacher = {
      identity: { name: 'slow', device: 'remote' },
      async *write(_request, signal) {
        if (signal === undefined) return;
        await aborted(signal).finally(() => (canceled = true));
        yield { type: 'done', endedSolution: false, tokens: 0 };
      },
    };
    const { client } = setUp({ teacher });
    await client.load(model, 'auto');
    const proxy = { kind: 'proxy', url: 'http://localhost:4173' } as const;
    const events: RelayEvent[] = [];
    for await (const batch of client.solve({ ...request, policy: 'always', teacher: proxy })) {
      events.push(...batch);
      if (batch.some((event) => event.type === 'call-requested')) client.stop();
    }
    expect(canceled).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', reason: { kind: 'stopped' } });
  });

  it('stops when the page no longer listens, and can be asked again', async () => {
    const { client } = setUp({ model: endless, contextLength: 100_000 });
    await client.load(model, 'auto');
    for await (const _ of client.solve({ ...request, limits: { ...limits, maxTokens: 90_000 } })) break;
    const events = await solved(client);
    expect(events.at(-1)).toMatchObject({ reason: { kind: 'length' } });
  });

  it('says so when the problem is longer than the context', async () => {
    const { client } = setUp();
    await client.load(model, 'auto');
    const events = await solved(client, { problem: 'the '.repeat(500) });
    expect(events.at(-1)).toMatchObject({
      type: 'run-ended',
      reason: { kind: 'failed', error: { code: 'prompt-too-long', params: { limit: 256 } } },
    });
  });

  it('needs a student, and one run at a time', async () => {
    const { client } = setUp({ model: endless });
    await expect(solved(client)).rejects.toThrow(/^student-not-loaded$/);
    await client.load(model, 'auto');
    const first = solved(client);
    await expect(solved(client)).rejects.toThrow(/^student-busy/);
    await first;
  });

  it('passes on why a policy is refused', async () => {
    const { client } = setUp();
    await client.load(model, 'auto');
    await expect(solved(client, { policy: 'entropy:-1' })).rejects.toThrow(
      /^policy-number-out-of-range.*entropy/,
    );
  });
});

describe('what goes wrong between page and worker', () => {
  it('ends the run with what came before, when the worker dies; the next load starts another', async () => {
    const { client, workers, worker } = setUp({ model: endless, contextLength: 100_000 });
    await client.load(model, 'auto');
    const events: RelayEvent[] = [];
    const run = async (): Promise<void> => {
      for await (const batch of client.solve({ ...request, limits: { ...limits, maxTokens: 90_000 } })) {
        events.push(...batch);
        worker().die('out of memory');
      }
    };
    await expect(run()).rejects.toThrow(/^student-worker-stopped.*out of memory/);
    expect(events[0]).toMatchObject({ type: 'run-started' });
    expect(worker().terminated).toBe(true);
    await client.load(model, 'auto');
    expect(workers).toHaveLength(2);
  });

  it('leaves a run open when its device is lost, so that it can continue on another one', async () => {
    const beforePass = ({ length }: readonly number[]): void => {
      if (length === 160) throw new Error('the device was lost');
    };
    const { client, workers, worker } = setUp({ model: { ...endless, beforePass }, device: 'webgpu' });
    await client.load(model, 'auto');
    const events: RelayEvent[] = [];
    const run = async (): Promise<void> => {
      const limitless = { ...request, limits: { ...limits, maxTokens: 200 } };
      for await (const batch of client.solve(limitless)) events.push(...batch);
    };
    await expect(run()).rejects.toThrow(
      new DeviceLostError(studentError('gpu-lost', { detail: 'the device was lost' })),
    );
    expect(events.at(-1)?.type).toBe('token');
    expect(worker().terminated).toBe(true);
    await client.load(model, 'wasm');
    expect(workers).toHaveLength(2);
  });

  it('closes for good', async () => {
    const { client, worker } = setUp({ beforeLoad: aborted });
    const loading = client.load(model, 'auto');
    client.dispose();
    await expect(loading).rejects.toThrow('student-closed');
    expect(worker().terminated).toBe(true);
  });
});
