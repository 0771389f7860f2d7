/**
 * KV caches that are kept between calls. The calls of a run share the prompt and most of the prefix, so the next call
 * takes the cache of the last one, truncates it to the tokens that both share, and computes only the rest.
 */

/** The part of the engine's Decoder that a cache needs. */
export interface KvCacheDecoder {
  /** Appends at least one id; returns the logits after the last, of shape [vocabulary]. */
  forward(ids: readonly number[]): Promise<Float32Array>;
  truncate(length: number): void;
  dispose(): void;
}

/** A decoder and the ids that its KV cache holds. */
export class PooledCache {
  readonly #decoder: KvCacheDecoder;
  #ids: number[] = [];
  /** Logits after the last id, kept by a prefill. */
  #prefilledLogits: Float32Array | null = null;

  constructor(decoder: KvCacheDecoder) {
    this.#decoder = decoder;
  }

  /** How many ids at the start of `ids` the cache already holds. */
  sharedPrefixLength(ids: readonly number[]): number {
    const limit = Math.min(ids.length, this.#ids.length);
    for (let i = 0; i < limit; i += 1) if (ids[i] !== this.#ids[i]) return i;
    return limit;
  }

  /** Makes the cache hold exactly `ids` (at least one) and returns the logits after the last of them. */
  async moveTo(ids: readonly number[]): Promise<Float32Array> {
    const shared = this.sharedPrefixLength(ids);
    if (this.#prefilledLogits !== null && shared === ids.length && shared === this.#ids.length) {
      return this.#prefilledLogits;
    }
    // The last id is computed again, as its logits are kept by a prefill only.
    const kept = Math.min(shared, ids.length - 1);
    this.#decoder.truncate(kept);
    this.#ids.length = kept;
    return this.extend(ids.slice(kept));
  }

  /** Prepares a `moveTo` with the same ids, which then needs no forward pass. */
  async prefill(ids: readonly number[]): Promise<void> {
    const logits = await this.moveTo(ids);
    // A copy, so that a larger buffer which the logits may be part of can be freed.
    this.#prefilledLogits = logits.slice();
  }

  /** Appends `ids` (at least one) and returns the logits after the last of them. */
  async extend(ids: readonly number[]): Promise<Float32Array> {
    this.#prefilledLogits = null;
    const logits = await this.#decoder.forward(ids);
    this.#ids.push(...ids);
    return logits;
  }

  dispose(): void {
    this.#decoder.dispose();
  }
}

/** The caches that no call uses at the moment. */
export class KvCachePool {
  /** The least recently used one comes first. */
  readonly #idle: PooledCache[] = [];
  readonly #create: () => KvCacheDecoder;
  readonly #capacity: number;

  /** @param capacity idle caches that are kept, at least 1 */
  constructor(create: () => KvCacheDecoder, capacity: number) {
    this.#create = create;
    this.#capacity = capacity;
  }

  /** Takes the idle cache that shares most ids with `ids`, at least `minShared`; else a new one. */
  acquire(ids: readonly number[], minShared: number): PooledCache {
    let best: PooledCache | undefined;
    let most = minShared;
    for (const cache of this.#idle) {
      const shared = cache.sharedPrefixLength(ids);
      if (shared < most) continue;
      most = shared;
      best = cache;
    }
    if (best === undefined) return new PooledCache(this.#create());
    this.#idle.splice(this.#idle.indexOf(best), 1);
    return best;
  }

  /** Returns a cache for later calls; disposes of the least recently used one when there are too many. */
  release(cache: PooledCache): void {
    this.#idle.push(cache);
    if (this.#idle.length > this.#capacity) this.#idle.shift()?.dispose();
  }
}
