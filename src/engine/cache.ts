/**
 * The cache of a decoder graph, read from its inputs and outputs. It holds keys and values (the KV cache), which grow
 * with each token, and the states of convolutions and recurrences, which each pass replaces.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-common';

import { engineError, ModelError } from './errors.ts';

/** One tensor of the cache: each pass feeds `input` with the `output` of the pass before. */
export interface CacheSlot {
  readonly input: string;
  readonly output: string;
  readonly type: CacheType;
  /** Its shape before the first pass: batch 1, no positions. */
  readonly shape: readonly number[];
  /** The axis of positions, along which it can be cut; null for a state, which cannot be cut. */
  readonly positions: number | null;
}

type CacheType = 'float32' | 'float16';

const bytesPerElement: Readonly<Record<CacheType, number>> = { float32: 4, float16: 2 };

/** The sizes of a cache that an export may leave to config.json; null where that does not say. */
export interface CacheSizes {
  /** All attention heads: BLOOM exports have them in one axis with the batch. */
  readonly heads: number | null;
  /** The heads that keys and values have. */
  readonly keyValueHeads: number | null;
  readonly headSize: number | null;
}

export const noCacheSizes: CacheSizes = { heads: null, keyValueHeads: null, headSize: null };

/**
 * The axes that exports name instead of giving their size: BLOOM's of batch x heads, under the name that transformers.js
 * knows too, and those of onnxruntime-genai's model builder.
 */
const namedSizes: Readonly<Record<string, keyof CacheSizes>> = {
  'batch_size x num_heads': 'heads',
  num_key_value_heads: 'keyValueHeads',
  num_kv_heads: 'keyValueHeads',
  kv_num_heads: 'keyValueHeads',
  kv_cache_dim: 'headSize',
  head_dim: 'headSize',
  head_size: 'headSize',
};

/** Multi-query models (GPT-BigCode) keep both in one tensor. */
const keysOrValues = /^past_key_values\.\d+\.(?:key|value|key_value)$/;

/**
 * The cache slot of an input; null if the input is not part of the cache. transformers.js pairs names in the same way
 * (`getPastKeyValues` in its modeling_utils.js): `past_key_values.0.key` with `present.0.key`, `past_conv.0` with
 * `present_conv.0`.
 *
 * @param sizes those that config.json gives
 * @throws ModelError when the engine cannot keep a cache of this kind.
 */
export function cacheSlot(
  input: InferenceSession.ValueMetadata,
  outputNames: readonly string[],
  sizes: CacheSizes = noCacheSizes,
): CacheSlot | null {
  const { name } = input;
  const output = name.replace(/^past_key_values/, 'present').replace(/^past/, 'present');
  if (output === name || !outputNames.includes(output)) return null;
  if (!input.isTensor) throw new ModelError(engineError('cache-no-tensor', { input: name }));
  const { type } = input;
  const shape = input.shape.map((size) => sizeOf(size, sizes));
  if (type !== 'float32' && type !== 'float16') {
    throw new ModelError(engineError('cache-type', { input: name, type }));
  }
  const open = shape.flatMap((size, axis) => (axis > 0 && typeof size === 'string' ? [axis] : []));
  const [positions] = open;
  const isLonger = keysOrValues.test(name);
  if (isLonger && (positions === undefined || open.length > 1 || String(shape[0]).includes('head'))) {
    throw new ModelError(engineError('cache-shape', { input: name, shape: input.shape.map(String) }));
  }
  return {
    input: name,
    output,
    type,
    shape: shape.map((size, axis) => {
      if (typeof size === 'number') return size;
      // Dynamic dimensions of a state start at 0, as in transformers.js.
      return axis === 0 ? 1 : 0;
    }),
    positions: isLonger ? (positions ?? null) : null,
  };
}

/** The size of an axis; its name, where it stays open. */
function sizeOf(axis: number | string, sizes: CacheSizes): number | string {
  const named = typeof axis === 'string' && Object.hasOwn(namedSizes, axis) ? namedSizes[axis] : undefined;
  return named === undefined ? axis : (sizes[named] ?? axis);
}

/** The shape of a slot's tensor for `length` positions. */
export function shapeAt({ shape, positions }: CacheSlot, length: number): number[] {
  return shape.map((size, axis) => (axis === positions ? length : size));
}

/** The contents of a slot before the first pass: empty, or the zeros of a state. */
export function zerosOf(slot: CacheSlot): Float32Array | Uint16Array {
  const elements = product(slot.shape);
  return typed(slot, new Uint8Array(elements * bytesPerElement[slot.type]));
}

/** The first `length` positions of a slot with an axis of positions, of the `held` that `data` has. */
export function firstPositions(
  data: Tensor.DataType,
  slot: CacheSlot,
  held: number,
  length: number,
): Float32Array | Uint16Array {
  if (!ArrayBuffer.isView(data)) throw new TypeError('strings in a KV cache');
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  // The product of the axes before the positions: each of these rows is cut separately.
  const rows = product(slot.shape.slice(0, slot.positions ?? 0));
  const stride = bytes.length / rows;
  const wanted = (stride / held) * length;
  const cut = new Uint8Array(rows * wanted);
  for (let row = 0; row < rows; row += 1) {
    cut.set(bytes.subarray(row * stride, row * stride + wanted), row * wanted);
  }
  return typed(slot, cut);
}

/** How much memory a tensor of a cache takes. */
export function bytesOf({ type, dims }: Tensor): number {
  return product(dims) * (type === 'float16' ? bytesPerElement.float16 : bytesPerElement.float32);
}

/** `bytes` as the elements of a slot. Half-precision numbers are passed as their bits. */
function typed({ type }: CacheSlot, { buffer }: Uint8Array<ArrayBuffer>): Float32Array | Uint16Array {
  return type === 'float32' ? new Float32Array(buffer) : new Uint16Array(buffer);
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((whole, size) => whole * size, 1);
}
