/**
 * Rotary positions (RoFormer, arXiv 2104.09864). The tables are as wide as all heads together, so that turning is a
 * product of arrays of one shape: to broadcast over the few numbers of half a head is several times slower.
 */
import { numpy as np } from '../jax.ts';
import type { Qwen3Config } from './config.ts';

/** Both [batch, sequence, heads * headSize]; the sine is negative for the first half of each head. */
export interface Rotation {
  readonly cosine: np.Array;
  readonly sine: np.Array;
}

/** The tables for queries and for keys. */
export function rotationsAt(
  positions: np.Array,
  { headSize, ropeTheta, heads, keyValueHeads }: Qwen3Config,
): { readonly queries: Rotation; readonly keys: Rotation } {
  const half = headSize / 2;
  const frequencies = Array.from({ length: half }, (_, i) => ropeTheta ** (-i / half));
  const angles = np.expandDims(positions.astype(np.float32), -1).mul(np.array(frequencies));
  const cosine = np.cos(angles.ref);
  const sine = np.sin(angles);
  const negative = sine.ref.neg();
  const table = (first: np.Array, second: np.Array, count: number): np.Array =>
    np.concatenate(Array.from({ length: count }, () => [first.ref, second.ref]).flat(), -1);
  const tables = (count: number): Rotation => ({
    cosine: table(cosine, cosine, count),
    sine: table(negative, sine, count),
  });
  return { queries: tables(heads), keys: tables(keyValueHeads) };
}

/** Turns the pairs (i, i + headSize / 2) of `x` [batch, sequence, ..., headSize]. Consumes it. */
export function rotate(x: np.Array, { cosine, sine }: Rotation): np.Array {
  const [first, second] = np.split(x.ref, 2, -1) as [np.Array, np.Array];
  const other = np.concatenate([second, first], -1).reshape(sine.shape);
  const turned = x.ref.reshape(cosine.shape).mul(cosine.ref).add(other.mul(sine.ref));
  const result = turned.reshape(x.shape);
  x.dispose();
  return result;
}
