/** Cutting, joining, padding and reversing along axes of a view. Other axes stay as they are stored. */
import type { Graph, Tensor } from './graph.ts';
import {
  aligned,
  arrange,
  materialize,
  materialized,
  storageGroups,
  typeOf,
  viewLike,
  type Value,
} from './layout.ts';
import { shapeOf, sizeOf, stored, wholeView, type Factor } from './view.ts';

/** An `end` that ONNX's Slice clamps to the size of the axis. */
const TO_THE_END = 2 ** 31 - 1;

/** A value in which each of the axes is one stored factor (or none, where its size is 1). */
function withSolidAxes(graph: Graph, value: Value, axes: readonly number[]): Value {
  const solid = axes.every((axis) => {
    const factors = value.axes[axis] ?? [];
    return factors.length === 0 || (factors.length === 1 && factors[0]?.stored === true);
  });
  return solid ? value : wholeView(materialize(graph, value), shapeOf(value));
}

/** The storage as a tensor in which each factor of `apart` is an axis of its own. */
function apart(
  graph: Graph,
  value: Value,
  factors: ReadonlySet<Factor>,
): { tensor: Tensor; groups: Factor[][] } {
  const groups = storageGroups(graph, value, (factor) => (factors.has(factor) ? factor : null));
  return { tensor: arrange(graph, value, groups), groups };
}

/** The same value with one stored factor exchanged for another size (1 removes it) in a new tensor. */
function withResized(value: Value, tensor: Tensor, sizes: ReadonlyMap<Factor, number>): Value {
  const fresh = new Map([...sizes].map(([factor, size]) => [factor, size === 1 ? [] : [stored(size)]]));
  const exchange = (factors: readonly Factor[]) => factors.flatMap((factor) => fresh.get(factor) ?? [factor]);
  return { tensor, storage: exchange(value.storage), axes: value.axes.map(exchange) };
}

/** jax-js's shrink: elements [start, end) of each axis. */
export function shrink(graph: Graph, input: Value, slice: readonly (readonly [number, number])[]): Value {
  const cut = slice.flatMap(([start, end], axis) =>
    start === 0 && end === sizeOf(input.axes[axis] ?? []) ? [] : [{ axis, start, end }],
  );
  const repeatedOnly = (axis: number) => (input.axes[axis] ?? []).every((factor) => !factor.stored);
  const kept: Value = {
    ...input,
    axes: input.axes.map((factors, axis) => {
      const here = cut.find((one) => one.axis === axis);
      if (here === undefined || !repeatedOnly(axis)) return factors;
      return here.end - here.start === 1 ? [] : [{ size: here.end - here.start, stored: false }];
    }),
  };
  const moving = cut.filter(({ axis }) => !repeatedOnly(axis));
  if (moving.length === 0) return kept;
  const value = withSolidAxes(
    graph,
    kept,
    moving.map(({ axis }) => axis),
  );
  const factorOf = (axis: number): Factor => {
    const factor = value.axes[axis]?.[0];
    if (factor === undefined) throw new Error(`shrink cuts axis ${axis}, which has a single element.`);
    return factor;
  };
  const factors = new Set(moving.map(({ axis }) => factorOf(axis)));
  const { tensor, groups } = apart(graph, value, factors);
  const positionOf = (axis: number) => groups.findIndex((group) => group[0] === factorOf(axis));
  const bounds = moving.map(({ axis, start, end }) =>
    sliceBounds(graph, start, end, factorOf(axis).size, `shrink on axis ${axis}`),
  );
  const sizes = new Map(moving.map(({ axis, start, end }) => [factorOf(axis), end - start]));
  const result = graph.emit(
    'Slice',
    [
      tensor,
      graph.sizes(bounds.map(([start]) => [start])),
      graph.sizes(bounds.map(([, end]) => [end])),
      graph.constant(
        'int64',
        [moving.length],
        moving.map(({ axis }) => positionOf(axis)),
      ),
    ],
    typeOf(value),
    groups.map((group) => (group[0] === undefined ? 1 : (sizes.get(group[0]) ?? sizeOf(group)))),
  );
  return withResized(value, result, sizes);
}

