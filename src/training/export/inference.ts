/**
 * The model as the page runs it: logits and an extended KV cache from new tokens and a kept cache. The same forward
 * pass that training differentiates, traced with sizes that stay open.
 */
import type { numpy as np } from '../jax.ts';
import { lower, type InputSpec } from '../lowering/lower.ts';
import { parameterShapes } from '../model/config.ts';
import { keyValuesOf, visibleSlots } from '../model/cache.ts';
import { forward } from '../model/forward.ts';
import { outputHeads } from '../model/output-heads.ts';
import type { ModelWeights } from '../model/weights.ts';
import { storedParameters, type Precision } from './stored.ts';

/** Primes that stand for the open sizes in the trace. */
const dimensions = { batch: 101, sequence: 103, past: 107, 'past + sequence': 210 } as const;

/**
 * The bytes of model.onnx, with the inputs and outputs that transformers.js expects (see docs/engine.md).
 * @param precision float16 halves the file; the numbers are widened when the model is loaded, so that no device needs
 *   half-precision arithmetic
 */
export function inferenceModel(model: ModelWeights, precision: Precision = 'float16'): Uint8Array {
  const { config } = model;
  const { batch, sequence, past } = dimensions;
  const total = dimensions['past + sequence'];
  const shapes = parameterShapes(config);
  const cacheShape = [batch, config.keyValueHeads, past, config.headSize];
  const layers = Array.from({ length: config.layers }, (_, layer) => layer);
  const stored = storedParameters(model, precision);
  const inputs: InputSpec[] = [
    ...stored,
    { name: 'input_ids', shape: [batch, sequence], type: 'int64' },
    { name: 'attention_mask', shape: [batch, total], type: 'int64' },
    { name: 'position_ids', shape: [batch, sequence], type: 'int64' },
    ...layers.flatMap((layer) =>
      ['key', 'value'].map((part) => ({ name: `past_key_values.${layer}.${part}`, shape: cacheShape })),
    ),
  ];
  const outputs = [
    'logits',
    ...(model.router === undefined ? [] : ['router_score']),
    ...layers.flatMap((layer) => [`present.${layer}.key`, `present.${layer}.value`]),
  ];
  const program = (given: np.Array[]): np.Array[] => {
    const values = new Map(shapes.map(({ name }, i) => [name, given[i] as np.Array]));
    const router = given.slice(shapes.length, stored.length);
    const [tokens, mask, positions, ...cache] = given.slice(stored.length) as [
      np.Array,
      np.Array,
      np.Array,
      ...np.Array[],
    ];
    const visible = visibleSlots(mask, sequence);
    const { hidden, present } = forward(values, config, {
      tokens,
      positions,
      visible,
      past: keyValuesOf(cache),
    });
    return [...outputHeads(hidden, values, router), ...present.flatMap(({ key, value }) => [key, value])];
  };
  return lower(program, { inputs, outputs, dimensions });
}
