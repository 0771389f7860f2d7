/**
 * Reads a graph's logits, [1, positions, vocabulary]: the logits of the last position, and the surprise at each token
 * of the pass.
 */
import type { Tensor } from 'onnxruntime-common';

import { fromFloat16 } from '../bytes/float16.ts';

/** The part of a pass's logits that the caller needs. */
export interface ReadLogits {
  /** Of the last position, one per token of the vocabulary. */
  readonly last: Float32Array;
  /** See {@link surprisesOf}; null if not requested, or if the graph gives the last position only. */
  readonly surprises: Float32Array | null;
}

/**
 * Reads the logits of a pass over `ids`, and frees the tensor.
 *
 * @param wantsSurprises whether the tokens of the pass are to be scored as well
 */
export async function readLogits(
  tensor: Tensor,
  ids: readonly number[],
  wantsSurprises: boolean,
): Promise<ReadLogits> {
  const [, positions = 0, size = 0] = tensor.dims;
  const { type } = tensor;
  const data = await tensor.getData();
  tensor.dispose();
  const isWhole = wantsSurprises && positions === ids.length && data.length === positions * size;
  const values = numbersIn(data, type, isWhole ? 0 : data.length - size);
  return {
    last: values.subarray(values.length - size),
    surprises: isWhole ? surprisesOf(values, ids, size) : null,
  };
}

/**
 * The negative log-likelihood of each token of a pass, in nats, given those before it in the same pass. The first entry
 * is NaN, because no token precedes it.
 *
 * @param logits [ids.length, size]; row i is what the model expects after token i
 */
export function surprisesOf(logits: Float32Array, ids: readonly number[], size: number): Float32Array {
  const surprises = new Float32Array(ids.length).fill(Number.NaN);
  for (let i = 1; i < ids.length; i += 1) {
    const row = logits.subarray((i - 1) * size, i * size);
    surprises[i] = surpriseAt(row, ids[i] ?? 0);
  }
  return surprises;
}

/** The negative log-likelihood of a token in nats, given the logits of the position before it. */
export function surpriseAt(row: Float32Array, id: number): number {
  return logSumExp(row) - (row[id] ?? Number.NaN);
}

function logSumExp(row: Float32Array): number {
  let largest = -Infinity;
  for (let i = 0; i < row.length; i += 1) largest = Math.max(largest, row[i] ?? -Infinity);
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += Math.exp((row[i] ?? -Infinity) - largest);
  return largest + Math.log(sum);
}

/** The elements of a tensor from `start` on, as float32. */
function numbersIn(data: Tensor.DataType, type: Tensor.Type, start: number): Float32Array {
  if (data instanceof Float32Array) return data.subarray(start);
  if (type === 'float16' && data instanceof Uint16Array) {
    return fromFloat16(data.subarray(start));
  }
  // Runtimes with Float16Array return one; its elements read as numbers.
  return Float32Array.from({ length: data.length - start }, (_, i) => Number(data[start + i]));
}
