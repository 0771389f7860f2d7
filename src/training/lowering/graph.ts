/**
 * An ONNX graph under construction: nodes, stored constants, and sizes that are known at run time only. Equal nodes are
 * emitted once, and nodes that no output needs are left out at the end. Independent of jax-js and of views.
 */
import type { Dimensions } from './dimensions.ts';
import { joinConcats, withoutCopies } from './cleanup.ts';
import { fuse } from './fusion.ts';
import {
  encodeModel,
  type Attributes,
  type ElementType,
  type OnnxInitializer,
  type OnnxNode,
  type OnnxPort,
} from './onnx.ts';

/** A value in the graph: the output of a node, an input or a stored constant. */
export interface Tensor {
  readonly name: string;
  readonly type: ElementType;
  /** Sizes as traced: a named dimension has its stand-in here. */
  readonly shape: readonly number[];
  /** The node that computes it, null for inputs and constants. */
  readonly producer: Producer | null;
  /** The value of a scalar constant, else null. */
  readonly scalar: number | null;
}

export interface Producer {
  readonly operator: string;
  readonly inputs: readonly Tensor[];
}

type Values = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array;

function bytesOf(type: ElementType, values: readonly number[]): Uint8Array {
  const array = typedArray(type, values);
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function typedArray(type: ElementType, values: readonly number[]): Values {
  switch (type) {
    case 'float32':
      return Float32Array.from(values);
    case 'float64':
      return Float64Array.from(values);
    case 'int32':
      return Int32Array.from(values);
    case 'int64':
      return BigInt64Array.from(values, (value) => BigInt(value));
    case 'bool':
      return Uint8Array.from(values, (value) => (value === 0 ? 0 : 1));
    default:
      throw new Error(`The lowering cannot write constants of type ${type}.`);
  }
}

/** The nodes that the named results depend on, in their order. */
function nodesNeeded(nodes: readonly OnnxNode[], results: readonly string[]): OnnxNode[] {
  const needed = new Set(results);
  return nodes
    .toReversed()
    .filter((node) => {
      if (!node.outputs.some((name) => needed.has(name))) return false;
      node.inputs.forEach((name) => needed.add(name));
      return true;
    })
    .toReversed();
}

/** The ONNX graph under construction: nodes, constants, inputs and outputs. */
export class Graph {
  readonly dimensions: Dimensions;
  /** Whether products are arranged for matrices of one row, see `LowerOptions`. */
  readonly fewRows: boolean;
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers = new Map<string, OnnxInitializer>();
  readonly #inputs: OnnxPort[] = [];
  readonly #emitted = new Map<string, Tensor[]>();
  readonly #constants = new Map<string, Tensor>();
  /** Where the run-time value of a named dimension can be read: an input and its axis. */
  readonly #witnesses = new Map<string, { tensor: Tensor; axis: number }>();
  readonly #shapes = new Map<string, readonly number[]>();
  /** Constants of one element. */
  readonly #numbers = new Map<string, number>();
  #next = 0;

  constructor(dimensions: Dimensions, fewRows = false) {
    this.dimensions = dimensions;
    this.fewRows = fewRows;
  }

  input(name: string, type: ElementType, shape: readonly number[]): Tensor {
    const tensor: Tensor = { name, type, shape, producer: null, scalar: null };
    this.#shapes.set(name, shape);
    this.#inputs.push({
      name,
      type,
      shape: shape.map((size) => this.dimensions.label(size, `The input ${name}`)),
    });
    shape.forEach((size, axis) => {
      const dimension = this.dimensions.nameOf(size);
      if (dimension !== null && !this.#witnesses.has(dimension))
        this.#witnesses.set(dimension, { tensor, axis });
    });
    return tensor;
  }

  /** A constant whose bytes are stored under a name of the caller's. */
  initializer(name: string, type: ElementType, shape: readonly number[], bytes: Uint8Array): Tensor {
    this.#initializers.set(name, { name, type, shape, bytes });
    this.#shapes.set(name, shape);
    return { name, type, shape, producer: null, scalar: null };
  }

  constant(type: ElementType, shape: readonly number[], values: readonly number[]): Tensor {
    const key = values.length <= 64 ? `${type}[${shape.join()}]${values.map(String).join()}` : null;
    const known = key === null ? undefined : this.#constants.get(key);
    if (known !== undefined) return known;
    const name = this.#fresh();
    this.#initializers.set(name, { name, type, shape, bytes: bytesOf(type, values) });
    this.#shapes.set(name, shape);
    const [first] = values;
    if (first !== undefined && values.length === 1) this.#numbers.set(name, first);
    const scalar = shape.length === 0 ? (first ?? null) : null;
    const tensor: Tensor = { name, type, shape, producer: null, scalar };
    if (key !== null) this.#constants.set(key, tensor);
    return tensor;
  }

  scalar(type: ElementType, value: number): Tensor {
    return this.constant(type, [], [value]);
  }

  /** Emits a node with one output, or returns the output of an equal node emitted before. */
  emit(
    operator: string,
    inputs: readonly Tensor[],
    type: ElementType,
    shape: readonly number[],
    attributes: Attributes = {},
  ): Tensor {
    const [output] = this.emitAll(operator, inputs, type, [shape], attributes);
    if (output === undefined) throw new Error(`The node ${operator} has no output.`);
    return output;
  }

  /** Emits a node with an output of each of the shapes. */
  emitAll(
    operator: string,
    inputs: readonly Tensor[],
    type: ElementType,
    shapes: readonly (readonly number[])[],
    attributes: Attributes = {},
  ): Tensor[] {
    const key = `${operator}(${inputs.map(({ name }) => name).join()})${type}${JSON.stringify(attributes)}`;
    const known = this.#emitted.get(key);
    if (known !== undefined && known.length === shapes.length) return known;
    const producer = { operator, inputs };
    const outputs = shapes.map((shape) => ({ name: this.#fresh(), type, shape, producer, scalar: null }));
    this.#nodes.push({
      operator,
      inputs: inputs.map(({ name }) => name),
      outputs: outputs.map(({ name }) => name),
      attributes,
    });
    outputs.forEach(({ name, shape }) => this.#shapes.set(name, shape));
    this.#emitted.set(key, outputs);
    return outputs;
  }

  /** An int64 vector of sizes, each given as a list of factors. Constant where no named dimension occurs. */
  sizes(dims: readonly (readonly number[])[]): Tensor {
    const parts = dims.map((factors) => this.#sizeOf(factors));
    if (parts.every((part) => typeof part === 'number')) return this.constant('int64', [parts.length], parts);
    const tensors = parts.map((part) =>
      typeof part === 'number' ? this.constant('int64', [1], [part]) : part,
    );
    return this.#concatenated(tensors);
  }

  #concatenated(tensors: readonly Tensor[]): Tensor {
    const [only] = tensors;
    if (only !== undefined && tensors.length === 1) return only;
    return this.emit('Concat', tensors, 'int64', [tensors.length], { axis: 0 });
  }

  #sizeOf(factors: readonly number[]): number | Tensor {
    let fixed = 1;
    let computed: Tensor | null = null;
    for (const size of factors) {
      const name = this.dimensions.nameOf(size);
      if (name === null) {
        this.dimensions.check(size, 'An intermediate array');
        fixed *= size;
      } else {
        const value = this.dimensionValue(name);
        computed = computed === null ? value : this.emit('Mul', [computed, value], 'int64', [1]);
      }
    }
    if (computed === null) return fixed;
    return fixed === 1
      ? computed
      : this.emit('Mul', [computed, this.constant('int64', [1], [fixed])], 'int64', [1]);
  }

  /** The run-time value of a named dimension, an int64 vector of one element. */
  dimensionValue(name: string): Tensor {
    const witness = this.#witnesses.get(name);
    if (witness !== undefined) {
      const { tensor, axis } = witness;
      return this.emit('Shape', [tensor], 'int64', [1], { start: axis, end: axis + 1 });
    }
    const terms = this.dimensions.termsOf(name);
    if (terms.length === 1) {
      throw new Error(
        `No input of the graph has the dimension ${name}, so its size cannot be read at run time.`,
      );
    }
    const values = terms.map((term) =>
      typeof term === 'number' ? this.constant('int64', [1], [term]) : this.dimensionValue(term),
    );
    return values.reduce((sum, value) => this.emit('Add', [sum, value], 'int64', [1]));
  }

  /** The same elements under another shape, each size given as a list of factors. */
  reshape(tensor: Tensor, dims: readonly (readonly number[])[]): Tensor {
    const shape = dims.map((factors) => factors.reduce((a, b) => a * b, 1));
    if (shape.length === tensor.shape.length && shape.every((size, i) => size === tensor.shape[i]))
      return tensor;
    const source = tensor.producer?.operator === 'Reshape' ? tensor.producer.inputs[0] : undefined;
    if (source !== undefined) return this.reshape(source, dims);
    const named = dims.map((factors) => factors.some((size) => this.dimensions.isSymbolic(size)));
    const open = named.filter(Boolean).length;
    // -1 stands for a single size that is known at run time only: no node is then needed to compute the target.
    const target = open === 1 ? dims.map((factors, i) => (named[i] === true ? [-1] : factors)) : dims;
    // Of several, one may turn out to be 0, which by default means "as in the input".
    const attributes = open > 1 ? { allowzero: 1 } : {};
    return this.emit('Reshape', [tensor, this.sizes(target)], tensor.type, shape, attributes);
  }

  /** Names the outputs and encodes everything that they need. */
  encode(outputs: readonly { name: string; tensor: Tensor }[], opset: number): Uint8Array {
    for (const { name, tensor } of outputs) {
      this.#nodes.push({ operator: 'Identity', inputs: [tensor.name], outputs: [name], attributes: {} });
    }
    const named = outputs.map(({ name }) => name);
    const needed = nodesNeeded(this.#nodes, named);
    const fused = fuse(needed, {
      shapeOf: (name) => this.#shapes.get(name) ?? [],
      numberIn: (name) => this.#numbers.get(name) ?? null,
    });
    const nodes = withoutCopies(joinConcats(nodesNeeded(fused, named)), named);
    const read = new Set(nodes.flatMap(({ inputs }) => inputs));
    return encodeModel({
      opset,
      nodes,
      initializers: [...this.#initializers.values()].filter(({ name }) => read.has(name)),
      inputs: this.#inputs,
      outputs: outputs.map(({ name, tensor }) => ({
        name,
        type: tensor.type,
        shape: tensor.shape.map((size) => this.dimensions.label(size, `The output ${name}`)),
      })),
    });
  }

  #fresh(): string {
    return `t${this.#next++}`;
  }
}
