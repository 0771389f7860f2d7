/**
 * KV caches that outlive a call. The calls of one run share their prompt and most of their prefix, so the next call
 * takes up the cache of the last one, cuts it back to what both share, and computes only the rest.
 *
 * It knows token ids and decoders. It knows nothing of prompts or sampling.
 */

/** The engine's Decoder, as far as it is needed here. */
export interface KvCacheDecoder {
  forward(ids: readonly number[]): Promise<Float32Array>;
  truncate(length: number): void;
  dispose(): void;
}

/** A decoder and the ids that its cache holds. */
export class KvCache {
  readonly #decoder: KvCacheDecoder;
  #ids: number[] = [];
  /** Logits after the last id, where they were read ahead. */
  #ahead: Float32Array | null = null;

  constructor(decoder: KvCacheDecoder) {
    this.#decoder = decoder;
  }

  /** How many ids at the start of `ids` the cache holds already. */
  sharedPrefixLength(ids: readonly number[]): number {
    const limit = Math.min(ids.length, this.#ids.length);
    for (let i = 0; i < limit; i += 1) if (ids[i] !== this.#ids[i]) return i;
    return limit;
  }

  /** Makes the cache hold exactly `ids` (at least one) and returns the logits after the last of them. */
  async moveTo(ids: readonly number[]): Promise<Float32Array> {
    const shared = this.sharedPrefixLength(ids);
    if (this.#ahead !== null && shared === ids.length && shared === this.#ids.length) return this.#ahead;
    // The last id is computed anew: its logits are kept only where they were read ahead.
    const kept = Math.min(shared, ids.length - 1);
    this.#decoder.truncate(kept);
    this.#ids.length = kept;
    return this.extend(ids.slice(kept));
  }

  /** The same for a `moveTo` that may follow with these ids, and then needs no pass. */
  async prefill(ids: readonly number[]): Promise<void> {
    const logits = await this.moveTo(ids);
    // A copy: the logits may be a part of something larger, which nobody else holds any more.
    this.#ahead = logits.slice();
  }

  /** Appends `ids` (at least one) and returns the logits after the last of them. */
  async extend(ids: readonly number[]): Promise<Float32Array> {
    this.#ahead = null;
    const logits = await this.#decoder.forward(ids);
    this.#ids.push(...ids);
    return logits;
  }

  dispose(): void {
    this.#decoder.dispose();
  }
}

/** Sequences that no call uses at the moment, the longest unused first. */
export class KvCachePool {
  readonly #idle: KvCache[] = [];
  readonly #create: () => KvCacheDecoder;
  readonly #capacity: number;

  /** `capacity`: how many unused sequences are kept, at least 1. */
  constructor(create: () => KvCacheDecoder, capacity: number) {
    this.#create = create;
    this.#capacity = capacity;
  }

  /** The unused sequence that shares most with `ids`, if it is at least `atLeast`; else a new one. */
  acquire(ids: readonly number[], atLeast: number): KvCache {
    let best: KvCache | undefined;
    let most = atLeast;
    for (const sequence of this.#idle) {
      const shared = sequence.sharedPrefixLength(ids);
      if (shared < most) continue;
      most = shared;
      best = sequence;
    }
    if (best === undefined) return new KvCache(this.#create());
    this.#idle.splice(this.#idle.indexOf(best), 1);
    return best;
  }

  /** Gives a sequence back for later calls; drops the one that was unused longest when there are too many. */
  release(sequence: KvCache): void {
    this.#idle.push(sequence);
    if (this.#idle.length > this.#capacity) this.#idle.shift()?.dispose();
  }
}
