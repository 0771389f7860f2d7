import { beforeAll, describe, expect, it } from 'vitest';
import { defaultDevice, init, numpy as np, valueAndGrad } from '../jax.ts';
import { parameterShapes, type Qwen3Config } from '../model/config.ts';
import { initialParameters } from '../model/initial.ts';
import { named } from '../model/parameters.ts';
import { maskedLogProbabilities } from '../model/packed-likelihood.ts';
import { defaultPolicy, policyFields, policyObjective, type PolicyField } from './loss.ts';
import { tinyConfig, uniformFrom } from '../testing/tiny-model.ts';

const config: Qwen3Config = {
  ...tinyConfig,
  vocabularySize: 11,
  hiddenSize: 8,
  headSize: 4,
  feedForwardSize: 12,
};
const shapes = parameterShapes(config);
const [rows, length] = [2, 6];
const slots = Array.from({ length: rows * length }, (_, i) => i);

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

const values = initialParameters(config, uniformFrom(3));

type Batch = Record<PolicyField, number[]>;

function batch(changes: Partial<Batch> = {}): Batch {
  return {
    tokens: slots.map((i) => (i * 7) % 11),
    targets: slots.map((i) => ((i + 1) * 7) % 11),
    positions: slots.map((i) => i % length),
    documents: slots.map((i) => (i % length < 3 ? 0 : 1)),
    commandMask: slots.map(() => 0),
    callsMasked: slots.map(() => 0),
    weights: slots.map((i) => (i % 4 === 0 ? 0 : 1)),
    advantages: slots.map((i) => (i % length < 3 ? 0.8 : -1.2)),
    old: slots.map((i) => -2.3 + 0.1 * (i % 3)),
    reference: slots.map((i) => -2.2 - 0.2 * (i % 2)),
    ...changes,
  };
}

const parameterArrays = (lists: readonly Float32Array[]) =>
  lists.map((list, i) => np.array(list, { shape: [...(shapes[i]?.shape ?? [])] }));

function arraysOf(given: Batch): Record<PolicyField, np.Array> {
  const entries = policyFields.map(({ name, type }) => [
    name,
    np.array(given[name], { dtype: type === 'int32' ? np.int32 : np.float32 }).reshape([rows, length]),
  ]);
  return Object.fromEntries(entries) as Record<PolicyField, np.Array>;
}

const [open, close] = [3, 8];
const callTokens = [open, close];
const base = initialParameters(config, uniformFrom(4));
const { loss: whole } = policyObjective(defaultPolicy, { open, close, base });
/** Without what holds words to the base student: what a policy earns and pays. */
const { loss } = policyObjective({ ...defaultPolicy, words: 0 }, { open, close, base });
const lossAt = (lists: readonly Float32Array[], given: Batch, of = loss): number =>
  Number(of(parameterArrays(lists), config, arraysOf(given)).dataSync()[0]);

function gradientAt(lists: readonly Float32Array[], given: Batch, of = loss): number[][] {
  const [, gradients] = valueAndGrad((list: np.Array[]) => of(list, config, arraysOf(given)))(
    parameterArrays(lists),
  ) as [np.Array, np.Array[]];
  return gradients.map((gradient) => Array.from(gradient.dataSync(), Number));
}

function currentLogProbabilities(changes: Partial<Batch> = {}, lists = values): number[] {
  const { tokens, targets, positions, documents, commandMask, callsMasked } = arraysOf(batch(changes));
  const packed = { tokens, targets, positions, documents, commandMask, callsMasked };
  const result = maskedLogProbabilities(named(config, parameterArrays(lists)), config, callTokens, packed);
  return Array.from(result.dataSync(), Number);
}

