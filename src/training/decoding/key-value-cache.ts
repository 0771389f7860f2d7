/**
 * The keys and values of sequences that are decoded together, kept in place: a token is written after those of its
 * row, and nothing else moves but when the longest row outgrows its slots. Knows rows and slots; nothing of tokens.
 */
import { Tensor } from '../../engine/node-runtime.ts';
import { cacheNames } from './decode-graph.ts';
import type { Qwen3Config } from '../model/config.ts';

/** Slots are added this many at a time: each costs attention while it is empty, each time moves the whole cache. */
const BLOCK = 32;

/** Buffers begin this many times as large as needed: memory that was never touched costs nothing. */
const SPARE = 3;

const inBlocks = (slots: number): number => Math.max(1, Math.ceil(slots / BLOCK)) * BLOCK;

/** Keys and values of several tokens: per tensor of the cache [rows, keyValueHeads, width, headSize]. */
export interface NewSlots {
  readonly tensors: readonly Float32Array[];
  readonly width: number;
}

/** The keys and values of a batch, which grow with its longest sequence. */
export class KeyValueCache {
  readonly #heads: number;
  readonly #headSize: number;
  readonly #names: readonly string[];
  /** Key and value of each layer, [rows, keyValueHeads, capacity, headSize]; a buffer may be longer. */
  #buffers: Float32Array[];
  #rows: number;
  #capacity: number;

  /** @param length of the longest row to begin with */
  constructor({ layers, keyValueHeads, headSize }: Qwen3Config, rows: number, length: number) {
    this.#heads = keyValueHeads;
    this.#headSize = headSize;
    this.#names = cacheNames('cache', layers);
    this.#rows = rows;
    this.#capacity = inBlocks(length);
    const size = rows * keyValueHeads * this.#capacity * headSize;
    this.#buffers = Array.from({ length: 2 * layers }, () => new Float32Array(SPARE * size));
  }

  /** The cache as tensors [rows, keyValueHeads, capacity, headSize] that share its memory, by their names in the graph. */
  tensors(): Record<string, Tensor> {
    const shape = [this.#rows, this.#heads, this.#capacity, this.#headSize];
    const size = shape.reduce((a, b) => a * b, 1);
    return Object.fromEntries(
      this.#names.map((name, i) => [
        name,
        new Tensor('float32', (this.#buffers[i] as Float32Array).subarray(0, size), shape),
      ]),
    );
  }

  /** Writes the first `count` tokens of row `from` of `added` into row `row`, from its first slot on. */
  writePrompt(row: number, { tensors, width }: NewSlots, from: number, count: number): void {
    this.#buffers.forEach((buffer, i) => {
      const source = tensors[i] as Float32Array;
      for (let head = 0; head < this.#heads; head++) {
        const begin = (from * this.#heads + head) * width * this.#headSize;
        const target = (row * this.#heads + head) * this.#capacity * this.#headSize;
        buffer.set(source.subarray(begin, begin + count * this.#headSize), target);
      }
    });
  }

  /**
   * Writes a token of each row.
   * @param slots of each row, where it goes; -1 writes nothing. `fit` has made room for them.
   * @param tensors per tensor of the cache [rows, keyValueHeads, 1, headSize]
   */
  writeTokens(slots: Int32Array, tensors: readonly Float32Array[]): void {
    const [heads, size, stride] = [this.#heads, this.#headSize, this.#capacity * this.#headSize];
    for (let i = 0; i < tensors.length; i++) {
      const source = tensors[i] as Float32Array;
      const buffer = this.#buffers[i] as Float32Array;
      let from = 0;
      for (let row = 0; row < slots.length; row++) {
        const slot = slots[row] as number;
        if (slot < 0) {
          from += heads * size;
          continue;
        }
        // For so few numbers a loop is faster than a view and `set`.
        for (let head = 0; head < heads; head++) {
          let to = (row * heads + head) * stride + slot * size;
          for (const end = to + size; to < end; to++) buffer[to] = source[from++] as number;
        }
      }
    }
  }

  /** Makes room for rows of `length` slots. */
  fit(length: number): void {
    if (length <= this.#capacity) return;
    const [before, after] = [this.#capacity, inBlocks(length)];
    const stacks = this.#rows * this.#heads;
    const [short, long] = [before * this.#headSize, after * this.#headSize];
    this.#buffers = this.#buffers.map((old) => {
      const fits = old.length >= stacks * long;
      const buffer = fits ? old : new Float32Array(SPARE * stacks * long);
      // From the last on: in place, a stack moves to a later place.
      for (let stack = stacks - 1; stack >= 0; stack--) {
        const [from, to] = [stack * short, stack * long];
        if (fits) buffer.copyWithin(to, from, from + short);
        else buffer.set(old.subarray(from, from + short), to);
      }
      return buffer;
    });
    this.#capacity = after;
  }

  /** Takes a row out; the last row takes its place. Returns which row that was. */
  remove(row: number): number {
    this.#rows -= 1;
    const size = this.#heads * this.#capacity * this.#headSize;
    const last = this.#rows * size;
    if (row !== this.#rows) {
      for (const buffer of this.#buffers) buffer.copyWithin(row * size, last, last + size);
    }
    return this.#rows;
  }
}
