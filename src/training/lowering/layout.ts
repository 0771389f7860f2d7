/**
 * Where views meet storage: brings the elements of a view into a stated order, moving bytes only where the order asks
 * for it. Every operation reads its operands through this file.
 */
import type { Graph, Tensor } from './graph.ts';
import type { ElementType } from './onnx.ts';
import {
  align,
  broadcast,
  repeated,
  reshape,
  shapeOf,
  simplify,
  sizeOf,
  stored,
  wholeView,
  type Factor,
  type View,
} from './view.ts';

/** An array of the traced program: a view of a tensor of the graph. */
export type Value = View<Tensor>;

/** The element type of a value's tensor. */
export const typeOf = (value: Value): ElementType => value.tensor.type;

/** A scalar of the graph, repeated to a shape. */
export function constantValue(
  graph: Graph,
  type: ElementType,
  value: number,
  shape: readonly number[] = [],
): Value {
  const scalar = wholeView(graph.scalar(type, value), []);
  return broadcast(scalar, shape, [...shape.keys()]);
}

/** The number that every element of a value has, if that is known now. */
export const constantOf = (value: Value): number | null => value.tensor.scalar;

const sizesOf = (groups: readonly (readonly Factor[])[]): number[][] =>
  groups.map((group) => group.map(({ size }) => size));

/**
 * The stored elements of `value` as a tensor with one axis per group of factors, in the order given. Together the
 * groups hold every stored factor once, and no repeated one.
 */
export function arrange(graph: Graph, value: Value, groups: readonly (readonly Factor[])[]): Tensor {
  const order = groups.flat();
  if (order.length !== value.storage.length) {
    throw new Error(`A layout names ${order.length} factors of ${value.storage.length}.`);
  }
  const runs = contiguousRuns(graph, value.storage, order);
  if (runs.length <= 1) return graph.reshape(value.tensor, sizesOf(groups));
  const position = new Map(value.storage.map((factor, i) => [factor, i]));
  const start = (run: readonly Factor[]) => (run[0] === undefined ? 0 : (position.get(run[0]) ?? 0));
  const inStorage = runs.toSorted((a, b) => start(a) - start(b));
  const permutation = runs.map((run) => inStorage.indexOf(run));
  if (permutation.every((from, to) => from === to)) return graph.reshape(value.tensor, sizesOf(groups));
  const source = graph.reshape(value.tensor, sizesOf(inStorage));
  const moved = graph.emit('Transpose', [source], source.type, runs.map(sizeOf), { perm: permutation });
  return graph.reshape(moved, sizesOf(groups));
}

/** Cuts `order` into runs that are contiguous in storage; a named dimension always is a run of its own. */
function contiguousRuns(graph: Graph, storage: readonly Factor[], order: readonly Factor[]): Factor[][] {
  const position = new Map(storage.map((factor, i) => [factor, i]));
  const runs: Factor[][] = [];
  for (const factor of order) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows =
      run !== undefined &&
      last !== undefined &&
      position.get(factor) === (position.get(last) ?? NaN) + 1 &&
      !graph.dimensions.isSymbolic(factor.size) &&
      !graph.dimensions.isSymbolic(last.size);
    if (follows) run.push(factor);
    else runs.push([factor]);
  }
  return runs;
}

/** The whole array in row-major order, repeated elements written out: a tensor of the value's own shape. */
export function materialize(graph: Graph, value: Value): Tensor {
  const dims = value.axes.map((axis) => axis.map(({ size }) => size));
  const compact = arrange(
    graph,
    value,
    value.axes.map((axis) => axis.filter((factor) => factor.stored)),
  );
  if (value.axes.flat().every((factor) => factor.stored)) return compact;
  const factors = value.axes.flat();
  const spread = graph.reshape(
    compact,
    factors.map((factor) => (factor.stored ? [factor.size] : [])),
  );
  const target = graph.sizes(factors.map((factor) => (factor.stored ? [1] : [factor.size])));
  const full = graph.emit(
    'Expand',
    [spread, target],
    value.tensor.type,
    factors.map(({ size }) => size),
  );
  return graph.reshape(full, dims);
}

