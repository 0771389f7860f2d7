/** Every primitive that training uses, against jax-js's own result on the same numbers. */
import * as ort from '../../engine/node-runtime.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultDevice, grad, init, lax, nn, numpy as np, valueAndGrad, type DType } from '../jax.ts';
import { lower, type InputSpec, type LowerOptions } from './lower.ts';

type Program = (inputs: np.Array[]) => readonly np.Array[];
type Numbers = Float32Array | Int32Array;

beforeAll(async () => {
  await init('wasm');
  defaultDevice('wasm');
});

let state = 1;
/** A reproducible draw from [0, 1). */
function draw(): number {
  state = (state * 48271) % 2147483647;
  return state / 2147483647;
}

const count = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

function randomInput({ shape, type }: InputSpec, below = 3): Numbers {
  const length = count(shape);
  if (type === 'int32' || type === 'int64')
    return Int32Array.from({ length }, () => Math.floor(draw() * below));
  return Float32Array.from({ length }, () => draw() * 2 - 1);
}

function feed({ shape, type }: InputSpec, values: Numbers): ort.Tensor {
  switch (type) {
    case 'int64':
      return new ort.Tensor(
        'int64',
        BigInt64Array.from(values, (value) => BigInt(value)),
        shape,
      );
    case 'int32':
      return new ort.Tensor('int32', Int32Array.from(values), shape);
    case 'bool':
      return new ort.Tensor(
        'bool',
        Uint8Array.from(values, (value) => (value > 0 ? 1 : 0)),
        shape,
      );
    default:
      return new ort.Tensor('float32', Float32Array.from(values), shape);
  }
}

function jaxArray({ shape, type }: InputSpec, values: Numbers): np.Array {
  const dtype: DType =
    type === 'bool' ? np.bool : type === 'int32' || type === 'int64' ? np.int32 : np.float32;
  const data = type === 'bool' ? Array.from(values, (value) => value > 0) : values;
  return np.array(data, { shape: [...shape], dtype });
}

async function runLowered(
  program: Program,
  options: LowerOptions,
  feeds: readonly ort.Tensor[],
): Promise<ort.Tensor[]> {
  const session = await ort.InferenceSession.create(lower(program, options), { logSeverityLevel: 3 });
  const results = await session.run(
    Object.fromEntries(options.inputs.map(({ name }, i) => [name, feeds[i] as ort.Tensor])),
  );
  const outputs = options.outputs.map((name) => results[name] as ort.Tensor);
  await session.release();
  return outputs;
}

/** Runs a program in jax-js and lowered, and compares every output. */
async function agrees(
  program: Program,
  shapes: readonly (
    | readonly number[]
    | { readonly shape: readonly number[]; readonly type: InputSpec['type'] }
  )[],
  tolerance = 3e-5,
  given: readonly (Numbers | undefined)[] = [],
): Promise<void> {
  const inputs = shapes.map((entry, i): InputSpec => {
    const spec = 'shape' in entry ? entry : { shape: entry };
    return {
      name: `x${i}`,
      shape: spec.shape,
      ...('type' in spec && spec.type !== undefined ? { type: spec.type } : {}),
    };
  });
  const values = inputs.map((input, i) => given[i] ?? randomInput(input));
  const expected = program(inputs.map((input, i) => jaxArray(input, values[i] as Numbers)));
  const outputs = expected.map((_, i) => `y${i}`);
  const actual = await runLowered(
    program,
    { inputs, outputs },
    inputs.map((input, i) => feed(input, values[i] as Numbers)),
  );
  for (const [i, array] of expected.entries()) {
    const want = Array.from(array.ref.dataSync(), Number);
    const got = Array.from(actual[i]?.data as Float32Array, Number);
    expect(actual[i]?.dims).toEqual(array.shape);
    expect(got.length).toBe(want.length);
    const scale = Math.max(1, ...want.map(Math.abs));
    const worst = want.reduce((most, value, j) => Math.max(most, Math.abs(value - (got[j] ?? NaN))), 0);
    expect(worst / scale).toBeLessThan(tolerance);
    array.dispose();
  }
}

const ids = (shape: readonly number[]) => ({ shape, type: 'int32' as const });
const truth = (shape: readonly number[]) => ({ shape, type: 'bool' as const });

