/**
 * The model as batched decoding runs it: one graph that reads prompts, and one that reads a token of every sequence. The
 * KV cache is an input only; the keys and values of the new tokens are outputs, so that a step copies nothing of what
 * hundreds of sequences already hold. The same forward pass as training and the page.
 */
import { numpy as np } from '../jax.ts';
import { drawTokens } from './draw.ts';
import { storedParameters, type Precision } from '../export/stored.ts';
import { lower, type InputSpec } from '../lowering/lower.ts';
import { keyValuesOf } from '../model/cache.ts';
import { parameterShapes } from '../model/config.ts';
import { forward, type ForwardInputs } from '../model/forward.ts';
import { outputHeads } from '../model/output-heads.ts';
import type { ModelWeights } from '../model/weights.ts';

/** Primes that stand for the open sizes in the trace. */
const dimensions = { batch: 101, sequence: 103, capacity: 107, 'capacity + 1': 108 } as const;
const { batch, sequence, capacity } = dimensions;

/** The names of the cache tensors, or of the new keys and values, in the order of the graph. */
export function cacheNames(part: 'cache' | 'new', layers: number): string[] {
  return Array.from({ length: layers }, (_, layer) => [
    `${part}.${layer}.key`,
    `${part}.${layer}.value`,
  ]).flat();
}

/**
 * The bytes of the ONNX model that reads prompts.
 *
 * Inputs: `tokens` int32 [batch, sequence], padded on the right; `last` int32 [batch], the place of each prompt's last
 * token.
 *
 * Outputs: `logits` [batch, vocabularySize] after the last token; `score` [batch] where the model carries a router;
 * `new.*` [batch, keyValueHeads, sequence, headSize], keys and values of all.
 *
 * @param readsAll gives `logits` [batch, sequence, vocabularySize] and `score` [batch, sequence] of all positions; then
 *   there is no input `last`
 */
export function promptGraph(model: ModelWeights, precision: Precision, readsAll = false): Uint8Array {
  const inputs: InputSpec[] = [
    { name: 'tokens', shape: [batch, sequence], type: 'int32' },
    ...(readsAll ? [] : [{ name: 'last', shape: [batch], type: 'int32' } as const]),
  ];
  return decodeGraph(model, precision, { inputs, outputs: [], fewRows: false }, (given) => {
    const [tokens, last] = given as [np.Array, np.Array?];
    const places = () => np.arange(sequence);
    return {
      tokens,
      positions: np.zerosLike(tokens.ref).add(places().reshape([1, sequence])),
      visible: np.lessEqual(places().reshape([1, 1, sequence]), places().reshape([1, sequence, 1])),
      ends: (hidden) => (last === undefined ? hidden : hidden.slice(np.arange(batch), last)),
      more: () => [],
    };
  });
}

/**
 * The bytes of the ONNX model that reads one token of each sequence.
 *
 * Inputs: `tokens` int32 [batch]; `lengths` int32 [batch], how many slots of a row's cache hold a token, from the first
 * on; `cache.*` float32 [batch, keyValueHeads, capacity, headSize]; for drawing, see draw.ts, `uniform` float32 [batch],
 * `bias` float32 [vocabularySize] and `inverseTemperature` float32, a scalar.
 *
 * Outputs: those of `promptGraph`, where the sequence is one token; and what is drawn, `drawn` int32 [batch] and `mass`
 * float32 [batch].
 */
export function stepGraph(model: ModelWeights, precision: Precision): Uint8Array {
  const { layers, keyValueHeads, headSize, vocabularySize } = model.config;
  const inputs: InputSpec[] = [
    { name: 'tokens', shape: [batch], type: 'int32' },
    { name: 'lengths', shape: [batch], type: 'int32' },
    { name: 'uniform', shape: [batch] },
    { name: 'bias', shape: [vocabularySize] },
    { name: 'inverseTemperature', shape: [] },
    ...cacheNames('cache', layers).map((name) => ({
      name,
      shape: [batch, keyValueHeads, capacity, headSize],
    })),
  ];
  return decodeGraph(model, precision, { inputs, outputs: ['drawn', 'mass'], fewRows: true }, (given) => {
    const [tokens, lengths, uniform, bias, inverseTemperature, ...cache] = given as [
      np.Array,
      np.Array,
      np.Array,
      np.Array,
      np.Array,
      ...np.Array[],
    ];
    const slots = np.arange(capacity).reshape([1, 1, capacity]);
    return {
      tokens: np.expandDims(tokens, -1),
      positions: np.expandDims(lengths.ref, -1),
      visible: np.equal(np.zeros([1, 1, 1]), 0),
      kept: { layers: keyValuesOf(cache), visible: np.less(slots, lengths.reshape([batch, 1, 1])) },
      ends: (hidden) => np.squeeze(hidden, 1),
      more: (logits) => drawTokens({ logits, bias, inverseTemperature, uniform }),
    };
  });
}

interface Reading extends ForwardInputs {
  /** The hidden states that are read, from all: [batch, hiddenSize] after each row's last token, or all. */
  readonly ends: (hidden: np.Array) => np.Array;
  /** Further outputs, from the logits. */
  readonly more: (logits: np.Array) => np.Array[];
}

function decodeGraph(
  model: ModelWeights,
  precision: Precision,
  {
    inputs,
    outputs,
    fewRows,
  }: {
    readonly inputs: readonly InputSpec[];
    readonly outputs: readonly string[];
    readonly fewRows: boolean;
  },
  read: (given: readonly np.Array[]) => Reading,
): Uint8Array {
  const { config } = model;
  const shapes = parameterShapes(config);
  const stored = storedParameters(model, precision);
  const program = (given: np.Array[]): np.Array[] => {
    const values = new Map(shapes.map(({ name }, i) => [name, given[i] as np.Array]));
    const router = given.slice(shapes.length, stored.length);
    const { ends, more, ...asked } = read(given.slice(stored.length));
    const { hidden, present } = forward(values, config, asked);
    const [logits, ...scores] = outputHeads(ends(hidden), values, router) as [np.Array, ...np.Array[]];
    return [logits, ...more(logits.ref), ...scores, ...present.flatMap(({ key, value }) => [key, value])];
  };
  const scores = model.router === undefined ? [] : ['score'];
  return lower(program, {
    inputs: [...stored, ...inputs],
    outputs: ['logits', ...outputs, ...scores, ...cacheNames('new', config.layers)],
    dimensions,
    fewRows,
  });
}
