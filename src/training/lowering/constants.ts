/**
 * Arrays that a traced program captured. Most are regular: a fill is stored as one number, a range over a named
 * dimension becomes a range at run time, and axes along which nothing changes are not stored.
 */
import type { numpy as np } from '../jax.ts';
import type { Graph, Tensor } from './graph.ts';
import { constantValue, type Value } from './layout.ts';
import type { ElementType } from './onnx.ts';
import { product, repeated, stored } from './view.ts';

type Captured = { readonly shape: number[]; readonly dtype: string };

function isArray(value: Captured): value is np.Array {
  return 'dataSync' in value;
}

/** @throws if the array is of a type, or varies over a named dimension in a way, that a graph cannot store */
export function constantArray(graph: Graph, captured: Captured): Value {
  if (!isArray(captured)) throw new Error('The program captured a value of an unfinished trace.');
  const type = captured.dtype as string;
  if (type !== 'float32' && type !== 'int32' && type !== 'bool' && type !== 'float64') {
    throw new Error(`The program captured an array of type ${type}, which the lowering cannot store.`);
  }
  const { shape } = captured;
  const values = Array.from(captured.ref.dataSync(), Number);
  const varying = shape.map((size, axis) => size > 1 && variesAlong(values, shape, axis));
  if (!varying.includes(true)) return constantValue(graph, type, values[0] ?? 0, shape);
  const core = shape.filter((_, axis) => varying[axis] === true);
  const kept = pickVarying(values, shape, varying);
  const tensor = core.some((size) => graph.dimensions.isSymbolic(size))
    ? runTimeRange(graph, type, core, kept)
    : graph.constant(type, core, kept);
  const axes = shape.map((size, axis) =>
    size === 1 ? [] : [varying[axis] === true ? stored(size) : repeated(size)],
  );
  return { tensor, storage: axes.flat().filter((factor) => factor.stored), axes };
}

function strideOf(shape: readonly number[], axis: number): number {
  return product(shape.slice(axis + 1));
}

function variesAlong(values: readonly number[], shape: readonly number[], axis: number): boolean {
  const stride = strideOf(shape, axis);
  const size = shape[axis] ?? 1;
  return values.some(
    (value, i) => Math.floor(i / stride) % size > 0 && !Object.is(value, values[i - stride]),
  );
}

/** The elements whose coordinate is 0 on every axis along which nothing varies. */
function pickVarying(
  values: readonly number[],
  shape: readonly number[],
  varying: readonly boolean[],
): number[] {
  return values.filter((_, i) =>
    shape.every((size, axis) => varying[axis] === true || Math.floor(i / strideOf(shape, axis)) % size === 0),
  );
}

/** start, start + step, ... over a named dimension; a start that equals a stand-in means that dimension. */
function runTimeRange(
  graph: Graph,
  type: ElementType,
  shape: readonly number[],
  values: readonly number[],
): Tensor {
  const [size] = shape;
  const [start, next] = values;
  const name = size === undefined ? null : graph.dimensions.nameOf(size);
  const regular =
    shape.length === 1 &&
    start !== undefined &&
    next !== undefined &&
    values.every((value, i) => value === start + i * (next - start));
  if (!regular || name === null || type !== 'int32') {
    throw new Error(
      `The program captured an array of shape [${shape.join()}] that varies over a named dimension and is no range ` +
        `of integers: its values at other sizes are unknown.`,
    );
  }
  const step = next - start;
  const count = graph.reshape(graph.dimensionValue(name), []);
  const zeroBased = graph.emit(
    'Range',
    [graph.scalar('int64', 0), count, graph.scalar('int64', 1)],
    'int64',
    shape,
  );
  const scaled = graph.emit('Mul', [zeroBased, graph.scalar('int64', step)], 'int64', shape);
  const begins = graph.reshape(graph.sizes([[start]]), []);
  const shifted = graph.emit('Add', [scaled, begins], 'int64', shape);
  return graph.emit('Cast', [shifted], type, shape, { to: 6 });
}
