/**
 * Proves a cache in place before it is used: the same text, read by a growing cache and by one in place that grows and is
 * cut, must give the same logits. An export or a device where past and present cannot share a buffer fails, or is wrong
 * without an error.
 */
import { codedError } from '../errors/coded-error.ts';
import { engineError } from '../engine/errors.ts';
import type { CacheStrategy } from '../engine/kv-cache.ts';
import type { CacheChoice, DecoderOptions, LanguageModel } from '../engine/model.ts';
import { distance, isCautious, proofTokens } from './device-proof.ts';
import type { GpuFacts } from './device-facts.ts';

/** Tokens of the first pass: as a prompt has, or few where a pass takes seconds. */
const firstPass = { usual: 36, cautious: 8 } as const;

/** How far two logits may be apart, as a share of their range. Half precision rounds sums in another order. */
const tolerance = 0.01;

/** One step of the proof: cut to a length, then read more. */
interface Step {
  readonly cutTo: number;
  readonly ids: readonly number[];
}

/**
 * @param passLimit how many tokens a pass may have on this device; null for as many as usual
 * @returns in place, or why not. Where it failed, the device of the model may have failed with it.
 */
export async function proveInPlace(
  model: LanguageModel,
  gpu: GpuFacts,
  passLimit: number | null,
): Promise<CacheChoice> {
  if (!model.canBeInPlace) return model.cache;
  const ids = proofTokens(model, firstPass[isCautious(gpu) ? 'cautious' : 'usual'] + 4);
  const first = ids.length - 4;
  if (first < 4) return { strategy: 'growing', reason: engineError('cache-growing-device') };
  // The buffers are full after the first pass, so the second moves them; the third writes over what was cut.
  const steps: readonly Step[] = [
    { cutTo: 0, ids: ids.slice(0, first) },
    { cutTo: first, ids: ids.slice(first, first + 1) },
    { cutTo: first - 3, ids: ids.slice(first + 1) },
  ];
  const run = (cache: CacheStrategy): Promise<Float32Array[]> =>
    logitsOf(model, { cache, capacity: first, ...(passLimit !== null && { passLimit }) }, steps);
  const expected = await run('growing');
  try {
    const found = await run('in-place');
    const apart = Math.max(...found.map((logits, i) => distance(logits, expected[i] ?? new Float32Array())));
    if (apart <= tolerance) return { strategy: 'in-place' };
    return {
      strategy: 'growing',
      reason: engineError('cache-growing-differs', { percent: Math.round(100 * apart) }),
    };
  } catch (error) {
    return { strategy: 'growing', reason: engineError('cache-growing-failed', { cause: codedError(error) }) };
  }
}

/** The logits after each step. */
async function logitsOf(
  model: LanguageModel,
  options: DecoderOptions,
  steps: readonly Step[],
): Promise<Float32Array[]> {
  const decoder = model.decoder(options);
  try {
    const logits: Float32Array[] = [];
    for (const { cutTo, ids } of steps) {
      decoder.truncate(cutTo);
      logits.push(new Float32Array(await decoder.forward(ids)));
    }
    return logits;
  } finally {
    decoder.dispose();
  }
}
