/**
 * jax-js's `dot` (multiply with broadcasting, sum over the last axis) as a matrix product. Each factor of the operands
 * is part of the batch (both store it), of M (only the first), of N (only the second) or of K (summed).
 */
import { combine, multiply, spreadTo } from './elementwise.ts';
import type { Graph, Tensor } from './graph.ts';
import { aligned, arrange, constantValue, typeOf, viewLike, type Value } from './layout.ts';
import { reduceFactors } from './reduction.ts';
import { product, shapeOf, sizeOf, type Factor } from './view.ts';
import type { ElementType } from './onnx.ts';

/** One operand as a stack of matrices: its factors by role. `inner` is M or N. */
interface Operand {
  readonly value: Value;
  readonly batch: readonly Factor[];
  /** M where it counts to the batch of the product: the other operand is then read once for each row. Null on its side. */
  readonly apart: readonly Factor[] | null;
  readonly outer: readonly Factor[];
  readonly summed: readonly Factor[];
}

/** Lowers a `dot` of jax-js: multiplies two values of the same shape and sums over the last axis. */
export function dot(graph: Graph, x: Value, y: Value, shape: readonly number[], type: ElementType): Value {
  const last = shape.length - 1;
  const [first, second] = aligned(graph, [x, y], shape);
  if (first === undefined || second === undefined) throw new Error('dot needs two operands.');
  const summedFactors = (first.axes[last] ?? []).map((a, i) => [a, second.axes[last]?.[i] ?? a] as const);
  const repeats = product(summedFactors.flatMap(([a, b]) => (a.stored || b.stored ? [] : [a.size])));
  const alone = (side: 0 | 1) =>
    new Set(
      summedFactors.flatMap((pair) => (pair[side].stored && !pair[1 - side]?.stored ? [pair[side]] : [])),
    );
  const a = dropRepeats(reduceFactors(graph, first, 'Add', alone(0)), last);
  const b = dropRepeats(reduceFactors(graph, second, 'Add', alone(1)), last);
  const result = contract(graph, a, b, last, type);
  if (repeats === 1) return result;
  if (graph.dimensions.any)
    summedFactors.forEach(([f]) => graph.dimensions.check(f.size, 'The summed axis of dot'));
  return multiply(graph, result, constantValue(graph, type, repeats), type);
}

/** Without the factors of the last axis that are not stored: after the sums above, neither operand stores them. */
function dropRepeats(value: Value, last: number): Value {
  const axes = value.axes.map((axis, i) => (i === last ? axis.filter((factor) => factor.stored) : axis));
  return { ...value, axes };
}

function contract(graph: Graph, a: Value, b: Value, last: number, type: ElementType): Value {
  const outer = (value: Value) => value.axes.slice(0, last);
  const [flatA, flatB] = [outer(a).flat(), outer(b).flat()];
  const positions = [...flatA.keys()];
  const has = (list: readonly Factor[], p: number) => list[p]?.stored === true;
  const batch = positions.filter((p) => has(flatA, p) && has(flatB, p));
  const m = positions.filter((p) => has(flatA, p) && !has(flatB, p));
  const n = positions.filter((p) => !has(flatA, p) && has(flatB, p));
  const k = [...(a.axes[last] ?? []).keys()];
  const shapeWithout = flatA.length;
  const noMatrix = m.length === 0 && n.length === 0;
  const vectors = graph.fewRows && batch.length > 0 && (m.length === 0 || n.length === 0);
  if (k.length === 0 || noMatrix || vectors) return multiplyAndSum(graph, a, b, last, type);

  const lastStored = positions.findLast((p) => has(flatA, p) || has(flatB, p)) ?? shapeWithout;
  if (m.includes(lastStored)) return contract(graph, b, a, last, type);

  const leaderIsA = sizeOf(a.storage) >= sizeOf(b.storage);
  const leader = leaderIsA ? a : b;
  const inStorageOf = (value: Value, list: readonly Factor[], chosen: readonly number[]) =>
    chosen.toSorted((p, q) => {
      const at = (position: number) => value.storage.findIndex((factor) => factor === list[position]);
      return at(p) - at(q);
    });
  const batchOrder = inStorageOf(leader, leaderIsA ? flatA : flatB, batch);
  const kOrder = inStorageOf(leader, leader.axes[last] ?? [], k);
  const mOrder = inStorageOf(a, flatA, m);
  const apart = graph.fewRows && batch.length > 0 ? mOrder : [];
  const nOrder = inStorageOf(b, flatB, n);
  const pick = (list: readonly Factor[], order: readonly number[]) => order.flatMap((p) => list[p] ?? []);
  const product = matrixProduct(
    graph,
    {
      value: a,
      batch: pick(flatA, batchOrder),
      apart: pick(flatA, apart),
      outer: pick(flatA, apart.length > 0 ? [] : mOrder),
      summed: pick(a.axes[last] ?? [], kOrder),
    },
    {
      value: b,
      batch: pick(flatB, batchOrder),
      apart: null,
      outer: pick(flatB, nOrder),
      summed: pick(b.axes[last] ?? [], kOrder),
    },
    type,
  );
  return viewLike(product, outer(a), pick(flatA, [...batchOrder, ...mOrder, ...nOrder]));
}

