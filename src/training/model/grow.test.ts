import { beforeAll, describe, expect, it } from 'vitest';
import { defaultDevice, init, numpy as np } from '../jax.ts';
import { parameterShapes, type Qwen3Config } from './config.ts';
import { forward, logitsOf } from './forward.ts';
import { grownParameters } from './grow.ts';
import { initialParameters } from './initial.ts';
import { uniformFrom } from '../testing/tiny-model.ts';

const small: Qwen3Config = {
  vocabularySize: 19,
  hiddenSize: 16,
  layers: 1,
  heads: 4,
  keyValueHeads: 2,
  headSize: 4,
  feedForwardSize: 24,
  ropeTheta: 10_000,
  normEpsilon: 1e-6,
  contextLength: 16,
};

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

function logits(config: Qwen3Config, values: readonly Float32Array[]): Float32Array {
  const parameters = new Map(
    parameterShapes(config).map(({ name, shape }, i) => [
      name,
      np.array(values[i] ?? [], { shape: [...shape] }),
    ]),
  );
  const visible = [true, false, false, true, true, false, true, true, true];
  const { hidden } = forward(parameters, config, {
    tokens: np.array([3, 1, 17], { dtype: np.int32 }).reshape([1, 3]),
    positions: np.array([0, 1, 2], { dtype: np.int32 }).reshape([1, 3]),
    visible: np.array(visible, { dtype: np.bool }).reshape([1, 3, 3]),
  });
  return logitsOf(hidden, parameters).dataSync() as Float32Array;
}

describe('growing a model', () => {
  const trained = initialParameters(small, uniformFrom(3)).map((values) =>
    values.map((value) => value * 1.3),
  );
  const before = () => [...logits(small, trained)];

  it.each([
    ['a wider stream', { hiddenSize: 24 }],
    ['more heads', { heads: 6 }],
    ['more layers', { layers: 3 }],
    ['a wider feed-forward', { feedForwardSize: 32 }],
    ['everything at once', { hiddenSize: 24, heads: 6, layers: 2, feedForwardSize: 40 }],
  ])('keeps the logits: %s', (_, changes) => {
    const large = { ...small, ...changes };
    const after = [...logits(large, grownParameters(small, trained, large, uniformFrom(5)))];
    const expected = before();
    after.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
  });

  it.each([
    ['headSize', { headSize: 8 }],
    ['layers', { layers: 0 }],
  ])('refuses another %s', (name, changes) => {
    expect(() => grownParameters(small, trained, { ...small, ...changes }, uniformFrom(5))).toThrow(name);
  });
});
