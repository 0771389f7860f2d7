import { beforeAll, expect, it } from 'vitest';
import { defaultDevice, init, numpy as np } from '../jax.ts';
import { tinyConfig, uniformFrom } from '../testing/tiny-model.ts';
import { parameterShapes } from './config.ts';
import { forward, logitsOf } from './forward.ts';
import { initialParameters } from './initial.ts';
import { temperatureScaled } from './temperature-scaling.ts';

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

it('divides every logit by the temperature', () => {
  const shapes = parameterShapes(tinyConfig);
  const logits = (lists: readonly Float32Array[]): number[] => {
    const values = new Map(
      shapes.map(({ name, shape }, i) => [name, np.array(lists[i] as Float32Array, { shape: [...shape] })]),
    );
    const tokens = np.array([1, 2, 3], { dtype: np.int32 }).reshape([1, 3]);
    const positions = np.arange(3).reshape([1, 3]);
    const visible = np
      .tril(np.ones([3, 3]))
      .reshape([1, 3, 3])
      .astype(np.bool);
    return Array.from(
      logitsOf(forward(values, tinyConfig, { tokens, positions, visible }).hidden, values).dataSync(),
      Number,
    );
  };
  const parameters = initialParameters(tinyConfig, uniformFrom(2));
  const before = logits(parameters);
  logits(temperatureScaled(tinyConfig, parameters, 0.5)).forEach((logit, i) =>
    expect(logit).toBeCloseTo(2 * (before[i] ?? NaN), 3),
  );
});
