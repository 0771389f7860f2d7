/** Reading and adding at positions that are themselves data: gather, and scatter into zeros. */
import { broadcastShape, cast, spreadTo } from './elementwise.ts';
import type { Graph, Tensor } from './graph.ts';
import { arrange, materialize, typeOf, type Value } from './layout.ts';
import type { ElementType } from './onnx.ts';
import { product, repeated, shapeOf, stored, transpose, wholeView, type Factor } from './view.ts';

/**
 * jax-js's gather: `indices` (which broadcast together) replace the axes `axis` of `value`; their own axes stand at
 * `outDim` of the result. Indices must lie within the axis: out of range, ONNX Runtime stops with an error.
 */
export function gather(
  graph: Graph,
  value: Value,
  indices: readonly Value[],
  axis: readonly number[],
  outDim: number,
): Value {
  const [index] = indices;
  const [only] = axis;
  if (index !== undefined && only !== undefined && indices.length === 1) {
    return gatherAxis(graph, value, index, only, outDim);
  }
  const shape = shapeOf(value);
  const free = [...shape.keys()].filter((a) => !axis.includes(a));
  const ordered = materialize(graph, transpose(value, [...axis, ...free]));
  const at = stackedIndices(graph, indices);
  const rest = free.map((a) => shape[a] ?? 1);
  const indexShape = at.shape.slice(0, -1);
  const result = graph.emit('GatherND', [ordered, at], typeOf(value), [...indexShape, ...rest]);
  return placeFirstAxes(wholeView(result, [...indexShape, ...rest]), indexShape.length, outDim);
}

/** Moves the first `count` axes of a value to `outDim`. */
function placeFirstAxes(value: Value, count: number, outDim: number): Value {
  const rest = [...value.axes.keys()].slice(count);
  return transpose(value, [...rest.slice(0, outDim), ...Array(count).keys(), ...rest.slice(outDim)]);
}

function gatherAxis(graph: Graph, input: Value, index: Value, axis: number, outDim: number): Value {
  const own = input.axes[axis] ?? [];
  const insert = (axes: readonly (readonly Factor[])[], added: readonly (readonly Factor[])[]) => {
    const rest = axes.filter((_, a) => a !== axis);
    return [...rest.slice(0, outDim), ...added, ...rest.slice(outDim)];
  };
  if (own.every((factor) => !factor.stored)) {
    const spread = index.axes.map((factors) => factors.map(({ size }) => repeated(size)));
    return { ...input, axes: insert(input.axes, spread) };
  }
  const value = own.length === 1 ? input : wholeView(materialize(graph, input), shapeOf(input));
  const factor = value.axes[axis]?.[0];
  const place = value.storage.findIndex((one) => one === factor);
  const groups = value.storage.map((one) => [one]);
  const fresh = new Map(index.storage.map((one) => [one, stored(one.size)]));
  const indexTensor = arrange(
    graph,
    index,
    index.storage.map((one) => [one]),
  );
  const storage = [
    ...value.storage.slice(0, place),
    ...index.storage.map((one) => fresh.get(one) ?? one),
    ...value.storage.slice(place + 1),
  ];
  const result = graph.emit(
    'Gather',
    [arrange(graph, value, groups), indexTensor],
    typeOf(value),
    storage.map(({ size }) => size),
    { axis: place },
  );
  const added = index.axes.map((factors) => factors.map((one) => fresh.get(one) ?? repeated(one.size)));
  return { tensor: result, storage, axes: insert(value.axes, added) };
}

/** Indices that broadcast together, as int64 [..., number of indices]. */
function stackedIndices(graph: Graph, indices: readonly Value[]): Tensor {
  const shape = broadcastShape(...indices.map(shapeOf));
  const columns = indices.map((index) => {
    const tensor = materialize(graph, spreadTo(cast(graph, index, 'int64'), shape));
    return graph.reshape(tensor, [...shape.map((size) => [size]), []]);
  });
  const [first] = columns;
  if (first !== undefined && columns.length === 1) return first;
  return graph.emit('Concat', columns, 'int64', [...shape, columns.length], { axis: shape.length });
}

export interface ScatterPlan {
  readonly shape: readonly number[];
  readonly axis: readonly number[];
  readonly outDim: number;
  /** Whether updates to one element are added up. */
  readonly accumulate: boolean;
}

/** jax-js's scatter: zeros of a shape, with updates written or added at indices; the inverse of `gather`. */
export function scatter(graph: Graph, updates: Value, indices: readonly Value[], plan: ScatterPlan): Value {
  const { shape, axis, outDim, accumulate } = plan;
  const indexRank = broadcastShape(...indices.map(shapeOf)).length;
  const ranks = [...updates.axes.keys()];
  const indexAxes = ranks.slice(outDim, outDim + indexRank);
  const otherAxes = ranks.filter((a) => !indexAxes.includes(a));
  const ordered = materialize(graph, transpose(updates, [...indexAxes, ...otherAxes]));
  const order = [...axis, ...[...shape.keys()].filter((a) => !axis.includes(a))];
  const dims = order.map((a) => shape[a] ?? 1);
  const result = accumulate
    ? addedRows(graph, ordered, indices, dims)
    : graph.emit(
        'ScatterND',
        [zeros(graph, ordered.type, dims), stackedIndices(graph, indices), ordered],
        ordered.type,
        dims,
      );
  return transpose(
    wholeView(result, dims),
    [...shape.keys()].map((a) => order.indexOf(a)),
  );
}

function zeros(graph: Graph, type: ElementType, dims: readonly number[]): Tensor {
  return graph.emit('Expand', [graph.scalar(type, 0), graph.sizes(dims.map((size) => [size]))], type, dims);
}

/**
 * Zeros of shape `dims`, the first axes of which are indexed, with the rows of `updates` added. Not ScatterND: with
 * several threads, ONNX Runtime's loses updates of one element now and then; its ScatterElements adds in order.
 */
function addedRows(
  graph: Graph,
  updates: Tensor,
  indices: readonly Value[],
  dims: readonly number[],
): Tensor {
  const rows = dims.slice(0, indices.length);
  const rest = dims.slice(indices.length);
  const indexShape = broadcastShape(...indices.map(shapeOf));
  const linear = indices
    .map((index, i) => {
      const stride = graph.scalar('int64', product(rows.slice(i + 1)));
      const values = materialize(graph, spreadTo(cast(graph, index, 'int64'), indexShape));
      return i === indices.length - 1 ? values : graph.emit('Mul', [values, stride], 'int64', indexShape);
    })
    .reduce((sum, part) => graph.emit('Add', [sum, part], 'int64', indexShape));
  const flat = [product(indexShape), product(rest)];
  const at = graph.emit(
    'Expand',
    [graph.reshape(linear, [indexShape, []]), graph.sizes([indexShape, rest])],
    'int64',
    flat,
  );
  const table = [product(rows), product(rest)];
  const sum = graph.emit(
    'ScatterElements',
    [zeros(graph, updates.type, table), at, graph.reshape(updates, [indexShape, rest])],
    updates.type,
    table,
    { axis: 0, reduction: 'add' },
  );
  return graph.reshape(
    sum,
    dims.map((size) => [size]),
  );
}