describe('the policy loss', () => {
  it('has the gradient that finite differences give', () => {
    const given = batch({ old: currentLogProbabilities().map((value, i) => value + 0.05 * ((i % 3) - 1)) });
    const gradients = gradientAt(values, given, whole);
    const step = 1e-3;
    const uniform = uniformFrom(11);
    // All numbers of a parameter move at once, each up or down: two losses check its whole gradient.
    for (const [which, list] of values.entries()) {
      const signs = Array.from(list, () => (uniform() < 0.5 ? -1 : 1));
      const moved = (by: number) =>
        values.map((each, i) => (i === which ? each.map((value, j) => value + by * (signs[j] ?? 0)) : each));
      const slope = (lossAt(moved(step), given, whole) - lossAt(moved(-step), given, whole)) / (2 * step);
      const expected = signs.reduce((sum, sign, j) => sum + sign * (gradients[which]?.[j] ?? NaN), 0);
      expect(expected, shapes[which]?.name ?? '').toBeCloseTo(slope, 2);
    }
  });

  it('is minus the mean advantage where the policy has not moved and equals its reference', () => {
    const now = currentLogProbabilities();
    const given = batch({ old: now, reference: now });
    const counted = slots.filter((i) => (given.weights[i] ?? 0) > 0);
    const mean = counted.reduce((sum, i) => sum + (given.advantages[i] ?? 0), 0) / counted.length;
    expect(lossAt(values, given)).toBeCloseTo(-mean, 4);
  });

  it('takes no gradient from tokens of weight 0', () => {
    const now = currentLogProbabilities();
    const of = (unweighted: number) =>
      gradientAt(
        values,
        batch({
          old: now,
          reference: now,
          advantages: slots.map((i) => (i % 4 === 0 ? unweighted : 0.5)),
        }),
      );
    expect(of(5)).toEqual(of(-5));
  });

  it.each([
    ['a gain that has run its course', 1, -1],
    ['a loss that has run its course', -1, 1],
    ['a loss that has run away', -1, -4],
  ])('takes no gradient from %s', (_, advantage, moved) => {
    const now = currentLogProbabilities();
    const given = batch({
      // The ratio is e^-moved.
      old: now.map((value) => value + moved),
      reference: now,
      advantages: slots.map(() => advantage),
    });
    expect(Math.max(...gradientAt(values, given).flat().map(Math.abs))).toBeLessThan(1e-7);
  });

  describe('of tokens that were drawn with calls masked', () => {
    const masked = { callsMasked: slots.map(() => 1), targets: slots.map(() => 5) };

    it('uses a distribution over the other tokens only', () => {
      const others = Array.from({ length: 11 }, (_, id) => id).filter((id) => !callTokens.includes(id));
      const sums = slots.map(() => 0);
      for (const id of others) {
        const at = currentLogProbabilities({ ...masked, targets: slots.map(() => id) });
        at.forEach((value, slot) => (sums[slot] = (sums[slot] ?? 0) + Math.exp(value)));
      }
      for (const sum of sums) expect(sum).toBeCloseTo(1, 4);
    });

    it('leaves the calls alone: the same gradient however probable a call is', () => {
      const now = currentLogProbabilities(masked);
      const given = batch({ ...masked, old: now, reference: now.map((value) => value + 0.3) });
      const embedding = shapes.findIndex(({ name }) => name === 'model.embed_tokens.weight');
      const { hiddenSize } = config;
      const gradient = gradientAt(values, { ...given, tokens: slots.map(() => 5) })[embedding] ?? [];
      for (const id of callTokens) {
        for (const value of gradient.slice(id * hiddenSize, (id + 1) * hiddenSize)) expect(value).toBe(0);
      }
      expect(Math.max(...gradient.map(Math.abs))).toBeGreaterThan(1e-4);
    });
  });

  it('draws the policy to its reference', () => {
    const now = currentLogProbabilities();
    const given = batch({
      old: now,
      reference: now.map((value) => value + 0.5),
      advantages: slots.map(() => 0),
    });
    const before = lossAt(values, given);
    const gradients = gradientAt(values, given);
    const stepped = values.map((list, i) => list.map((value, j) => value - 0.5 * (gradients[i]?.[j] ?? 0)));
    expect(before).toBeGreaterThan(0);
    expect(lossAt(stepped, given)).toBeLessThan(before);
  });

  describe('where a call begins', () => {
    const now = (targets: number[]) => currentLogProbabilities({ targets });
    const still = (targets: number[]) => {
      const values = now(targets);
      return batch({ targets, old: values, reference: values, advantages: slots.map(() => 0) });
    };
    const calling = slots.map(() => open);
    const writing = slots.map(() => 5);
    /** The base student, but for how it reads and writes the call tokens. */
    const called = base.map((list, i) => {
      if (shapes[i]?.name !== 'model.embed_tokens.weight') return list;
      return list.map((value, j) =>
        callTokens.includes(Math.floor(j / config.hiddenSize)) ? -2 * value : value,
      );
    });

    it('draws what would be written instead to the base student, and only there', () => {
      expect(lossAt(values, still(writing), whole)).toBeCloseTo(0, 5);
      const given = still(calling);
      const before = lossAt(values, given, whole);
      expect(before).toBeGreaterThan(0.01);
      const gradients = gradientAt(values, given, whole);
      const stepped = values.map((list, i) => list.map((value, j) => value - 0.1 * (gradients[i]?.[j] ?? 0)));
      // The policy's own terms are at rest, so that what falls is the distance from the base student.
      expect(lossAt(stepped, given, whole)).toBeLessThan(before);
    });

    it('lets the base student call as it likes', () => {
      const given = { ...still(calling), tokens: slots.map(() => 5) };
      const own = currentLogProbabilities({ targets: calling, tokens: given.tokens }, called);
      expect(lossAt(called, { ...given, old: own, reference: own }, whole)).toBeCloseTo(0, 5);
    });
  });
});
