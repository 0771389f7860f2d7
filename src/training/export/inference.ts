/**
 * The model as the page runs it: logits and an extended KV cache from new tokens and a kept cache. The same forward
 * pass that training differentiates, traced with sizes that stay open.
 */
import { numpy as np } from '../jax.ts';
import { parameterShapes, type ModelConfig } from '../model/config.ts';
import { forward, logitsOf, type KeyValue } from '../model/forward.ts';

export interface InferenceInputs {
  /** int32 [batch, sequence] */
  readonly tokens: np.Array;
  /** int32 [batch, past + sequence]: 0 where the slot is padding. */
  readonly attentionMask: np.Array;
  /** int32 [batch, sequence] */
  readonly positions: np.Array;
  /** int32 [sequence]: the slot of each new token, counted over past and new. */
  readonly querySlots: np.Array;
  /** int32 [past + sequence]: 0, 1, 2, ... */
  readonly keySlots: np.Array;
  /** One per layer, [batch, keyValueHeads, past, headSize]. */
  readonly past: readonly KeyValue[];
}

/** bool [batch, sequence, past + sequence]: earlier slots that are no padding. */
function visibleSlots({ attentionMask, querySlots, keySlots }: InferenceInputs): np.Array {
  const earlier = np.lessEqual(np.expandDims(keySlots, 0), np.expandDims(querySlots, -1));
  return np.logicalAnd(np.expandDims(earlier, 0), np.expandDims(np.greater(attentionMask, 0), 1));
}

/** Logits float32 [batch, sequence, vocabularySize], and the cache of each layer after these tokens. */
export function infer(
  values: readonly np.Array[],
  config: ModelConfig,
  inputs: InferenceInputs,
): { logits: np.Array; present: KeyValue[] } {
  const parameters = new Map(parameterShapes(config).map(({ name }, i) => [name, values[i] as np.Array]));
  const { hidden, present } = forward(parameters, config, {
    tokens: inputs.tokens,
    positions: inputs.positions,
    visible: visibleSlots(inputs),
    past: inputs.past,
  });
  return { logits: logitsOf(hidden, parameters), present };
}
