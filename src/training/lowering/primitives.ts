/**
 * What each primitive of jax-js becomes. The parameters of a primitive are data from outside and are parsed here; the
 * work is in the other files of this folder.
 */
import { z } from 'zod';
import { dot } from './contraction.ts';
import { add, broadcastShape, cast, combine, map, multiply, reciprocal, spreadTo } from './elementwise.ts';
import type { Graph } from './graph.ts';
import { gather, scatter } from './indexing.ts';
import { constantValue, reshaped, typeOf, type Value } from './layout.ts';
import type { ElementType } from './onnx.ts';
import { reduce } from './reduction.ts';
import { concatenate, flip, pad, shrink, split } from './slicing.ts';
import { broadcast, shapeOf, transpose } from './view.ts';

/** One application of a primitive. */
export interface Application {
  readonly inputs: readonly Value[];
  readonly parameters: unknown;
  /** Element type and shape of the first result. */
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** The type to which jax-js promotes the operands of a comparison. */
  readonly promoted: ElementType;
}

type Rule = (graph: Graph, application: Application) => Value[];

const sizes = z.array(z.number().int());
const pairs = z.array(z.tuple([z.number().int(), z.number().int()]));

function operand(application: Application, index: number): Value {
  const value = application.inputs[index];
  if (value === undefined) throw new Error(`Operand ${index} is missing.`);
  return value;
}

/** Both operands in the result's type. */
function pairOf(graph: Graph, application: Application): [Value, Value] {
  const { type } = application;
  return [cast(graph, operand(application, 0), type), cast(graph, operand(application, 1), type)];
}

function unary(operator: string): Rule {
  return (graph, application) => [map(graph, operator, operand(application, 0))];
}

/** An operator of two operands; truth values have their own. */
function binary(operator: string, logical: string): Rule {
  return (graph, application) => {
    const { type } = application;
    return [combine(graph, type === 'bool' ? logical : operator, pairOf(graph, application), type)];
  };
}

const isFloat = (type: ElementType) => type.startsWith('float');

const compare: Rule = (graph, application) => {
  const { op } = z
    .object({ op: z.enum(['less', 'equal', 'not_equal', 'less_equal']) })
    .parse(application.parameters);
  const common = application.promoted === 'bool' ? 'int32' : application.promoted;
  const values = application.inputs.map((value) => cast(graph, value, common));
  if (op === 'not_equal') return [map(graph, 'Not', combine(graph, 'Equal', values, 'bool'))];
  const operator = { less: 'Less', equal: 'Equal', less_equal: 'LessOrEqual' }[op];
  return [combine(graph, operator, values, 'bool')];
};

const where: Rule = (graph, application) => {
  const condition = operand(application, 0);
  const { type } = application;
  const [yes, no] = [cast(graph, operand(application, 1), type), cast(graph, operand(application, 2), type)];
  if (type !== 'bool') return [combine(graph, 'Where', [condition, yes, no], type)];
  const left = combine(graph, 'And', [condition, yes], 'bool');
  const right = combine(graph, 'And', [map(graph, 'Not', condition), no], 'bool');
  return [combine(graph, 'Or', [left, right], 'bool')];
};

const integerDivision: Rule = (graph, application) => {
  const quotient = combine(graph, 'Div', pairOf(graph, application), application.type);
  if (!isFloat(application.type)) return [quotient];
  const magnitude = map(graph, 'Floor', map(graph, 'Abs', quotient));
  return [combine(graph, 'Mul', [map(graph, 'Sign', quotient), magnitude], application.type)];
};

const complementaryErrorFunction: Rule = (graph, application) => {
  const erf = map(graph, 'Erf', operand(application, 0));
  const one = constantValue(graph, application.type, 1, application.shape);
  return [combine(graph, 'Sub', [one, erf], application.type)];
};

const gatherParameters = z.object({ axis: sizes, outDim: z.number().int(), uniqueIndices: z.boolean() });

