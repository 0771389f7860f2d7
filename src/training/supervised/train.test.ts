import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { defaultAdam } from '../optimizer/adamw.ts';
import type { Document } from '../data/batches.ts';
import { defaultDevice, init } from '../jax.ts';
import { initialParameters } from '../model/initial.ts';
import { defaultMuon } from '../optimizer/muon.ts';
import { supervised } from './loss.ts';
import { trainSupervised, type Progress, type SupervisedTraining } from './train.ts';
import { tinyConfig } from '../testing/tiny-model.ts';

const config = tinyConfig;

/** Counting upwards from a random number, round and round. */
function* counting(step: number): Generator<Document> {
  const random = new Random(5, step);
  for (;;) {
    const start = random.int(0, 11);
    const tokens = Array.from({ length: 8 }, (_, i) => (start + i) % 12);
    yield { tokens, weights: tokens.map(() => 1) };
  }
}

let directory = '';
beforeAll(async () => {
  await init('wasm');
  defaultDevice('wasm');
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'relay-training-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function training(name: string, changes: Partial<SupervisedTraining> = {}): SupervisedTraining {
  return {
    directory: join(directory, name),
    config,
    schedule: { steps: 30, warmupSteps: 3, peak: 1e-2, floor: 0.1 },
    adam: defaultAdam,
    rows: 2,
    length: 16,
    threads: 1,
    initial: () => {
      const random = new Random(1);
      return Promise.resolve(initialParameters(config, () => random.next()));
    },
    documents: counting,
    checkpointSeconds: 1000,
    report: () => undefined,
    ...changes,
  };
}

describe('trainSupervised', () => {
  it('minimises the objective of each step, also after an interruption', async () => {
    const nothing: typeof supervised = {
      fields: supervised.fields,
      loss: (parameters, shape, batch) => supervised.loss(parameters, shape, batch).mul(0),
    };
    const adam = { ...defaultAdam, weightDecay: 0, beta1: 0 };
    const schedule = { steps: 6, warmupSteps: 1, peak: 1e-2, floor: 1 };
    const objective = (step: number) => (step <= 3 ? supervised : nothing);
    const short = await trainSupervised(
      training('short', { adam, schedule: { ...schedule, steps: 3 }, objective }),
    );
    const interruption = new AbortController();
    const stopAt = (last: number) => (progress: Progress) => {
      if (progress.step === last) interruption.abort();
    };
    const broken = { adam, schedule, objective };
    await trainSupervised(training('broken', { ...broken, signal: interruption.signal, report: stopAt(4) }));
    const resumed = await trainSupervised(training('broken', broken));
    expect(resumed.step).toBe(6);
    expect(resumed.parameters).toEqual(short.parameters);
  });

  it.each([
    ['AdamW', {}],
    [
      'AdamW and Muon',
      { muon: defaultMuon, schedule: { steps: 30, warmupSteps: 3, peak: 3e-2, floor: 0.1 } },
    ],
  ])('lowers the loss with %s', async (_, optimizer) => {
    const losses: number[] = [];
    const report = ({ loss }: Progress) => losses.push(loss);
    await trainSupervised(training('whole', { ...optimizer, report }));
    expect(losses).toHaveLength(30);
    expect(losses.at(-1)).toBeLessThan(0.5 * (losses[0] ?? 0));
  });

  it('reaches the same weights after an interruption as without one', async () => {
    const muon = defaultMuon;
    const whole = await trainSupervised(training('whole', { muon }));
    const interruption = new AbortController();
    await trainSupervised(
      training('broken', {
        muon,
        signal: interruption.signal,
        report: ({ step }) => {
          if (step === 11) interruption.abort();
        },
      }),
    );
    const seen: number[] = [];
    const resumed = await trainSupervised(
      training('broken', { muon, report: ({ step }) => seen.push(step) }),
    );
    expect(seen[0]).toBe(12);
    expect(resumed.tokens).toBe(whole.tokens);
    expect(resumed.parameters).toEqual(whole.parameters);
  });

  it('refuses a checkpoint of another shape', async () => {
    await trainSupervised(
      training('small', { schedule: { steps: 1, warmupSteps: 1, peak: 1e-2, floor: 1 } }),
    );
    const wider = { ...config, feedForwardSize: 32 };
    await expect(trainSupervised(training('small', { config: wider }))).rejects.toThrow('another shape');
  });
});
