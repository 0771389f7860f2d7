import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { defaultAdam } from '../optimizer/adamw.ts';
import { BatchDecoder } from '../decoding/batch-decoder.ts';
import { defaultDevice, init } from '../jax.ts';
import { initialParameters } from '../model/initial.ts';
import type { TrainingRollout } from './rollout-batch.ts';
import { defaultPolicy } from './loss.ts';
import type { PolicyProgress } from './progress.ts';
import { trainPolicy, type PolicyTraining } from './train.ts';
import { tinyConfig } from '../testing/tiny-model.ts';

const config = tinyConfig;
const groups = 6;
const rollouts = 8;
const wanted = [4, 9];

let directory = '';
beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'relay-policy-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Two tokens after a prompt of one of two kinds: right when the first of them is the one that the kind wants. */
async function sampled(parameters: readonly Float32Array[], step: number): Promise<TrainingRollout[]> {
  const random = new Random(9, step);
  const decoder = await BatchDecoder.load({ config, parameters }, 'float32', 1);
  const prompts = Array.from({ length: groups }, () => [random.int(0, 11), random.int(0, 1)]);
  const outputs = await decoder.decode(
    prompts.flatMap((prompt) => Array.from({ length: rollouts }, () => prompt)),
    { maxTokens: 2, endTokens: [], temperature: 1, uniform: () => random.next() },
  );
  await decoder.release();
  return outputs.map((output, i) => {
    const group = Math.floor(i / rollouts);
    const prompt = prompts[group] ?? [];
    return {
      group,
      outcome: { right: output[0] === wanted[prompt[1] ?? 0], called: false, askedRatio: 0 },
      document: { tokens: [...prompt, ...output], weights: [0, 0, 1, 1] },
      studentTokens: output.length,
      teacherTokens: 0,
      malformed: 0,
      callPlaces: [],
    };
  });
}

function training(name: string, changes: Partial<PolicyTraining> = {}): PolicyTraining {
  const random = new Random(1);
  const reference = initialParameters(config, () => random.next());
  return {
    directory: join(directory, name),
    config,
    reference,
    schedule: { steps: 60, warmupSteps: 2, peak: 1e-2, floor: 0.2 },
    adam: { ...defaultAdam, weightDecay: 0 },
    policy: { ...defaultPolicy, klCoef: 1e-3 },
    // No target has these ids, so no rollout contains a call.
    words: { open: -1, close: -1, base: reference },
    reward: 'simple',
    rows: 8,
    length: 12,
    threads: 1,
    collectRollouts: sampled,
    checkpointSeconds: 1000,
    report: () => undefined,
    ...changes,
  };
}

const meanReward = (steps: readonly PolicyProgress[]): number =>
  steps.reduce((sum, { reward }) => sum + reward, 0) / steps.length;

describe('policy optimisation', () => {
  it('raises the reward: from guessing to knowing what is wanted', async () => {
    const steps: PolicyProgress[] = [];
    await trainPolicy(training('whole', { report: (progress) => steps.push(progress) }));
    expect(meanReward(steps.slice(0, 5))).toBeLessThan(0.3);
    expect(meanReward(steps.slice(-5))).toBeGreaterThan(0.8);
    // The first step is taken from the reference itself, the later ones are not.
    expect(steps[0]?.updates?.kl).toBeCloseTo(0, 5);
    expect(steps[9]?.updates?.kl).toBeGreaterThan(0.01);
  });

  it('reaches the same weights after an interruption as without one', async () => {
    const schedule = { steps: 6, warmupSteps: 1, peak: 1e-2, floor: 1 };
    const whole = await trainPolicy(training('whole', { schedule }));
    const interruption = new AbortController();
    await trainPolicy(
      training('broken', {
        schedule,
        signal: interruption.signal,
        report: ({ step }) => {
          if (step === 3) interruption.abort();
        },
      }),
    );
    const seen: number[] = [];
    const resumed = await trainPolicy(
      training('broken', { schedule, report: ({ step }) => seen.push(step) }),
    );
    expect(seen).toEqual([4, 5, 6]);
    expect(resumed.updates).toBe(whole.updates);
    expect(resumed.parameters).toEqual(whole.parameters);
  });

  it('leaves the weights alone where nothing tells rollouts apart', async () => {
    const start = training('same');
    const state = await trainPolicy({
      ...start,
      schedule: { steps: 2, warmupSteps: 1, peak: 1e-2, floor: 1 },
      collectRollouts: async (parameters, step) =>
        (await sampled(parameters, step)).map((each) => ({
          ...each,
          outcome: { right: false, called: false, askedRatio: 0 },
        })),
    });
    expect(state.parameters).toEqual(start.reference);
    expect(state.updates).toBe(0);
  });
});
