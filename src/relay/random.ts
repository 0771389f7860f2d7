/**
 * Random numbers that a seed repeats: a counter and a mixing function after SplitMix (Steele, Lea and Flood, "Fast
 * splittable pseudorandom number generators", 2014) with 32 bits of state, which is enough for sampling and no good
 * for secrets.
 */

/** Draws from [0, 1), 32 bits each. */
export type Uniform = () => number;

/** The purposes that draw numbers in a run: each has a stream of its own, so that one does not shift the other. */
export type Stream = 'sampling' | 'policy';

/** The numbers that belong to `seed` (a safe integer) and `stream`. */
export function uniforms(seed: number, stream: Stream): Uniform {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`A seed must be a whole number, not ${seed}.`);
  const high = Math.floor(seed / 2 ** 32) | 0;
  let state = mixed(mixed((seed | 0) ^ streams[stream]) ^ high);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    return (mixed(state) >>> 0) / 2 ** 32;
  };
}

const streams: Record<Stream, number> = { sampling: 0x243f6a88, policy: 0x13198a2e };

function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}
