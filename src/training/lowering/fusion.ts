/**
 * Replaces chains of nodes by the single operator that they spell: softmax and RMS norm. Fewer nodes matter where each
 * is a dispatch, as in a decoder that runs one token at a time. A chain is replaced only if nothing else reads its
 * inner results, so the graph of a train step, whose backward pass reads them, stays as it is.
 */
import type { OnnxNode } from './onnx.ts';

/** What is known of the tensors of a finished graph. */
export interface TensorFacts {
  shapeOf(name: string): readonly number[];
  /** The single number that a constant holds, else null. */
  numberIn(name: string): number | null;
}

class Chains {
  readonly #producers = new Map<string, OnnxNode>();
  readonly #uses = new Map<string, number>();
  readonly facts: TensorFacts;

  constructor(nodes: readonly OnnxNode[], facts: TensorFacts) {
    this.facts = facts;
    for (const node of nodes) {
      node.outputs.forEach((name) => this.#producers.set(name, node));
      node.inputs.forEach((name) => this.#uses.set(name, (this.#uses.get(name) ?? 0) + 1));
    }
  }

  /** The inputs of the node that computes `name`, if it is `operator` and its result is read `uses` times. */
  inputsOf(name: string | undefined, operator: string, uses: number | 'any' = 1): readonly string[] | null {
    if (name === undefined || (uses !== 'any' && this.#uses.get(name) !== uses)) return null;
    const node = this.#producers.get(name);
    return node?.operator === operator ? node.inputs : null;
  }

  /** The tensor that a reshape reads. With `shared`, other nodes may read the reshape too. */
  behindReshape(name: string | undefined, shared = false): string | undefined {
    if (name === undefined) return undefined;
    const node = this.#producers.get(name);
    if (node?.operator !== 'Reshape' || (!shared && this.#uses.get(name) !== 1)) return name;
    return node.inputs[0];
  }

  /** The other input of a two-input node whose one input is `name`. */
  otherThan(inputs: readonly string[] | null, name: string | undefined): string | undefined {
    if (inputs === null || inputs.length !== 2) return undefined;
    if (inputs[0] === name) return inputs[1];
    return inputs[1] === name ? inputs[0] : undefined;
  }

  /** The input of a sum or product that is not a number, with that number. */
  withNumber(inputs: readonly string[] | null): { value: string; number: number } | null {
    for (const candidate of inputs ?? []) {
      const number = this.facts.numberIn(candidate);
      const value = this.otherThan(inputs, candidate);
      if (number !== null && value !== undefined) return { value, number };
    }
    return null;
  }

  /** What a reduction over the last axis reads, if `name` is the result of one. */
  reducedLast(name: string | undefined, operator: string, uses: number | 'any' = 1): string | null {
    const [source, axes] = this.inputsOf(name, operator, uses) ?? [];
    if (source === undefined || axes === undefined) return null;
    return this.facts.numberIn(axes) === this.facts.shapeOf(source).length - 1 ? source : null;
  }
}

/** exp(x - max x) / sum exp(x - max x) over the last axis. */
function asSoftmax(node: OnnxNode, chains: Chains): OnnxNode | null {
  if (node.operator !== 'Mul') return null;
  for (const exponential of node.inputs) {
    const difference = chains.inputsOf(exponential, 'Exp', 2)?.[0];
    const inverse = chains.behindReshape(chains.otherThan(node.inputs, exponential));
    const sum = chains.inputsOf(inverse, 'Reciprocal')?.[0];
    if (chains.reducedLast(sum, 'ReduceSum') !== exponential) continue;
    const [scores, subtrahend] = chains.inputsOf(difference, 'Sub') ?? [];
    // Other nodes may read the maximum too, so its node stays.
    const highest = chains.behindReshape(subtrahend, true);
    if (scores === undefined || chains.reducedLast(highest, 'ReduceMax', 'any') !== scores) continue;
    return { operator: 'Softmax', inputs: [scores], outputs: node.outputs, attributes: { axis: -1 } };
  }
  return null;
}

/** x / sqrt(mean x^2 + epsilon) * weight over the last axis. */
function asRmsNorm(node: OnnxNode, chains: Chains): OnnxNode | null {
  if (node.operator !== 'Mul') return null;
  for (const normalized of node.inputs) {
    const weight = chains.behindReshape(chains.otherThan(node.inputs, normalized), true);
    const factors = chains.inputsOf(normalized, 'Mul');
    for (const x of factors ?? []) {
      const inverse = chains.behindReshape(chains.otherThan(factors, x));
      const root = chains.inputsOf(inverse, 'Reciprocal')?.[0];
      const shifted = chains.withNumber(chains.inputsOf(chains.inputsOf(root, 'Sqrt')?.[0], 'Add'));
      const mean = chains.withNumber(chains.inputsOf(shifted?.value, 'Mul'));
      const reduced = chains.reducedLast(mean?.value, 'ReduceSum') ?? undefined;
      const squares = chains.inputsOf(chains.behindReshape(reduced), 'Mul') ?? [];
      const base = chains.behindReshape(x, true);
      if (shifted === null || mean === null || weight === undefined || reduced === undefined) continue;
      if (squares.length !== 2 || squares.some((name) => chains.behindReshape(name, true) !== base)) continue;
      const size = chains.facts.shapeOf(x).at(-1) ?? 0;
      const fits =
        chains.facts.shapeOf(weight).join() === String(size) &&
        chains.facts.shapeOf(reduced).at(-1) === size &&
        Math.abs(mean.number * size - 1) < 1e-6;
      if (!fits) continue;
      return {
        operator: 'SimplifiedLayerNormalization',
        inputs: [x, weight],
        outputs: node.outputs,
        attributes: { axis: -1, epsilon: { float: shifted.number }, stash_type: 1 },
      };
    }
  }
  return null;
}

/** The same graph with known chains replaced; nodes that this leaves unread are still in it. */
export function fuse(nodes: readonly OnnxNode[], facts: TensorFacts): OnnxNode[] {
  const chains = new Chains(nodes, facts);
  return nodes.map((node) => asSoftmax(node, chains) ?? asRmsNorm(node, chains) ?? node);
}
