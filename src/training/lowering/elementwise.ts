/**
 * Element-by-element operations on views. Operands are read in the storage order of the largest; what none of them
 * stores stays repeated in the result. Folds constants and spells a few idioms of jax-js as the operator that they mean.
 */
import type { Graph, Tensor } from './graph.ts';
import {
  aligned,
  arrange,
  constantOf,
  constantValue,
  storageGroups,
  typeOf,
  viewLike,
  type Value,
} from './layout.ts';
import { elementTypes, type Attributes, type ElementType } from './onnx.ts';
import { broadcast, shapeOf, sizeOf, type Factor } from './view.ts';

/** NumPy's broadcast of two shapes that are known to fit. */
export function broadcastShape(...shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) =>
    shapes.reduce((size, shape) => {
      const own = shape[axis - rank + shape.length] ?? 1;
      return own === 1 ? size : own;
    }, 1),
  );
}

/** Brings a value to a shape by repetition, NumPy's rules. */
export function spreadTo(value: Value, shape: readonly number[]): Value {
  return broadcast(value, shape, [...Array(shape.length - value.axes.length).keys()]);
}

/** Whether the stored factors lie in the order of the axes. */
function isInOrder({ storage, axes }: Value): boolean {
  return axes
    .flat()
    .filter((factor) => factor.stored)
    .every((factor, i) => storage[i] === factor);
}

/** The operand whose layout the others are brought into: the largest; of several, the first that lies in order. */
function leaderOf(values: readonly Value[]): number {
  const sizes = values.map(({ storage }) => sizeOf(storage));
  const largest = [...values.keys()].filter((i) => sizes[i] === Math.max(...sizes));
  return largest.find((i) => isInOrder(values[i] as Value)) ?? largest[0] ?? -1;
}

/** The order in which an operation on several views visits factor positions: the leader's, the rest put in. */
function visitOrder(
  flat: readonly (readonly Factor[])[],
  values: readonly Value[],
  leader: number,
): number[] {
  const factors = flat[leader] ?? [];
  const order = (values[leader]?.storage ?? []).map((factor) => factors.indexOf(factor));
  factors.forEach((_, position) => {
    if (order.includes(position) || !flat.some((list) => list[position]?.stored === true)) return;
    order.splice(order.indexOf(position - 1) + 1, 0, position);
  });
  return order;
}

/** Applies an operator to values that broadcast together. */
export function combine(
  graph: Graph,
  operator: string,
  operands: readonly Value[],
  type: ElementType,
  attributes: Attributes = {},
): Value {
  const shape = broadcastShape(...operands.map(shapeOf));
  const values = aligned(graph, operands, shape);
  const flat = values.map(({ axes }) => axes.flat());
  const leader = leaderOf(values);
  const order = visitOrder(flat, values, leader);
  const groups = groupPositions(graph, flat, order, values[leader]);
  const tensors = values.map((value, i) => {
    const own = flat[i] ?? [];
    return value.storage.length === 0
      ? graph.reshape(value.tensor, [])
      : arrange(
          graph,
          value,
          groups.map((group) => group.flatMap((p) => own[p] ?? []).filter((factor) => factor.stored)),
        );
  });
  const like = values[0]?.axes ?? [];
  const likeFlat = flat[0] ?? [];
  const dims = groups.map((group) => sizeOf(group.flatMap((p) => likeFlat[p] ?? [])));
  const result = graph.emit(operator, tensors, type, dims, attributes);
  return viewLike(
    result,
    like,
    order.flatMap((p) => likeFlat[p] ?? []),
  );
}

/** Positions that may share an axis: the same operands store them, and the leader's tensor has no boundary between. */
function groupPositions(
  graph: Graph,
  flat: readonly (readonly Factor[])[],
  order: readonly number[],
  leader: Value | undefined,
): number[][] {
  const leaderFlat = leader?.axes.flat() ?? [];
  const groupOf = new Map<number, Factor[]>();
  if (leader !== undefined) {
    for (const group of storageGroups(graph, leader)) {
      group.forEach((factor) => groupOf.set(leaderFlat.indexOf(factor), group));
    }
  }
  const mask = (position: number) => flat.map((list) => list[position]?.stored === true).join();
  const groups: number[][] = [];
  for (const position of order) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const joins =
      group !== undefined &&
      last !== undefined &&
      groupOf.get(last) === groupOf.get(position) &&
      groupOf.has(position) &&
      mask(last) === mask(position);
    if (joins) group.push(position);
    else groups.push([position]);
  }
  return groups;
}

const foldable: Readonly<Record<string, (x: number) => number>> = {
  Neg: (x) => -x,
  Reciprocal: (x) => 1 / x,
  Sqrt: Math.sqrt,
  Exp: Math.exp,
  Log: Math.log,
};

