/**
 * Causal self-attention over rows, as training runs it: in blocks of queries, each over the keys up to its own end.
 * This skips most of the scores that the mask would hide. The gradient of softmax is given by formula.
 */
import { lax, nn, numpy as np } from '../jax.ts';
import { constantTangent, tangent } from './tangent.ts';

/** Blocks of fewer queries make matrices too small to multiply fast, and more of them take more operations. */
const SMALLEST_BLOCK = 96;
const MOST_BLOCKS = 4;

/** Into how many blocks of equal size a row of `length` is cut. */
function blocksOf(length: number): number {
  for (let blocks = MOST_BLOCKS; blocks > 1; blocks--) {
    if (length % blocks === 0 && length / blocks >= SMALLEST_BLOCK) return blocks;
  }
  return 1;
}

/**
 * @param query [batch, keyValueHeads, group, length, headSize], scaled. Consumed, as all are but the mask.
 * @param key [batch, keyValueHeads, length, headSize]
 * @param value the same shape as `key`
 * @param mask what is added to scores, [batch, length, length]: very negative where a key is hidden
 * @returns the shape of `query`
 */
export function causalAttention(
  query: np.Array,
  key: np.Array,
  value: np.Array,
  mask: np.Array,
  blocks = blocksOf(query.shape[3] as number),
): np.Array {
  const length = query.shape[3] as number;
  const size = length / blocks;
  const queries = blocks === 1 ? [query] : np.split(query, blocks, 3);
  const mixed = queries.map((block, i) => {
    const end = (i + 1) * size;
    const upTo = (keys: np.Array): np.Array =>
      end === length ? keys.ref : keys.ref.slice([], [], [0, end], []);
    const seen = mask.ref.slice([], [i * size, end], [0, end]);
    return attend(block, upTo(key), upTo(value), seen);
  });
  key.dispose();
  value.dispose();
  return blocks === 1 ? (mixed[0] as np.Array) : np.concatenate(mixed, 3);
}

/** One block: as above, but that there may be more keys than queries. */
function attend(query: np.Array, key: np.Array, value: np.Array, mask: np.Array): np.Array {
  const shape = query.shape as [number, number, number, number, number];
  const [batch, heads, group, length, headSize] = shape;
  const keys = key.shape[2] as number;
  const scores = np
    .matmul(query.reshape([batch, heads, group * length, headSize]), np.transpose(key, [0, 1, 3, 2]))
    .reshape([batch, heads, group, length, keys])
    .add(mask.reshape([batch, 1, 1, length, keys]));
  const weights = nn.softmax(constantTangent(scores), -1);
  // d(softmax) = weights * (d - sum(weights * d)); the sum, met with the values, is a multiple of the output.
  const moved = weights.ref.mul(tangent(scores));
  const flat = [batch, heads, group * length, keys];
  const sum = np.sum(moved.ref.reshape(flat), -1, { keepdims: true });
  const mixed = np.matmul(weights.add(moved).reshape(flat), value);
  const output = lax.stopGradient(mixed.ref);
  return mixed.add(output.mul(sum.neg())).reshape(shape);
}