/** The same array as a view that repeats nothing and whose storage follows its axes. */
export function materialized(graph: Graph, value: Value): Value {
  const axes = value.axes.map((axis) => axis.map(({ size }) => stored(size)));
  return { tensor: materialize(graph, value), storage: axes.flat(), axes };
}

/**
 * A view of the same elements under another shape.
 * @throws if a named dimension would be split or merged away
 */
export function reshaped(graph: Graph, value: Value, shape: readonly number[]): Value {
  const result = reshape(value, shape) ?? wholeView(materialize(graph, value), shape);
  if (graph.dimensions.any) {
    const names = (factors: readonly Factor[]) =>
      factors
        .map(({ size }) => graph.dimensions.nameOf(size))
        .filter((name) => name !== null)
        .sort();
    const before = names(value.axes.flat());
    const after = names(result.axes.flat());
    if (before.join() !== after.join()) {
      throw new Error(
        `reshape of [${shapeOf(value).join()}] to [${shape.join()}] splits or merges a named dimension ` +
          `(${before.join()} before, ${after.join()} after).`,
      );
    }
  }
  return result;
}

/** Values that broadcast to `shape` (on all axes but `free`), with equal factors on every axis. Moves data only where the cuts do not nest. */
export function aligned(
  graph: Graph,
  values: readonly Value[],
  shape: readonly number[],
  free = -1,
): Value[] {
  const allowed = (size: number) => !graph.dimensions.isSymbolic(size);
  const simple = values.map((value) => simplify(value, allowed));
  const found = align(simple, shape, free);
  if (found !== null) return found;
  const moved = simple.map((value) =>
    value.axes.every((axis) => axis.length <= 1)
      ? value
      : wholeView(materialize(graph, value), shapeOf(value)),
  );
  const forced = align(moved, shape, free);
  if (forced === null)
    throw new Error(`Arrays of shape [${shape.join()}] cannot be brought into one layout.`);
  return forced;
}

/** A view of a new tensor that stores the factors listed, some of the positions of `like`; the rest are repeated. */
export function viewLike(
  tensor: Tensor,
  like: readonly (readonly Factor[])[],
  storedOrder: readonly Factor[],
): Value {
  const fresh = new Map(storedOrder.map((factor) => [factor, stored(factor.size)]));
  const axes = like.map((axis) => axis.map((factor) => fresh.get(factor) ?? repeated(factor.size)));
  return { tensor, storage: storedOrder.map((factor) => fresh.get(factor) ?? factor), axes };
}

/** Where the tensor's own axes end, as counts of its elements from the outside. */
function ownBoundaries(tensor: Tensor): Set<number> {
  let passed = 1;
  return new Set(tensor.shape.map((size) => (passed *= size)));
}

/**
 * Cuts the storage of a value into as few axes as an operation allows: neighbours of the same `kind` may share one. The
 * tensor's own axes are kept where they fit, so that no reshape is needed.
 */
export function storageGroups(
  graph: Graph,
  value: Value,
  kind: (factor: Factor) => unknown = () => null,
): Factor[][] {
  const own = ownBoundaries(value.tensor);
  const groups: Factor[][] = [];
  let passed = 1;
  let boundary = true;
  for (const factor of value.storage) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const joins =
      !boundary &&
      group !== undefined &&
      last !== undefined &&
      kind(last) === kind(factor) &&
      !graph.dimensions.isSymbolic(last.size) &&
      !graph.dimensions.isSymbolic(factor.size);
    if (joins) group.push(factor);
    else groups.push([factor]);
    passed *= factor.size;
    boundary = own.has(passed);
  }
  return groups;
}
