/** A whole train step of a small transformer, lowered and in jax-js: loss, gradients and AdamW must agree. */
import * as ort from '../../engine/node-runtime.ts';
import { beforeAll, expect, test } from 'vitest';
import { defaultAdam } from '../optimizer/adamw.ts';
import { defaultDevice, init, numpy as np, valueAndGrad } from '../jax.ts';
import { parameterShapes, type Qwen3Config } from '../model/config.ts';
import { initialParameters } from '../model/initial.ts';
import { supervised } from '../supervised/loss.ts';
import { trainStep } from '../graph/train-step.ts';
import { lower } from './lower.ts';
import { tinyConfig, uniformFrom } from '../testing/tiny-model.ts';

const config: Qwen3Config = {
  ...tinyConfig,
  vocabularySize: 31,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  contextLength: 64,
};
const rows = 2;
const length = 7;

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

const shapes = parameterShapes(config);
const slots = Array.from({ length: rows * length }, (_, i) => i);

interface Case {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

function batch(): Case[] {
  const integers = (name: string, f: (slot: number) => number): Case => ({
    name,
    shape: [rows, length],
    values: Int32Array.from(slots, f),
  });
  return [
    integers('tokens', (i) => (i * 7) % 31),
    integers('targets', (i) => ((i + 1) * 7) % 31),
    integers('positions', (i) => i % length),
    integers('documents', (i) => (i % length < 4 ? 0 : 1)),
    {
      name: 'weights',
      shape: [rows, length],
      values: Float32Array.from(slots, (i) => (i % 5 === 0 ? 0 : 1)),
    },
  ];
}

function parameters(): Case[] {
  const values = initialParameters(config, uniformFrom(3));
  return shapes.map(({ name, shape }, i) => ({ name, shape, values: values[i] ?? new Float32Array() }));
}

const arrayOf = ({ shape, values }: Case) => np.array(values, { shape: [...shape] });

async function compare(
  program: (inputs: np.Array[]) => np.Array[],
  cases: readonly Case[],
  tolerance: number,
): Promise<void> {
  const expected = program(cases.map(arrayOf));
  const outputs = expected.map((_, i) => `y${i}`);
  const inputs = cases.map(({ name, shape, values }) => ({
    name,
    shape,
    type: values instanceof Int32Array ? ('int32' as const) : ('float32' as const),
  }));
  const session = await ort.InferenceSession.create(lower(program, { inputs, outputs }), {
    logSeverityLevel: 3,
  });
  const actual = await session.run(
    Object.fromEntries(
      cases.map(({ name, shape, values }) => [
        name,
        values instanceof Int32Array
          ? new ort.Tensor('int32', values, shape)
          : new ort.Tensor('float32', values, shape),
      ]),
    ),
  );
  await session.release();
  for (const [i, array] of expected.entries()) {
    const want = Array.from(array.dataSync(), Number);
    const got = Array.from(actual[`y${i}`]?.data as Float32Array, Number);
    const scale = Math.max(...want.map(Math.abs), 1e-3);
    const worst = want.reduce((most, value, j) => Math.max(most, Math.abs(value - (got[j] ?? NaN))), 0);
    expect(worst / scale, `output ${i}`).toBeLessThan(tolerance);
  }
}

type BatchArrays = [np.Array, np.Array, np.Array, np.Array, np.Array];

function lossOn(arrays: readonly np.Array[]): (values: readonly np.Array[]) => np.Array {
  const [tokens, targets, positions, documents, weights] = arrays as BatchArrays;
  return (values) =>
    supervised.loss(values, config, {
      tokens: tokens.ref,
      targets: targets.ref,
      positions: positions.ref,
      documents: documents.ref,
      commandMask: np.zerosLike(documents.ref),
      weights: weights.ref,
    });
}

test('loss and the gradient of every parameter', async () => {
  const program = (inputs: np.Array[]) => {
    const loss = lossOn(inputs.slice(shapes.length));
    const [value, gradients] = valueAndGrad((list: np.Array[]) => loss(list))(
      inputs.slice(0, shapes.length),
    ) as [np.Array, np.Array[]];
    return [value, ...gradients];
  };
  await compare(program, [...parameters(), ...batch()], 1e-4);
});

test('a step of AdamW', async () => {
  const scalars = { learningRate: 1e-2, meanCorrection: 10, varianceCorrection: 20 };
  const program = (inputs: np.Array[]) => {
    const count = shapes.length;
    const [learningRate, meanCorrection, varianceCorrection] = inputs.slice(3 * count) as [
      np.Array,
      np.Array,
      np.Array,
    ];
    const after = trainStep(
      lossOn(inputs.slice(3 * count + 3)),
      {
        parameters: inputs.slice(0, count),
        means: inputs.slice(count, 2 * count),
        variances: inputs.slice(2 * count, 3 * count),
        learningRate,
        meanCorrection,
        varianceCorrection,
      },
      shapes,
      defaultAdam,
    );
    return [after.loss, after.gradientNorm, ...after.parameters, ...after.means, ...after.variances];
  };
  const like = (role: string, value: number): Case[] =>
    parameters().map(({ name, shape, values }) => ({
      name: `${role}/${name}`,
      shape,
      values: new Float32Array(values.length).fill(value),
    }));
  const rates = Object.entries(scalars).map(([name, value]) => ({
    name,
    shape: [],
    values: Float32Array.of(value),
  }));
  await compare(
    program,
    [...parameters(), ...like('mean', 0.01), ...like('variance', 0.01), ...rates, ...batch()],
    1e-3,
  );
});