/**
 * Start and end for ONNX's Slice. On an axis whose size is known at run time only, an end at the axis' own end stays
 * there, and a start counted from that end is negative.
 */
function sliceBounds(
  graph: Graph,
  start: number,
  end: number,
  size: number,
  where: string,
): [number, number] {
  const { dimensions } = graph;
  if (!dimensions.isSymbolic(size)) return [start, end];
  dimensions.check(end - start, where);
  if (end === size) {
    const fromStart = start === 0 || dimensions.isSymbolic(start);
    return [fromStart ? start : start - size, TO_THE_END];
  }
  dimensions.check(start, where);
  dimensions.check(end, where);
  return [start, end];
}

/** jax-js's split into parts of the given sizes. */
export function split(graph: Graph, input: Value, axis: number, sizes: readonly number[]): Value[] {
  const factors = input.axes[axis] ?? [];
  if (sizes.length === 1) return [input];
  if (sizes.includes(0) || factors.every((factor) => !factor.stored)) {
    let start = 0;
    return sizes.map((size) => {
      const range = shapeOf(input).map((all, i): [number, number] =>
        i === axis ? [start, start + size] : [0, all],
      );
      start += size;
      return shrink(graph, input, range);
    });
  }
  const value = withSolidAxes(graph, input, [axis]);
  const factor = value.axes[axis]?.[0];
  if (factor === undefined) throw new Error(`split cuts axis ${axis}, which has a single element.`);
  const { tensor, groups } = apart(graph, value, new Set([factor]));
  const position = groups.findIndex((group) => group[0] === factor);
  const parts = graph.emitAll(
    'Split',
    [tensor, graph.sizes(sizes.map((size) => [size]))],
    typeOf(value),
    sizes.map((size) => groups.map((group, i) => (i === position ? size : sizeOf(group)))),
    { axis: position },
  );
  return parts.map((part, i) => withResized(value, part, new Map([[factor, sizes[i] ?? 1]])));
}

/** jax-js's concatenate. */
export function concatenate(graph: Graph, inputs: readonly Value[], axis: number): Value {
  const [only] = inputs;
  if (only !== undefined && inputs.length === 1) return only;
  const shape = shapeOf(inputs[0] ?? { tensor: null, storage: [], axes: [] });
  const solid = inputs.map((input) => withSolidAxes(graph, input, [axis]));
  const values = storedAlike(graph, aligned(graph, solid, shape, axis), axis);
  const leader = values.reduce((a, b) => (sizeOf(b.storage) > sizeOf(a.storage) ? b : a));
  const order = leader.storage.map((factor) => locate(leader, factor));
  if (!order.some((at) => at.axis === axis)) order.push({ axis, index: 0 });
  const factorsOf = (value: Value) =>
    order.map(({ axis: a, index }) => {
      const factor = value.axes[a]?.[index];
      return factor === undefined ? [] : [factor];
    });
  const total = inputs.reduce((sum, value) => sum + sizeOf(value.axes[axis] ?? []), 0);
  if (graph.dimensions.any) graph.dimensions.check(total, `concatenate on axis ${axis}`);
  const result = graph.emit(
    'Concat',
    values.map((value) => arrange(graph, value, factorsOf(value))),
    typeOf(leader),
    order.map((at) => (at.axis === axis ? total : (leader.axes[at.axis]?.[at.index]?.size ?? 1))),
    { axis: order.findIndex((at) => at.axis === axis) },
  );
  const joined = stored(total);
  const like = leader.axes.map((factors, a) => (a === axis ? [joined] : factors));
  return viewLike(
    result,
    like,
    order.flatMap((at) => like[at.axis]?.[at.index] ?? []),
  );
}

