/**
 * The inputs of a decoder graph other than its cache: the new tokens and their positions. The names are those of
 * exports for transformers.js. A graph with other names gets an error message that says why it cannot be a student
 * model.
 */
import type { CodedError } from '../errors/coded-error.ts';
import { engineError } from './errors.ts';
import type { InferenceSession, Tensor } from 'onnxruntime-common';

import type { TensorConstructor } from './runtime.ts';

/** Makes the tensor of one input for a pass over `ids`, after `pastLength` positions. */
export type Feed = (ids: readonly number[], pastLength: number) => Tensor;

/** The function that makes an input's tensor; null for an input that this engine does not support. */
export function feedOf(input: InferenceSession.ValueMetadata, TensorOf: TensorConstructor): Feed | null {
  const int64 = (values: readonly number[], dims: readonly number[]): Tensor =>
    new TensorOf('int64', BigInt64Array.from(values, BigInt), dims);
  switch (input.name) {
    case 'input_ids':
      return (ids) => int64(ids, [1, ids.length]);
    case 'attention_mask':
      return (ids, pastLength) => {
        const length = pastLength + ids.length;
        return new TensorOf('int64', new BigInt64Array(length).fill(1n), [1, length]);
      };
    case 'position_ids': {
      // Models that also read images (Qwen2-VL, Qwen3.5) count time, height and width; for text all three are equal.
      const [times] = input.isTensor && input.shape.length === 3 ? input.shape : [null];
      const copies = typeof times === 'string' ? 3 : times;
      return (ids, pastLength) => {
        const positions = ids.map((_, index) => pastLength + index);
        return copies === null || copies === undefined
          ? int64(positions, [1, ids.length])
          : int64(new Array(copies).fill(positions).flat(), [copies, 1, ids.length]);
      };
    }
    case 'num_logits_to_keep':
      // The engine reads the logits of the last position only.
      return () => int64([1], []);
    case 'use_cache_branch':
      // Old exports hold two graphs in one, for the first pass and for those after it.
      return (_ids, pastLength) => new TensorOf('bool', Uint8Array.of(pastLength > 0 ? 1 : 0), [1]);
    default:
      return null;
  }
}

/** The error of a graph with `unknown` inputs: why it cannot be a student model. */
export function whyNotFed(unknown: readonly string[]): CodedError {
  const params = { inputs: unknown };
  const any = (pattern: RegExp): boolean => unknown.some((name) => pattern.test(name));
  if (any(/encoder|^decoder_/)) {
    return engineError('encoder-decoder-half', params);
  }
  if (any(/pixel|image|audio|input_features|input_values/)) {
    return engineError('not-text-only', params);
  }
  if (any(/^inputs_embeds$/)) {
    return engineError('embeddings-missing', params);
  }
  return engineError('inputs-unknown', params);
}
