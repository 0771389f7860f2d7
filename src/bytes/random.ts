/**
 * Seeded random numbers: the same seed gives the same draws on every platform. No good for secrets.
 *
 * Two generators stay for good: saved runs hold seeds of `splitMix`, and the ids of generated problems stand for the draws
 * of `Random`.
 */

const GOLDEN = 0x9e3779b9;

/** Spreads the bits of a 32-bit integer (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A 32-bit hash of a text (FNV-1a over its code units, then spread), stable across platforms. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** A stream of pseudo-random numbers: the same key gives the same numbers on every platform. */
export class Random {
  #first: number;
  #second: number;

  /** @param key numbers that name this stream, e.g. a seed and an index; each changes every draw. */
  constructor(...key: readonly number[]) {
    this.#first = key.reduce((state, part) => mix(state + GOLDEN + mix(part)), 0x2545f491);
    this.#second = mix(this.#first ^ GOLDEN);
  }

  /** Uniform in [0, 1), 32 bits. Two counters with odd steps give a period of 2^32 per key. */
  next(): number {
    this.#first = (this.#first + GOLDEN) | 0;
    this.#second = (this.#second + 0x6c8e9cf5) | 0;
    return mix(mix(this.#first) ^ this.#second) / 2 ** 32;
  }

  /** A uniform integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of the items, uniformly. @throws RangeError for an empty list. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  /** One of the items with probability proportional to its weight. @throws RangeError if no weight is positive. */
  weighted<T>(items: readonly T[], weight: (item: T) => number): T {
    let left = this.next() * items.reduce((sum, item) => sum + weight(item), 0);
    for (const item of items) {
      left -= weight(item);
      if (left < 0) return item;
    }
    throw new RangeError('pick with weights of zero');
  }
}

/**
 * Draws from [0, 1), 32 bits each: a counter and a mixing function after SplitMix (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", 2014).
 * @param start 32 bits of state
 */
export function splitMix(start: number): () => number {
  let state = start;
  return () => {
    state = (state + GOLDEN) | 0;
    return (splitMixed(state) >>> 0) / 2 ** 32;
  };
}

/** The mixing function of {@link splitMix}, on 32 bits. */
export function splitMixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