/** Where a factor stands: axis and place within it. */
function locate(value: Value, factor: Factor): { axis: number; index: number } {
  const axis = value.axes.findIndex((factors) => factors.includes(factor));
  return { axis, index: (value.axes[axis] ?? []).indexOf(factor) };
}

/** Writes out what one value repeats and another stores (on other axes than `free`). */
function storedAlike(graph: Graph, values: readonly Value[], free: number): Value[] {
  const masks = values.map((value) =>
    value.axes.map((factors, axis) => (axis === free ? '' : factors.map((f) => f.stored).join())).join(';'),
  );
  return masks.every((mask) => mask === masks[0])
    ? [...values]
    : values.map((value) => materialized(graph, value));
}

/** jax-js's pad with zeros: [before, after] of each axis. */
export function pad(graph: Graph, input: Value, width: readonly (readonly [number, number])[]): Value {
  const padded = width.flatMap(([before, after], axis) =>
    before === 0 && after === 0 ? [] : [{ axis, before, after }],
  );
  if (padded.length === 0) return input;
  const solid = withSolidAxes(
    graph,
    input,
    padded.map(({ axis }) => axis),
  );
  const marked = new Map(padded.map(({ axis }) => [axis, solid.axes[axis]?.[0] ?? null]));
  const { tensor, groups } = apart(
    graph,
    solid,
    new Set([...marked.values()].filter((factor) => factor !== null)),
  );
  const single = padded.filter(({ axis }) => marked.get(axis) === null);
  const base = graph.reshape(tensor, [
    ...groups.map((group) => group.map(({ size }) => size)),
    ...single.map(() => []),
  ]);
  const placeOf = (axis: number) => {
    const factor = marked.get(axis) ?? null;
    if (factor !== null) return groups.findIndex((group) => group[0] === factor);
    return groups.length + single.findIndex((one) => one.axis === axis);
  };
  const begins = base.shape.map(() => 0);
  const ends = base.shape.map(() => 0);
  for (const { axis, before, after } of padded) {
    begins[placeOf(axis)] = before;
    ends[placeOf(axis)] = after;
  }
  const sizes = base.shape.map((size, i) => size + (begins[i] ?? 0) + (ends[i] ?? 0));
  if (graph.dimensions.any) sizes.forEach((size) => graph.dimensions.check(size, 'pad'));
  const pads = graph.constant('int64', [2 * begins.length], [...begins, ...ends]);
  const result = graph.emit('Pad', [base, pads], typeOf(solid), sizes, { mode: 'constant' });
  const grown = new Map<Factor | number, Factor>(
    padded.map(({ axis }) => [marked.get(axis) ?? axis, stored(sizes[placeOf(axis)] ?? 1)]),
  );
  return {
    tensor: result,
    storage: [
      ...solid.storage.map((factor) => grown.get(factor) ?? factor),
      ...single.flatMap(({ axis }) => grown.get(axis) ?? []),
    ],
    axes: solid.axes.map((factors, axis) => {
      const own = grown.get(marked.get(axis) ?? axis);
      return own === undefined ? factors : [own];
    }),
  };
}

/** Reverses axes. */
export function flip(graph: Graph, input: Value, axes: readonly number[]): Value {
  const value = withSolidAxes(graph, input, axes);
  const factors = axes.flatMap((axis) => value.axes[axis]?.[0] ?? []);
  if (factors.length === 0) return value;
  const { tensor, groups } = apart(graph, value, new Set(factors));
  const places = factors.map((factor) => groups.findIndex((group) => group[0] === factor));
  const all = (n: number) => graph.constant('int64', [places.length], Array<number>(places.length).fill(n));
  const result = graph.emit(
    'Slice',
    [tensor, all(-1), all(-TO_THE_END), graph.constant('int64', [places.length], places), all(-1)],
    typeOf(value),
    tensor.shape,
  );
  return { ...value, tensor: result };
}