/** Applies an operator of one operand where the operand is stored; the view stays. */
export function map(graph: Graph, operator: string, value: Value): Value {
  const constant = constantOf(value);
  const fold = foldable[operator];
  if (constant !== null && fold !== undefined && typeOf(value).startsWith('float')) {
    return { ...value, tensor: graph.scalar(typeOf(value), fold(constant)) };
  }
  return { ...value, tensor: graph.emit(operator, [value.tensor], value.tensor.type, value.tensor.shape) };
}

/** The value with another element type. */
export function cast(graph: Graph, value: Value, type: ElementType): Value {
  if (typeOf(value) === type) return value;
  const constant = constantOf(value);
  if (constant !== null) {
    const whole = type === 'int32' || type === 'int64';
    return { ...value, tensor: graph.scalar(type, whole ? Math.trunc(constant) : constant) };
  }
  const to = elementTypes[type];
  return { ...value, tensor: graph.emit('Cast', [value.tensor], type, value.tensor.shape, { to }) };
}

/** The operand of the node that computed `value`, if that node is `operator`; it has the same layout as its result. */
function operandOf(value: Value, operator: string): Value | null {
  const { producer } = value.tensor;
  const operand = producer?.operator === operator ? producer.inputs[0] : undefined;
  return operand === undefined ? null : { ...value, tensor: operand };
}

/** Whether two values are the same view of the same tensor. */
function isSame(a: Value, b: Value): boolean {
  const layout = ({ storage, axes }: Value) =>
    axes.map((factors) => factors.map((one) => [one.size, storage.indexOf(one)].join()).join(';')).join('|');
  return a.tensor === b.tensor && layout(a) === layout(b);
}

/** The sum of two values that broadcast; zeros and constants cost no node. */
export function add(graph: Graph, a: Value, b: Value, type: ElementType): Value {
  const shape = broadcastShape(shapeOf(a), shapeOf(b));
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x === 0) return spreadTo(b, shape);
  if (y === 0) return spreadTo(a, shape);
  if (x !== null && y !== null) return constantValue(graph, type, x + y, shape);
  const subtrahend = operandOf(b, 'Neg');
  if (subtrahend !== null) {
    // Gradients by formula are written with such zeros. Of a number that is not finite, too, 0 is what they mean.
    return isSame(a, subtrahend)
      ? constantValue(graph, type, 0, shape)
      : combine(graph, 'Sub', [a, subtrahend], type);
  }
  const negated = operandOf(a, 'Neg');
  if (negated !== null) return combine(graph, 'Sub', [b, negated], type);
  return combine(graph, 'Add', [a, b], type);
}

/** The product of two values that broadcast; ones and constants cost no node. */
export function multiply(graph: Graph, a: Value, b: Value, type: ElementType): Value {
  const shape = broadcastShape(shapeOf(a), shapeOf(b));
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x !== null && y !== null) return constantValue(graph, type, x * y, shape);
  if (x === 1) return spreadTo(b, shape);
  if (y === 1) return spreadTo(a, shape);
  if (x === 0 || y === 0) return constantValue(graph, type, 0, shape);
  if (x === -1) return spreadTo(map(graph, 'Neg', b), shape);
  if (y === -1) return spreadTo(map(graph, 'Neg', a), shape);
  if (type.startsWith('float')) {
    const [storedA, storedB] = [sizeOf(a.storage), sizeOf(b.storage)];
    const divisor = storedB >= storedA ? operandOf(b, 'Reciprocal') : null;
    if (divisor !== null) return combine(graph, 'Div', [a, divisor], type);
    const inverse = storedA >= storedB ? operandOf(a, 'Reciprocal') : null;
    if (inverse !== null) return combine(graph, 'Div', [b, inverse], type);
  }
  return combine(graph, 'Mul', [a, b], type);
}

const isOne = (tensor: Tensor | undefined): boolean => tensor?.scalar === 1;

/** 1 / x, and Sigmoid where x is 1 + exp(-y). */
export function reciprocal(graph: Graph, value: Value): Value {
  const sum = value.tensor.producer;
  if (sum?.operator === 'Add' && sum.inputs.some(isOne)) {
    const exponential = sum.inputs.find((input) => !isOne(input))?.producer;
    const negation = exponential?.operator === 'Exp' ? exponential.inputs[0]?.producer : undefined;
    const argument = negation?.operator === 'Neg' ? negation.inputs[0] : undefined;
    if (argument !== undefined) return map(graph, 'Sigmoid', { ...value, tensor: argument });
  }
  return map(graph, 'Reciprocal', value);
}
