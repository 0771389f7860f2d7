/**
 * One growing sequence and its KV cache. A pass goes over new tokens only; the cache can be cut back to any earlier
 * position. It knows nothing of what the tokens mean.
 *
 * The cache is one sequence (batch 1). On CPU and WASM it lies in this thread's memory; on WebGPU it stays on the GPU
 * from pass to pass, and a cut fetches what is kept once.
 */
import type { Tensor } from 'onnxruntime-common';

import type { CacheSlot, DecoderSession } from './session.ts';

/** The sequence would outgrow the positions that the model was made for. */
export class ContextLengthError extends RangeError {
  override readonly name = 'ContextLengthError';
  constructor(
    readonly needed: number,
    readonly contextLength: number,
  ) {
    super(`The sequence needs ${needed} positions, but this model has ${contextLength}.`);
  }
}

export class Decoder {
  readonly #session: DecoderSession;
  readonly #contextLength: number;
  readonly #vocabularySize: number;
  #past: readonly Tensor[];
  /** Positions in `#past`. */
  #held = 0;
  /** Positions of it that are still wanted: a cut is carried out with the next pass. */
  #length = 0;
  #busy = false;
  #routerScore: number | null = null;

  /**
   * @param contextLength positions that the model was made for.
   * @param vocabularySize logits beyond it stand for no token (some models pad their vocabulary) and are left out.
   */
  constructor(session: DecoderSession, contextLength: number, vocabularySize: number) {
    this.#session = session;
    this.#contextLength = contextLength;
    this.#vocabularySize = vocabularySize;
    this.#past = this.#empty();
  }

  /** Positions in the cache. */
  get length(): number {
    return this.#length;
  }

  /** What the model's router says of the position that the last pass ended at; null where the model has none. */
  get routerScore(): number | null {
    return this.#routerScore;
  }

  /**
   * Extends the sequence by `ids` in one pass and returns the logits of the last position (one per token of the
   * vocabulary). When a pass fails, the cache stays as it was.
   *
   * @throws ContextLengthError when they do not fit; RangeError when `ids` is empty.
   */
  async forward(ids: readonly number[]): Promise<Float32Array> {
    if (ids.length === 0) throw new RangeError('A pass needs at least one new token.');
    if (this.#busy) throw new Error('A pass over this sequence is already under way.');
    const needed = this.#length + ids.length;
    if (needed > this.#contextLength) throw new ContextLengthError(needed, this.#contextLength);
    this.#busy = true;
    try {
      const length = this.#length;
      await this.#cut(length);
      const { logits, routerScore, present } = await this.#session.pass(ids, this.#past, length);
      this.#replace(present, needed);
      this.#length = needed;
      this.#routerScore = routerScore;
      return logits.subarray(0, this.#vocabularySize);
    } finally {
      this.#busy = false;
    }
  }

  /** Cuts the sequence back to its first `length` positions. Cheap; takes effect with the next pass. */
  truncate(length: number): void {
    if (!Number.isInteger(length) || length < 0 || length > this.#length) {
      throw new RangeError(`Cannot cut a sequence of ${this.#length} positions to ${length}.`);
    }
    if (this.#busy) throw new Error('A pass over this sequence is under way; it cannot be cut now.');
    this.#length = length;
  }

  /** Frees the cache. The decoder can be used again, from an empty sequence. */
  dispose(): void {
    this.#replace(this.#empty(), 0);
    this.#length = 0;
  }

  #empty(): readonly Tensor[] {
    const { slots } = this.#session;
    return slots.map((slot) => this.#session.cacheTensor(slot, typed(slot, new Uint8Array(0)), 0));
  }

  async #cut(length: number): Promise<void> {
    if (length === this.#held) return;
    const { slots } = this.#session;
    const cut = await Promise.all(
      this.#past.map(async (tensor, index) => {
        const slot = slots[index];
        if (slot === undefined) throw new Error('More cache tensors than slots.');
        const data = firstPositions(await tensor.getData(), slot, this.#held, length);
        return this.#session.cacheTensor(slot, data, length);
      }),
    );
    this.#replace(cut, length);
  }

  #replace(tensors: readonly Tensor[], held: number): void {
    const old = this.#past;
    this.#past = tensors;
    this.#held = held;
    // On the GPU nobody else frees them.
    for (const tensor of old) tensor.dispose();
  }
}

/** The first `length` of `held` positions of every head; `data` is [1, heads, held, headSize]. */
function firstPositions(
  data: Tensor.DataType,
  slot: CacheSlot,
  held: number,
  length: number,
): Float32Array | Uint16Array {
  if (!ArrayBuffer.isView(data)) throw new TypeError('A KV cache cannot hold strings.');
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const stride = bytes.length / slot.heads;
  const wanted = (stride / held) * length;
  const cut = new Uint8Array(slot.heads * wanted);
  for (let head = 0; head < slot.heads; head += 1) {
    cut.set(bytes.subarray(head * stride, head * stride + wanted), head * wanted);
  }
  return typed(slot, cut);
}

/** `bytes` as the numbers of a slot. Half-precision numbers are handed over as their bits. */
function typed(slot: CacheSlot, bytes: Uint8Array<ArrayBuffer>): Float32Array | Uint16Array {
  switch (slot.type) {
    case 'float32':
      return new Float32Array(bytes.buffer);
    case 'float16':
      return new Uint16Array(bytes.buffer);
    default:
      throw new TypeError(`A KV cache of ${slot.type} is not supported.`);
  }
}
