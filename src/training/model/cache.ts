/** The KV cache as inputs and outputs of graphs: a flat list of arrays, and a mask of slots. */
import { numpy as np } from '../jax.ts';
import type { KeyValue } from './forward.ts';

/** The arrays key, value, key, value, ... of the layers, paired. */
export function keyValuesOf(arrays: readonly np.Array[]): KeyValue[] {
  return Array.from({ length: arrays.length / 2 }, (_, layer) => ({
    key: arrays[2 * layer] as np.Array,
    value: arrays[2 * layer + 1] as np.Array,
  }));
}

/**
 * bool [batch, sequence, past + sequence]: earlier slots that are no padding.
 * @param mask int32 [batch, past + sequence]: 0 where the slot is padding
 */
export function visibleSlots(mask: np.Array, sequence: number): np.Array {
  const total = mask.shape[1] as number;
  const queries = np.arange(total - sequence, total).reshape([1, sequence, 1]);
  const earlier = np.lessEqual(np.arange(total).reshape([1, 1, total]), queries);
  return np.logicalAnd(earlier, np.expandDims(np.greater(mask, 0), 1));
}
