/** The random numbers of a run. Each purpose has a stream of its own, so that one does not shift the other. */
import { OptionError } from './defaults.ts';
import { relayError } from './errors.ts';
import { splitMix, splitMixed } from '../bytes/random.ts';

/** Draws from [0, 1), 32 bits each. */
export type Uniform = () => number;

/** The purposes that draw numbers in a run. */
export type Stream = 'sampling' | 'policy';

const streams: Record<Stream, number> = { sampling: 0x243f6a88, policy: 0x13198a2e };

/**
 * The numbers that belong to `seed` and `stream`.
 * @throws OptionError if the seed is no safe integer
 */
export function uniforms(seed: number, stream: Stream): Uniform {
  if (!Number.isSafeInteger(seed)) throw new OptionError(relayError('run-seed-not-whole', { seed }));
  const high = Math.floor(seed / 2 ** 32) | 0;
  return splitMix(splitMixed(splitMixed((seed | 0) ^ streams[stream]) ^ high));
}
