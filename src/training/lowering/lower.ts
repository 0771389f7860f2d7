/**
 * Lowers a jax-js program to an ONNX model: traces the function once, abstractly, and re-emits every primitive of the
 * trace. Nested `jit`s are inlined, and gradients are part of the trace. Independent of the model.
 */
import { makeJaxpr, numpy as np, type ClosedJaxpr, type DType } from '../jax.ts';
import { constantArray } from './constants.ts';
import { Dimensions } from './dimensions.ts';
import { cast } from './elementwise.ts';
import { Graph } from './graph.ts';
import { constantValue, materialize, type Value } from './layout.ts';
import type { ElementType } from './onnx.ts';
import { rules } from './primitives.ts';
import { shapeOf, wholeView } from './view.ts';

type Jaxpr = ClosedJaxpr['jaxpr'];
type Equation = Jaxpr['eqns'][number];
type Atom = Equation['inputs'][number];
type Variable = Equation['outBinders'][number];

/** Values stored in the model file in place of an input. float16 is widened to float32 when the model is loaded. */
export interface StoredValues {
  readonly type: 'float32' | 'float16' | 'int32';
  /** Little-endian, row-major. */
  readonly bytes: Uint8Array;
}

export interface InputSpec {
  readonly name: string;
  /** A size that equals a stand-in of `dimensions` means that dimension. */
  readonly shape: readonly number[];
  /** float32 unless stated. int64 is the type in the file; the traced function sees int32. */
  readonly type?: 'float32' | 'int32' | 'int64' | 'bool';
  /** Makes the input a constant of the model. */
  readonly stored?: StoredValues;
}

export interface LowerOptions {
  readonly inputs: readonly InputSpec[];
  /** One name per array that the function returns. */
  readonly outputs: readonly string[];
  /**
   * Sizes known at run time only: from a name to the number that stands for it in the trace, a prime that no other size
   * equals. A name such as `past + sequence` is the sum of others.
   */
  readonly dimensions?: Readonly<Record<string, number>>;
  readonly opset?: number;
  /**
   * For stacks of matrices of two or three rows, as in attention that decodes one token: each row is multiplied by
   * itself. ONNX Runtime repacks the other matrix for two rows but not for one, and that costs more than it saves.
   */
  readonly fewRows?: boolean;
}

const DEFAULT_OPSET = 18;

/**
 * The ONNX model (bytes of an .onnx file) of a jax-js function.
 *
 * @param program takes one array per input, in order, and returns a list of arrays. It is traced, not run: it must be
 *   pure, and follow jax-js's ownership (`.ref` for a second use).
 * @throws Error naming the primitive, if the program uses one that has no lowering, or a named dimension in a way that
 *   cannot be computed at run time
 */
export function lower(
  program: (inputs: np.Array[]) => readonly np.Array[],
  options: LowerOptions,
): Uint8Array {
  const graph = new Graph(new Dimensions(options.dimensions), options.fewRows);
  const examples = options.inputs.map(({ shape, type }) => np.zeros([...shape], { dtype: traceType(type) }));
  const { jaxpr: closed } = makeJaxpr((...inputs: np.Array[]) => [...program(inputs)])(...examples);
  examples.forEach((example) => example.dispose());
  const inputs = options.inputs.map((input) => inputValue(graph, input));
  const constants = closed.consts.map((array) => constantArray(graph, array));
  closed.dispose();
  const results = interpret(graph, closed.jaxpr, [...constants, ...inputs]);
  if (results.length !== options.outputs.length) {
    throw new Error(`The program returns ${results.length} arrays, but ${options.outputs.length} are named.`);
  }
  const outputs = results.map((value, i) => ({
    name: options.outputs[i] ?? '',
    tensor: materialize(graph, value),
  }));
  return graph.encode(outputs, options.opset ?? DEFAULT_OPSET);
}

function traceType(type: InputSpec['type']): DType {
  switch (type) {
    case 'int32':
    case 'int64':
      return np.int32;
    case 'bool':
      return np.bool;
    default:
      return np.float32;
  }
}

function inputValue(graph: Graph, { name, shape, type = 'float32', stored }: InputSpec): Value {
  const tensor =
    stored === undefined
      ? graph.input(name, type, shape)
      : graph.initializer(name, stored.type, shape, stored.bytes);
  return cast(graph, wholeView(tensor, shape), type === 'int64' ? 'int32' : type);
}

/** The element type in the graph of a type of jax-js. */
function elementType(dtype: string): ElementType {
  switch (dtype) {
    case 'float32':
    case 'float16':
    case 'float64':
    case 'int32':
    case 'bool':
      return dtype;
    default:
      throw new Error(`The lowering has no arrays of type ${dtype}; use int32 or float32.`);
  }
}

function isVariable(atom: Atom): atom is Variable {
  return !('value' in atom);
}

/** Runs a traced program on values of the graph. */
function interpret(graph: Graph, jaxpr: Jaxpr, inputs: readonly Value[]): Value[] {
  const environment = new Map<Variable, Value>();
  jaxpr.inBinders.forEach((variable, i) => {
    const value = inputs[i];
    if (value !== undefined) environment.set(variable, value);
  });
  const read = (atom: Atom): Value => {
    if (!isVariable(atom)) return constantValue(graph, elementType(atom.aval.dtype), Number(atom.value));
    const value = environment.get(atom);
    if (value === undefined) throw new Error(`The trace reads ${String(atom)} before it is computed.`);
    return value;
  };
  for (const equation of jaxpr.eqns) {
    const results = apply(graph, equation, equation.inputs.map(read));
    equation.outBinders.forEach((variable, i) => {
      const value = results[i];
      if (value !== undefined) environment.set(variable, value);
    });
  }
  return jaxpr.outs.map(read);
}

function apply(graph: Graph, equation: Equation, inputs: readonly Value[]): Value[] {
  const primitive: string = equation.primitive;
  if (primitive === 'jit') return interpret(graph, equation.params['jaxpr'] as Jaxpr, inputs);
  const rule = rules[primitive];
  const first = equation.outBinders[0];
  if (rule === undefined || first === undefined) {
    throw new Error(`The lowering has no rule for the primitive ${primitive}.`);
  }
  const types = equation.inputs.map((atom) => atom.aval);
  try {
    const results = rule(graph, {
      inputs,
      parameters: equation.params,
      type: elementType(first.aval.dtype),
      shape: first.aval.shape,
      promoted: elementType(promotedType(types)),
    });
    results.forEach((result, i) => checkShape(result, equation.outBinders[i]));
    return results;
  } catch (error) {
    const shapes = types.map(({ dtype, shape }) => `${dtype}[${shape.join()}]`).join(', ');
    throw new Error(`${primitive}(${shapes}): ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** A mistake in a rule would otherwise surface far from its cause. */
function checkShape(result: Value, expected: Variable | undefined): void {
  if (expected === undefined || shapeOf(result).join() === expected.aval.shape.join()) return;
  throw new Error(
    `was lowered to shape [${shapeOf(result).join()}] instead of [${expected.aval.shape.join()}].`,
  );
}

/** jax-js's type promotion: a weakly typed scalar takes the type of what it meets. */
function promotedType(types: readonly { readonly dtype: string; readonly weakType: boolean }[]): string {
  const rank = ['bool', 'uint32', 'int32', 'float16', 'float32', 'float64'];
  const strong = types.filter(({ weakType }) => !weakType);
  const deciding = strong.length > 0 ? strong : types;
  return deciding
    .map(({ dtype }) => dtype)
    .reduce((a, b) => (rank.indexOf(b) > rank.indexOf(a) ? b : a), 'bool');
}