export const rules: Readonly<Record<string, Rule>> = {
  add: (graph, application) => {
    const [a, b] = pairOf(graph, application);
    const { type } = application;
    return [type === 'bool' ? combine(graph, 'Or', [a, b], type) : add(graph, a, b, type)];
  },
  mul: (graph, application) => {
    const [a, b] = pairOf(graph, application);
    const { type } = application;
    return [type === 'bool' ? combine(graph, 'And', [a, b], type) : multiply(graph, a, b, type)];
  },
  idiv: integerDivision,
  mod: (graph, application) => [
    combine(graph, 'Mod', pairOf(graph, application), application.type, { fmod: 1 }),
  ],
  min: binary('Min', 'And'),
  max: binary('Max', 'Or'),
  bit_combine: (graph, application) => {
    const { op } = z.object({ op: z.enum(['and', 'or', 'xor']) }).parse(application.parameters);
    const logical = { and: 'And', or: 'Or', xor: 'Xor' }[op];
    const bitwise = { and: 'BitwiseAnd', or: 'BitwiseOr', xor: 'BitwiseXor' }[op];
    return binary(bitwise, logical)(graph, application);
  },
  neg: unary('Neg'),
  reciprocal: (graph, application) => [reciprocal(graph, operand(application, 0))],
  floor: unary('Floor'),
  ceil: unary('Ceil'),
  stop_gradient: (_, application) => [operand(application, 0)],
  cast: (graph, application) => [cast(graph, operand(application, 0), application.type)],
  sin: unary('Sin'),
  cos: unary('Cos'),
  asin: unary('Asin'),
  atan: unary('Atan'),
  exp: unary('Exp'),
  log: unary('Log'),
  erf: unary('Erf'),
  erfc: complementaryErrorFunction,
  sqrt: unary('Sqrt'),
  reduce: (graph, application) => {
    const { op, axis } = z
      .object({ op: z.enum(['Add', 'Mul', 'Min', 'Max']), axis: sizes })
      .parse(application.parameters);
    return [reduce(graph, operand(application, 0), op, axis)];
  },
  dot: (graph, application) => {
    const [a, b] = pairOf(graph, application);
    return [dot(graph, a, b, broadcastShape(shapeOf(a), shapeOf(b)), application.type)];
  },
  compare,
  where,
  concatenate: (graph, application) => {
    const { axis } = z.object({ axis: z.number().int() }).parse(application.parameters);
    const values = application.inputs.map((value) => cast(graph, value, application.type));
    return [concatenate(graph, values, axis)];
  },
  split: (graph, application) => {
    const { axis, sizes: parts } = z.object({ axis: z.number().int(), sizes }).parse(application.parameters);
    return split(graph, operand(application, 0), axis, parts);
  },
  gather: (graph, application) => {
    const { axis, outDim } = gatherParameters.parse(application.parameters);
    return [gather(graph, operand(application, 0), application.inputs.slice(1), axis, outDim)];
  },
  scatter: (graph, application) => {
    const { axis, outDim, uniqueIndices, shape, op } = gatherParameters
      .extend({ shape: sizes, op: z.enum(['update', 'add']) })
      .parse(application.parameters);
    const accumulate = op === 'add' && !uniqueIndices;
    const indices = application.inputs.slice(1);
    return [scatter(graph, operand(application, 0), indices, { shape, axis, outDim, accumulate })];
  },
  transpose: (_, application) => {
    const { perm } = z.object({ perm: sizes }).parse(application.parameters);
    return [transpose(operand(application, 0), perm)];
  },
  broadcast: (_, application) => {
    const { shape, axis } = z.object({ shape: sizes, axis: sizes }).parse(application.parameters);
    const value = operand(application, 0);
    return [axis.length === 0 ? spreadTo(value, shape) : broadcast(value, shape, axis)];
  },
  reshape: (graph, application) => {
    const { shape } = z.object({ shape: sizes }).parse(application.parameters);
    return [reshaped(graph, operand(application, 0), shape)];
  },
  flip: (graph, application) => {
    const { axis } = z.object({ axis: sizes }).parse(application.parameters);
    return [flip(graph, operand(application, 0), axis)];
  },
  shrink: (graph, application) => {
    const { slice } = z.object({ slice: pairs }).parse(application.parameters);
    return [shrink(graph, operand(application, 0), slice)];
  },
  pad: (graph, application) => {
    const { width } = z.object({ width: pairs }).parse(application.parameters);
    const value = operand(application, 0);
    if (typeOf(value) !== 'bool') return [pad(graph, value, width)];
    return [cast(graph, pad(graph, cast(graph, value, 'int32'), width), 'bool')];
  },
};
