/** One graph at many sizes: named dimensions are computed from the inputs at run time. */
import * as ort from '../../engine/node-runtime.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultDevice, init, nn, numpy as np } from '../jax.ts';
import { lower, type InputSpec, type LowerOptions } from './lower.ts';

beforeAll(async () => {
  await init('wasm');
  defaultDevice('wasm');
});

const dimensions = { batch: 101, sequence: 103, past: 107, 'past + sequence': 210 };
const { batch, sequence, past } = dimensions;
const total = dimensions['past + sequence'];

type Program = (inputs: np.Array[]) => readonly np.Array[];

async function session(program: Program, options: LowerOptions): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(lower(program, options), { logSeverityLevel: 3 });
}

const numbers = (shape: readonly number[], seed: number) =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(seed + 1.7 * i));

/** Grouped attention over a cache, with a causal mask from slots and a softmax: what the inference graph is made of. */
function attend(inputs: np.Array[]): np.Array[] {
  const [x, weight, pastKey, mask] = inputs as [np.Array, np.Array, np.Array, np.Array];
  const [rows, length] = x.shape as [number, number];
  const before = pastKey.shape[2] as number;
  const query = np.transpose(np.matmul(x.ref, weight.ref).reshape([rows, length, 2, 2, 4]), [0, 2, 3, 1, 4]);
  const newKey = np.transpose(x.reshape([rows, length, 2, 4]), [0, 2, 1, 3]);
  weight.dispose();
  // jax-js cannot join empty arrays; the traced graph always joins.
  const key = before === 0 ? newKey : np.concatenate([pastKey, newKey], 2);
  const scores = np.matmul(query.reshape([rows, 2, 2 * length, 4]), np.transpose(key.ref, [0, 1, 3, 2]));
  const keys = before + length;
  const earlier = np.lessEqual(np.arange(keys), np.arange(before, keys).reshape([length, 1]));
  const visible = np.logicalAnd(earlier.reshape([1, length, keys]), mask.greater(0).reshape([rows, 1, keys]));
  const masked = np.where(
    visible.reshape([rows, 1, 1, length, keys]),
    scores.reshape([rows, 2, 2, length, keys]),
    -1e9,
  );
  const weights = nn.softmax(masked, -1).reshape([rows, 2, 2 * length, keys]);
  const mixed = np.transpose(np.matmul(weights, key.ref).reshape([rows, 2, 2, length, 4]), [0, 3, 1, 2, 4]);
  return [mixed.reshape([rows, length, 16]), key];
}

function attendInputs(rows: number, length: number, before: number): InputSpec[] {
  return [
    { name: 'x', shape: [rows, length, 8] },
    { name: 'weight', shape: [8, 16] },
    { name: 'past', shape: [rows, 2, before, 4] },
    { name: 'mask', shape: [rows, before + length], type: 'int64' },
  ];
}

test.each([
  [1, 1, 0],
  [1, 1, 6],
  [2, 3, 5],
  [3, 4, 0],
])('attention over a cache: batch %i, %i new tokens, %i kept', async (rows, length, before) => {
  const outputs = ['mixed', 'present'];
  const graph = await session(attend, { inputs: attendInputs(batch, sequence, past), outputs, dimensions });
  const specs = attendInputs(rows, length, before);
  const values = specs.map(({ shape }, i) => numbers(shape, i));
  const mask = Int32Array.from(values[3] ?? [], (_, i) => (i === 1 ? 0 : 1));
  const actual = await graph.run(
    Object.fromEntries(
      specs.map(({ name, shape }, i) => [
        name,
        name === 'mask'
          ? new ort.Tensor(
              'int64',
              BigInt64Array.from(mask, (bit) => BigInt(bit)),
              shape,
            )
          : new ort.Tensor('float32', values[i] ?? new Float32Array(), shape),
      ]),
    ),
  );
  await graph.release();
  const arrays = specs.map(({ shape }, i) => {
    if (shape.includes(0)) return np.zeros([...shape]);
    return np.array(i === 3 ? mask : (values[i] ?? []), { shape: [...shape] });
  });
  const expected = attend(arrays);
  for (const [i, name] of outputs.entries()) {
    const want = expected[i] as np.Array;
    expect(actual[name]?.dims).toEqual(want.shape);
    const got = actual[name]?.data as Float32Array;
    Array.from(want.dataSync(), Number).forEach((value, j) => expect(got[j]).toBeCloseTo(value, 4));
  }
});

describe('what cannot be known at run time is refused', () => {
  const inputs: InputSpec[] = [
    { name: 'x', shape: [batch, sequence, 8] },
    { name: 'mask', shape: [batch, total] },
  ];
  const refused: Record<string, [Program, RegExp]> = {
    'an output of a merged size': [([x]) => [(x as np.Array).reshape([batch * sequence, 8])], /dimension/],
    'a join of an undeclared size': [
      ([x]) => [np.concatenate([(x as np.Array).ref, x as np.Array], 1)],
      /concatenate/,
    ],
    'a captured array that is no range': [
      ([x]) => [(x as np.Array).mul(np.array(numbers([sequence, 1], 1), { shape: [sequence, 1] }))],
      /captured/,
    ],
    'a split of a named dimension': [
      ([, mask]) => [np.sum((mask as np.Array).reshape([batch, 3, total / 3]), 1)],
      /named dimension/,
    ],
  };
  test.each(Object.entries(refused))('%s', (_, [program, message]) => {
    expect(() => lower(program, { inputs, outputs: ['y'], dimensions })).toThrow(message);
  });
});

test.each([0, 1, 5])('a reshape around a size that is %i at run time', async (before) => {
  const graph = await session(([x]) => [(x as np.Array).reshape([batch, past, 4]).add(1)], {
    inputs: [{ name: 'x', shape: [batch, 1, past, 4] }],
    outputs: ['y'],
    dimensions,
  });
  const { y } = await graph.run({
    x: new ort.Tensor('float32', numbers([3, before, 4], 1), [3, 1, before, 4]),
  });
  await graph.release();
  expect(y?.dims).toEqual([3, before, 4]);
});

test('stored half-precision values are widened', async () => {
  const halves = Uint16Array.of(0x3c00, 0xc000, 0x3800, 0x0000);
  const graph = await session(([x, w]) => [np.matmul(x as np.Array, w as np.Array)], {
    inputs: [
      { name: 'x', shape: [batch, 2] },
      { name: 'w', shape: [2, 2], stored: { type: 'float16', bytes: new Uint8Array(halves.buffer) } },
    ],
    outputs: ['y'],
    dimensions,
  });
  const { y } = await graph.run({ x: new ort.Tensor('float32', Float32Array.of(1, 2, 3, 4), [2, 2]) });
  await graph.release();
  expect(Array.from(y?.data as Float32Array)).toEqual([2, -2, 5, -6]);
  expect(graph.inputNames).toEqual(['x']);
});
