/** Chains that spell one operator become it, unless something else reads their inner results. */
import * as ort from '../../engine/node-runtime.ts';
import { beforeAll, expect, test } from 'vitest';
import { defaultDevice, init, nn, numpy as np } from '../jax.ts';
import { lower } from './lower.ts';

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

const values = Float32Array.from({ length: 24 }, (_, i) => Math.sin(1 + 2.3 * i));
const scale = Float32Array.of(1, -2, 0.5, 3);

function rmsNorm(x: np.Array, weight: np.Array): np.Array {
  const meanSquare = np.mean(np.square(x.ref), -1, { keepdims: true });
  return x.mul(np.reciprocal(np.sqrt(meanSquare.add(1e-5)))).mul(weight);
}

type Program = (inputs: np.Array[]) => np.Array[];

const softmax: Program = ([x, weight]) => [nn.softmax(x as np.Array, -1).mul(weight as np.Array)];
const norm: Program = ([x, weight]) => [rmsNorm(x as np.Array, weight as np.Array)];
const normWithParts: Program = ([x, weight]) => {
  const size = np.mean(np.square((x as np.Array).ref), -1, { keepdims: true });
  return [rmsNorm(x as np.Array, weight as np.Array), size];
};

/** Operators appear by name in the bytes of a model. */
const has = (model: Uint8Array, operator: string) => Buffer.from(model).includes(operator);

test.each<[string, Program, string, boolean]>([
  ['softmax', softmax, 'Softmax', true],
  ['RMS norm', norm, 'SimplifiedLayerNormalization', true],
  ['RMS norm with an inner result in use', normWithParts, 'SimplifiedLayerNormalization', false],
])('%s', async (_, program, operator, fused) => {
  const outputs = program === normWithParts ? ['y', 'size'] : ['y'];
  const inputs = [
    { name: 'x', shape: [2, 3, 4] },
    { name: 'weight', shape: [4] },
  ];
  const model = lower(program, { inputs, outputs });
  expect(has(model, operator)).toBe(fused);
  const session = await ort.InferenceSession.create(model);
  const { y } = await session.run({
    x: new ort.Tensor('float32', values, [2, 3, 4]),
    weight: new ort.Tensor('float32', scale, [4]),
  });
  await session.release();
  const [expected] = program([np.array(values, { shape: [2, 3, 4] }), np.array(scale)]);
  const want = Array.from(expected?.dataSync() ?? [], Number);
  expect(y?.data).toHaveLength(want.length);
  want.forEach((value, i) => expect(y?.data[i]).toBeCloseTo(value, 5));
});