/** A sum of products without a matrix in it. */
function multiplyAndSum(graph: Graph, a: Value, b: Value, last: number, type: ElementType): Value {
  const shape = shapeOf(a).map((size, axis) => Math.max(size, shapeOf(b)[axis] ?? 1));
  const products = combine(graph, 'Mul', [spreadTo(a, shape), spreadTo(b, shape)], type);
  const axes = products.axes.slice(0, last);
  const reduced = reduceFactors(graph, products, 'Add', new Set(products.axes[last] ?? []));
  return { ...reduced, axes };
}

/** The tensor [batch..., M, N]. */
function matrixProduct(graph: Graph, a: Operand, b: Operand, type: ElementType): Tensor {
  const batch = graph.dimensions.any
    ? a.batch.map((factor) => [factor])
    : a.batch.length > 0
      ? [a.batch]
      : [];
  const apart = a.apart ?? [];
  const dims = [...batch.map(sizeOf), ...apart.map(({ size }) => size), sizeOf(a.outer), sizeOf(b.outer)];
  const left = matrices(graph, a, false, apart.length);
  const right = matrices(graph, b, true, apart.length);
  if (batch.length === 0 && (left.transposed || right.transposed)) {
    const attributes = { transA: left.transposed ? 1 : 0, transB: right.transposed ? 1 : 0 };
    return graph.emit('Gemm', [left.tensor, right.tensor], type, dims, attributes);
  }
  if (batch.length === 0 && graph.dimensions.any) {
    // One matrix against a stack whose sizes are open: without merging them there is no reshape to compute.
    const stack = arrange(graph, a.value, [...a.outer.map((factor) => [factor]), a.summed]);
    const shape = [...a.outer.map(({ size }) => size), sizeOf(b.outer)];
    return graph.emit('MatMul', [stack, right.tensor], type, shape);
  }
  return graph.emit('MatMul', [upright(graph, left), upright(graph, right)], type, dims);
}

interface Matrices {
  readonly tensor: Tensor;
  /** The last two axes are swapped with respect to what the product needs. */
  readonly transposed: boolean;
}

/**
 * An operand as [batch..., rows, columns], or with the last two swapped where it is stored that way; if it must be moved,
 * what is innermost stays innermost.
 */
function matrices(
  graph: Graph,
  { value, batch, apart, outer, summed }: Operand,
  summedFirst: boolean,
  axesApart: number,
): Matrices {
  const batchGroups = graph.dimensions.any
    ? batch.map((factor) => [factor])
    : batch.length > 0
      ? [batch]
      : [];
  const innermost = value.storage.at(-1);
  const summedIsInner = outer.length === 0 || (innermost !== undefined && !outer.includes(innermost));
  const pair = summedIsInner ? [outer, summed] : [summed, outer];
  const between = apart === null ? Array<Factor[]>(axesApart).fill([]) : apart.map((factor) => [factor]);
  const tensor = arrange(graph, value, [...batchGroups, ...between, ...pair]);
  return { tensor, transposed: summedIsInner === summedFirst };
}

/** Swaps the last two axes back; ONNX Runtime folds this node into the product that reads it. */
function upright(graph: Graph, { tensor, transposed }: Matrices): Tensor {
  if (!transposed) return tensor;
  const rank = tensor.shape.length;
  const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2];
  const shape = perm.map((axis) => tensor.shape[axis] ?? 1);
  return graph.emit('Transpose', [tensor], typeOf({ tensor, storage: [], axes: [] }), shape, { perm });
}
