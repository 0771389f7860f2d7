/**
 * The cache of one sequence: how its keys and values are kept from pass to pass. There are two strategies. A growing cache
 * gets new tensors from every pass; it works with every export and device. A cache in place (in-place-cache.ts) has room
 * for more tokens than there are, and passes write into it.
 */
import type { Tensor } from 'onnxruntime-common';

import { firstPositions, zerosOf } from './cache.ts';
import type { DecoderSession } from './session.ts';
import { StateCache } from './state-cache.ts';

/** The strategies by name. */
export type CacheStrategy = 'growing' | 'in-place';

/** The tensors of a pass, one for each slot of the session. */
export interface PassTensors {
  readonly past: readonly Tensor[];
  /** Where the pass writes keys and values; null where it makes tensors of its own. */
  readonly into: readonly Tensor[] | null;
}

/** Keys, values and states of one sequence. */
export interface KvCache {
  /** The positions in the cache. */
  readonly held: number;
  /** The tensors of a pass that adds `count` tokens. @throws DeviceError when the device has no room for them */
  tensorsFor(count: number): Promise<PassTensors>;
  /** Takes what a pass over `count` tokens gave. */
  add(count: number, present: readonly Tensor[]): void;
  /** Cuts the cache to its first `length` positions, or to fewer where it holds states. */
  cut(length: number): Promise<void>;
  /** Frees all of it. The cache can be used again, from no positions. */
  clear(): void;
}

/** Tensors that each pass replaces. A cut copies the keys and values that it keeps, and fetches them for that. */
export class GrowingCache implements KvCache {
  readonly #session: DecoderSession;
  readonly #hasStates: boolean;
  readonly #stateCache = new StateCache();
  #tensors: readonly Tensor[];
  #held = 0;

  constructor(session: DecoderSession) {
    this.#session = session;
    this.#hasStates = session.slots.some((slot) => slot.positions === null);
    this.#tensors = this.#empty();
  }

  get held(): number {
    return this.#held;
  }

  tensorsFor(): Promise<PassTensors> {
    return Promise.resolve({ past: this.#tensors, into: null });
  }

  add(count: number, present: readonly Tensor[]): void {
    // The states before the first token are zeros and need not be kept.
    const states = this.#held === 0 ? [] : this.#tensors.filter((_, index) => this.#isState(index));
    if (states.length > 0) this.#stateCache.keep(this.#held, states);
    this.#replace(present, this.#held + count, states);
  }

  async cut(wanted: number): Promise<void> {
    const length = this.#hasStates ? this.#stateCache.before(wanted) : wanted;
    if (length === 0) {
      this.clear();
      return;
    }
    const { slots } = this.#session;
    const kept = await Promise.all(
      slots.map(async (slot, index) => {
        const tensor = this.#tensors[index];
        if (tensor === undefined || this.#isState(index)) return null;
        const data = firstPositions(await this.#session.contentsOf(tensor), slot, this.#held, length);
        return this.#session.cacheTensor(slot, data, length);
      }),
    );
    const states = this.#hasStates ? [...this.#stateCache.take(length)] : [];
    const tensors = kept.map((tensor) => tensor ?? states.shift());
    this.#replace(
      tensors.filter((tensor) => tensor !== undefined),
      length,
    );
  }

  clear(): void {
    this.#stateCache.dispose();
    this.#replace(this.#empty(), 0);
  }

  #empty(): readonly Tensor[] {
    const { slots } = this.#session;
    return slots.map((slot) => this.#session.cacheTensor(slot, zerosOf(slot), 0));
  }

  #isState(index: number): boolean {
    return this.#session.slots[index]?.positions === null;
  }

  #replace(tensors: readonly Tensor[], held: number, keptElsewhere: readonly Tensor[] = []): void {
    const old = this.#tensors;
    this.#tensors = tensors;
    this.#held = held;
    // GPU tensors are not garbage-collected.
    for (const tensor of old) if (!keptElsewhere.includes(tensor)) tensor.dispose();
  }
}