type OneOperand = (x: np.Array) => np.Array;
type TwoOperands = (x: np.Array, y: np.Array) => np.Array;

describe('element by element', () => {
  const one: Record<string, OneOperand> = {
    neg: (x) => x.neg(),
    reciprocal: (x) => np.reciprocal(x.add(3)),
    floor: (x) => np.floor(x.mul(4)),
    ceil: (x) => np.ceil(x.mul(4)),
    sin: np.sin,
    cos: np.cos,
    atan: np.atan,
    asin: np.asin,
    exp: np.exp,
    log: (x) => np.log(x.add(2)),
    sqrt: (x) => np.sqrt(x.add(2)),
    erf: lax.erf,
    erfc: lax.erfc,
    sigmoid: nn.sigmoid,
    silu: nn.silu,
    'stop gradient': lax.stopGradient,
    'cast to int': (x) => x.mul(5).astype(np.int32),
    'cast to bool and back': (x) => x.less(0).astype(np.float32),
  };
  test.each(Object.entries(one))('%s', async (_, f) => {
    await agrees(([x]) => [f(x as np.Array)], [[3, 4]]);
  });

  const two: Record<string, TwoOperands> = {
    add: (x, y) => x.add(y),
    sub: (x, y) => x.sub(y),
    mul: (x, y) => x.mul(y),
    div: (x, y) => x.div(y.add(3)),
    mod: (x, y) => np.remainder(x, y.add(3)),
    min: np.minimum,
    max: np.maximum,
    less: (x, y) => x.less(y),
    'less or equal': (x, y) => x.lessEqual(y),
    equal: (x, y) => np.round(x).equal(np.round(y)),
    'not equal': (x, y) => np.round(x).notEqual(np.round(y)),
    where: (x, y) => np.where(x.ref.less(0), x, y),
  };
  test.each(Object.entries(two))('%s, with broadcasting', async (_, f) => {
    await agrees(
      ([x, y]) => [f(x as np.Array, y as np.Array)],
      [
        [2, 1, 4],
        [3, 1],
      ],
    );
    await agrees(
      ([x, y]) => [f(x as np.Array, y as np.Array)],
      [
        [5, 3],
        [5, 3],
      ],
    );
  });

  test('truth values', async () => {
    await agrees(
      ([a, b]) => {
        const [x, y] = [a as np.Array, b as np.Array];
        return [
          np.logicalAnd(x.ref, y.ref),
          np.logicalOr(x.ref, y.ref),
          np.logicalNot(x.ref),
          np.where(x.ref, y.ref, x.ref),
          np.any(x.ref, -1),
          np.all(y, 0),
          x.astype(np.int32),
        ];
      },
      [truth([4, 5]), truth([5])],
    );
  });

  test('integers stay integers', async () => {
    await agrees(
      ([a, b]) => {
        const [x, y] = [a as np.Array, b as np.Array];
        return [
          x.ref.add(y.ref),
          x.ref.mul(y.ref),
          x.ref.div(y.ref.add(1)),
          x.ref.mod(y.ref.add(2)),
          x.sub(y),
        ];
      },
      [ids([6]), ids([3, 6])],
    );
  });

  test('an operand stored in another order', async () => {
    await agrees(
      ([a, b]) => {
        const [x, y] = [a as np.Array, b as np.Array];
        return [x.ref.add(np.transpose(y.ref)), np.transpose(x).mul(y.sum(1, { keepdims: true }))];
      },
      [
        [3, 4],
        [4, 3],
      ],
    );
  });
});

