/**
 * A cache in place: buffers of the device with room for more tokens than there are, which past and present share. A pass
 * writes the new keys and values after the old ones; the attention mask says how many positions count. So a cut moves no
 * data: later passes get a shorter mask, and write over what was cut.
 *
 * Only GroupQueryAttention can do this, and on WebGPU only it pays: on WASM ONNX Runtime leaves such outputs unfilled, and
 * on the CPU a token costs what the room costs (findings/onnxruntime-preallocated-outputs.sh,
 * onnxruntime-gqa-pays-for-capacity.sh).
 */
import type { Tensor } from 'onnxruntime-common';

import { shapeAt, type CacheSlot } from './cache.ts';
import type { DeviceMemory } from './device-memory.ts';
import type { KvCache, PassTensors } from './kv-cache.ts';

/** Positions of a new cache: a problem and most of its solution. */
const firstCapacity = 512;

/** Buffers that double when they are full. */
export class InPlaceCache implements KvCache {
  readonly #slots: readonly CacheSlot[];
  readonly #memory: DeviceMemory;
  readonly #mostPositions: number;
  readonly #firstCapacity: number;
  #buffers: Tensor[] = [];
  #capacity = 0;
  #held = 0;

  /**
   * @param slots all with an axis of positions: states cannot be kept in place
   * @param mostPositions the context length of the model
   */
  constructor(
    slots: readonly CacheSlot[],
    memory: DeviceMemory,
    mostPositions: number,
    capacity = firstCapacity,
  ) {
    this.#slots = slots;
    this.#memory = memory;
    this.#mostPositions = mostPositions;
    this.#firstCapacity = capacity;
  }

  get held(): number {
    return this.#held;
  }

  async tensorsFor(count: number): Promise<PassTensors> {
    await this.#reserve(this.#held + count);
    return { past: this.#buffers, into: this.#buffers };
  }

  add(count: number): void {
    this.#held += count;
  }

  cut(length: number): Promise<void> {
    this.#held = length;
    return Promise.resolve();
  }

  clear(): void {
    for (const buffer of this.#buffers) buffer.dispose();
    this.#buffers = [];
    this.#capacity = 0;
    this.#held = 0;
  }

  async #reserve(positions: number): Promise<void> {
    if (positions <= this.#capacity) return;
    let capacity = Math.max(this.#capacity, this.#firstCapacity);
    while (capacity < positions) capacity *= 2;
    capacity = Math.min(capacity, this.#mostPositions);
    const larger: Tensor[] = [];
    try {
      // All before any is replaced: if one does not fit, the old ones stay.
      for (const slot of this.#slots)
        larger.push(await this.#memory.allocate(slot.type, shapeAt(slot, capacity)));
    } catch (error) {
      for (const buffer of larger) buffer.dispose();
      throw error;
    }
    for (const [index, buffer] of this.#buffers.entries()) {
      const [slot, target] = [this.#slots[index], larger[index]];
      if (slot?.positions == null || target === undefined) continue;
      this.#memory.copyPositions(buffer, target, slot.positions, this.#held);
      buffer.dispose();
    }
    this.#buffers = larger;
    this.#capacity = capacity;
  }
}
