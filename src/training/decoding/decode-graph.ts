/**
 * The model as batched decoding runs it. Its cache has two parts: a long one that is only read, and a short one that
 * grows with every token, so that a step does not copy what hundreds of sequences have behind them. The same forward
 * pass as training and the page; knows nothing of sampling.
 */
import { numpy as np } from '../jax.ts';
import { storedParameters, type Precision } from '../export/stored.ts';
import { lower, type InputSpec } from '../lowering/lower.ts';
import { keyValuesOf, visibleSlots } from '../model/cache.ts';
import { parameterShapes } from '../model/config.ts';
import { forward } from '../model/forward.ts';
import { readings } from '../model/readings.ts';
import type { ModelWeights } from '../model/weights.ts';

/** Primes that stand for the open sizes in the trace. */
const dimensions = { batch: 101, sequence: 103, kept: 107, recent: 109, 'recent + sequence': 212 } as const;

/** The names of the cache tensors of a part, in the order of the graph. */
export function cacheNames(part: 'kept' | 'recent' | 'next', layers: number): string[] {
  return Array.from({ length: layers }, (_, layer) => [
    `${part}.${layer}.key`,
    `${part}.${layer}.value`,
  ]).flat();
}

/**
 * The bytes of the ONNX model.
 *
 * Inputs: `tokens` and `positions` int32 [batch, sequence]; `keptMask` int32 [batch, kept] and `mask` int32
 * [batch, recent + sequence], 0 where a slot is padding; `kept.*` and `recent.*` float32
 * [batch, keyValueHeads, kept or recent, headSize]. `kept` must hold a slot at least, if a masked one.
 *
 * Outputs: `logits` [batch, sequence, vocabularySize], `score` [batch, sequence] where the model carries a router, and
 * `next.*`, the recent part with the new keys.
 */
export function decodeGraph(model: ModelWeights, precision: Precision): Uint8Array {
  const { config } = model;
  const { batch, sequence, kept, recent } = dimensions;
  const shapes = parameterShapes(config);
  const cache = (part: 'kept' | 'recent', length: number): InputSpec[] =>
    cacheNames(part, config.layers).map((name) => ({
      name,
      shape: [batch, config.keyValueHeads, length, config.headSize],
    }));
  const scores = model.router === undefined ? [] : ['score'];
  const stored = storedParameters(model, precision);
  const inputs: InputSpec[] = [
    ...stored,
    { name: 'tokens', shape: [batch, sequence], type: 'int32' },
    { name: 'positions', shape: [batch, sequence], type: 'int32' },
    { name: 'keptMask', shape: [batch, kept], type: 'int32' },
    { name: 'mask', shape: [batch, dimensions['recent + sequence']], type: 'int32' },
    ...cache('kept', kept),
    ...cache('recent', recent),
  ];
  const program = (given: np.Array[]): np.Array[] => {
    const values = new Map(shapes.map(({ name }, i) => [name, given[i] as np.Array]));
    const router = given.slice(shapes.length, stored.length);
    const [tokens, positions, keptMask, mask, ...rest] = given.slice(stored.length) as [
      np.Array,
      np.Array,
      np.Array,
      np.Array,
      ...np.Array[],
    ];
    const { hidden, present } = forward(values, config, {
      tokens,
      positions,
      visible: visibleSlots(mask, sequence),
      past: keyValuesOf(rest.slice(2 * config.layers)),
      kept: {
        layers: keyValuesOf(rest.slice(0, 2 * config.layers)),
        visible: np.expandDims(np.greater(keptMask, 0), 1),
      },
    });
    return [...readings(hidden, values, router), ...present.flatMap(({ key, value }) => [key, value])];
  };
  return lower(program, {
    inputs,
    outputs: ['logits', ...scores, ...cacheNames('next', config.layers)],
    dimensions,
  });
}