describe('movement', () => {
  test('reshape, transpose and broadcast in any order', async () => {
    await agrees(
      ([a]) => {
        const x = a as np.Array;
        return [
          np.transpose(x.ref.reshape([2, 3, 2, 4]), [2, 0, 3, 1]).reshape([4, 12]),
          np.transpose(x.ref).reshape([6, 8]),
          np
            .broadcastTo(x.ref.reshape([6, 1, 8]), [6, 5, 8])
            .reshape([30, 8])
            .add(1),
          np.broadcastTo(np.transpose(x.ref).reshape([8, 1, 6]), [8, 7, 6]).reshape([2, 28, 6]),
          np.transpose(x, [1, 0]).reshape([4, 2, 6]).sum(1),
        ];
      },
      [[6, 8]],
    );
  });

  test('slices, splits, joins, padding and reversal', async () => {
    await agrees(
      ([a]) => {
        const x = a as np.Array;
        const [left, right] = np.split(np.transpose(x.ref), 2, 0) as [np.Array, np.Array];
        return [
          x.ref.slice([1, 3], [2]),
          np.transpose(x.ref).slice([2, 5], 1),
          np.concatenate([right, left], 0),
          np.concatenate([x.ref, np.broadcastTo(x.ref.slice([0, 1]), [3, 6])], 0),
          np.concatenate([x.ref.slice([], [0, 1]), x.ref], 1),
          np.pad(x.ref, [
            [1, 0],
            [2, 3],
          ]),
          np.pad(x.ref.slice([], [0, 1]), [
            [0, 0],
            [2, 3],
          ]),
          np.flip(np.transpose(x), 0),
        ];
      },
      [[4, 6]],
    );
  });

  test('captured arrays', async () => {
    await agrees(
      ([a]) => {
        const x = a as np.Array;
        return [
          x.ref.add(np.arange(4).astype(np.float32)),
          x.ref.mul(np.ones([3, 4])),
          x.ref.mul(np.tril(np.ones([4, 4])).slice([1, 4])),
          x.mul(np.array([0.5, 1, 2]).reshape([3, 1])),
          np.eye(3),
        ];
      },
      [[3, 4]],
    );
  });
});

describe('reductions', () => {
  test('sum, max, min and product over any axes', async () => {
    await agrees(
      ([a]) => {
        const x = a as np.Array;
        return [
          np.sum(x.ref),
          np.sum(x.ref, [0, 2]),
          np.max(x.ref, -1, { keepdims: true }),
          np.min(np.transpose(x.ref, [2, 0, 1]), 0),
          np.prod(x.ref, 1),
          np.mean(x, 1),
        ];
      },
      [[2, 3, 4]],
    );
  });

  test('repeated elements are counted', async () => {
    await agrees(
      ([a]) => {
        const x = a as np.Array;
        const wide = np.broadcastTo(x.ref.reshape([3, 1, 2]), [3, 5, 2]);
        return [
          np.sum(wide.ref, 1),
          np.sum(wide.ref),
          np.max(wide, [1, 2]),
          np.sum(x.reshape([3, 2]).mul(0).add(1)),
        ];
      },
      [[3, 2]],
    );
  });
});

describe('products', () => {
  test.each<[string, readonly number[], readonly number[]]>([
    ['ab,bc->ac', [3, 4], [4, 5]],
    ['ab,cb->ac', [3, 4], [5, 4]],
    ['ba,bc->ca', [4, 3], [4, 5]],
    ['bthd,bshd->bhts', [2, 3, 4, 5], [2, 6, 4, 5]],
    ['bhts,bshd->bthd', [2, 4, 3, 6], [2, 6, 4, 5]],
    ['btkgd,bskd->bkgts', [2, 3, 2, 4, 5], [2, 6, 2, 5]],
    ['bij,bjk->bik', [2, 3, 4], [2, 4, 5]],
    ['i,i->', [6], [6]],
    ['i,j->ij', [3], [4]],
    ['bi,bi->b', [3, 4], [3, 4]],
    ['ij,j->i', [3, 4], [4]],
    ['abc,dbc->da', [2, 3, 4], [5, 3, 4]],
    ['abc,bd->acd', [2, 3, 4], [3, 5]],
  ])('einsum %s and its gradient', async (subscripts, left, right) => {
    const f = (x: np.Array, y: np.Array) => np.sum(np.square(np.einsum(subscripts, x, y)));
    await agrees(([x, y]) => [np.einsum(subscripts, x as np.Array, y as np.Array)], [left, right]);
    await agrees(
      ([x, y]) => {
        const [value, gradients] = valueAndGrad((pair: np.Array[]) =>
          f(pair[0] as np.Array, pair[1] as np.Array),
        )([x as np.Array, y as np.Array]) as [np.Array, np.Array[]];
        return [value, ...gradients];
      },
      [left, right],
      1e-4,
    );
  });

  test('an axis that only one operand has is summed first; one that neither has multiplies', async () => {
    await agrees(
      ([a, b]) => {
        const [x, y] = [a as np.Array, b as np.Array];
        const wide = np.broadcastTo(y.ref.reshape([4, 1]), [4, 5]);
        return [
          np.dot(x.ref, wide),
          np.dot(np.broadcastTo(y.reshape([1, 4, 1]), [3, 4, 5]), np.ones([5])),
          x,
        ];
      },
      [[3, 4], [4]],
    );
  });
});

describe('indexing', () => {
  const table = [7, 4];
  test('rows of a table, and the gradient with rows that repeat', async () => {
    const f = (weights: np.Array, at: np.Array) => np.sum(np.square(np.take(weights, at, 0)));
    await agrees(
      ([w, at]) => {
        const [weights, rows] = [w as np.Array, at as np.Array];
        const [value, gradient] = valueAndGrad((v: np.Array) => f(v, rows.ref))(weights.ref) as [
          np.Array,
          np.Array,
        ];
        return [np.take(weights.ref, rows.ref, 0), np.take(np.transpose(weights), rows, 1), value, gradient];
      },
      [table, ids([5, 9])],
    );
  });

  test('one element of each row, and its gradient', async () => {
    const f = (x: np.Array, at: np.Array) =>
      np.sum(np.square(np.takeAlongAxis(nn.logSoftmax(x, -1), np.expandDims(at, -1), -1)));
    await agrees(
      ([x, at]) => {
        const [value, gradient] = valueAndGrad((v: np.Array) => f(v, (at as np.Array).ref))(
          (x as np.Array).ref,
        ) as [np.Array, np.Array];
        return [value, gradient, np.takeAlongAxis(x as np.Array, np.expandDims(at as np.Array, -1), -1)];
      },
      [[2, 3, 4], ids([2, 3])],
    );
  });

  test('elements at pairs of indices that repeat, and their gradient', async () => {
    const f = (x: np.Array, rows: np.Array, columns: np.Array) => np.sum(np.square(x.slice(rows, columns)));
    await agrees(
      ([x, rows, columns]) => {
        const at = [(rows as np.Array).ref, (columns as np.Array).ref] as const;
        const [value, gradient] = valueAndGrad((v: np.Array) => f(v, at[0].ref, at[1].ref))(
          x as np.Array,
        ) as [np.Array, np.Array];
        return [value, gradient, rows as np.Array, columns as np.Array];
      },
      [[4, 3, 2], ids([5, 1]), ids([6])],
    );
  });

  test('thousands of updates of one row are all added', async () => {
    const count = 20_000;
    const program: Program = ([w, at]) => [
      grad((v: np.Array) => np.sum(np.take(v, (at as np.Array).ref, 0)))(w as np.Array) as np.Array,
    ];
    const inputs: InputSpec[] = [
      { name: 'w', shape: [2, 16] },
      { name: 'at', shape: [count], type: 'int32' },
    ];
    const feeds = [
      new ort.Tensor('float32', new Float32Array(32), [2, 16]),
      new ort.Tensor('int32', new Int32Array(count).fill(1), [count]),
    ];
    const [gradient] = await runLowered(program, { inputs, outputs: ['y'] }, feeds);
    expect(Array.from(gradient?.data as Float32Array)).toEqual([
      ...Array<number>(16).fill(0),
      ...Array<number>(16).fill(count),
    ]);
  });

  test('one-hot rows', async () => {
    await agrees(([at]) => [nn.oneHot(at as np.Array, 3)], [ids([2, 5])]);
  });
});

test('softmax, its gradient and log-softmax', async () => {
  await agrees(
    ([x, y]) => {
      const f = (v: np.Array) => np.sum(nn.softmax(v, -1).mul((y as np.Array).ref));
      const [value, gradient] = valueAndGrad(f)((x as np.Array).ref) as [np.Array, np.Array];
      return [value, gradient, nn.softmax((x as np.Array).ref, 0), nn.logSoftmax(x as np.Array, -1)];
    },
    [
      [3, 5],
      [3, 5],
    ],
  );
});
