/**
 * Proves a device before its student is used: the same text, read in passes of different sizes, must give the same logits.
 * Some devices fail at the first pass, some give numbers that are not finite, and some are wrong without an error for some
 * sizes of a pass only (see cautiousPassLimit in src/engine/pass-limit.ts).
 */
import type { LanguageModel } from '../engine/model.ts';
import { cautiousPassLimit } from '../engine/pass-limit.ts';
import type { GpuFacts } from './device-facts.ts';
import { studentError, StudentError } from './errors.ts';

/** Any text will do; a model's vocabulary writes it in 40 tokens or more. */
const text =
  // oxlint-disable-next-line relay/no-sentences -- a model reads it
  'A device is proved before it is used: it reads this sentence of at least forty tokens once in a single pass, and once in several, and both must end in the same numbers, such as 1, 2, 3, 4 and 5.';

/** Tokens of the proof, more than the passes that are known to go wrong. */
const proofLength = 40;

/** Where passes stay short in any case: a software adapter takes seconds for a pass. */
const cautiousLength = 12;

/**
 * How far two results may be apart, as a share of the range of the logits, which is 30 to 50 of most models. The known
 * error was 16.8 in one logit; half precision differs by far less than 1.
 */
const tolerance = 0.05;

/**
 * @param gpu what the adapter shows
 * @returns how many tokens a pass may have on this device; null for as many as usual
 * @throws Error when the device cannot be relied on
 */
export async function provePasses(model: LanguageModel, gpu: GpuFacts): Promise<number | null> {
  const cautious = isCautious(gpu);
  const ids = proofTokens(model, cautious ? cautiousLength : proofLength);
  const last = ids.length - 1;
  // The last pass has one token, as all have while a solution is written.
  const sizes = cautious ? [last, 1] : [Math.floor(last / 2), Math.ceil(last / 2), 1];
  const parts = await logitsAfter(model, ids, sizes);
  const whole = await logitsAfter(model, ids, [ids.length]);
  if (distance(whole, parts) <= tolerance) return cautious ? cautiousPassLimit : null;
  const shorter = await logitsAfter(model, ids, [cautiousPassLimit, ids.length - cautiousPassLimit]);
  const apart = distance(shorter, parts);
  if (apart <= tolerance) return cautiousPassLimit;
  throw new StudentError(studentError('numbers-differ', { percent: Math.round(100 * apart) }));
}

/** Whether long passes are not even tried on a device. */
export function isCautious({ isFallback, subgroupSize }: GpuFacts): boolean {
  return isFallback || (subgroupSize !== null && subgroupSize < 32);
}

/**
 * Two short passes: some graphs open on a device and fail at the first token.
 * @throws Error when they fail, or give numbers that are not finite
 */
export async function tryPasses(model: LanguageModel): Promise<void> {
  await logitsAfter(model, proofTokens(model, 3), [2, 1]);
}

/** Tokens of the proof's text, as many as the model has room for. */
export function proofTokens({ tokenizer, contextLength }: LanguageModel, count: number): number[] {
  const ids = tokenizer.encode(text);
  return Array.from({ length: Math.min(count, contextLength) }, (_, i) => ids[i % ids.length] ?? 0);
}

/** The logits after `ids`, read in passes of these sizes. Sizes of 0 or less are left out. */
async function logitsAfter(
  model: LanguageModel,
  ids: readonly number[],
  sizes: readonly number[],
): Promise<Float32Array> {
  const decoder = model.decoder({ passLimit: ids.length });
  try {
    let logits = new Float32Array();
    for (const size of sizes.filter((each) => each > 0)) {
      logits = new Float32Array(await decoder.forward(ids.slice(decoder.length, decoder.length + size)));
      if (!logits.every(Number.isFinite)) throw new StudentError(studentError('first-numbers-not-finite'));
    }
    return logits;
  } finally {
    decoder.dispose();
  }
}

/** The largest difference, as a share of the range of `b`. */
export function distance(a: Float32Array, b: Float32Array): number {
  let most = 0;
  let least = Infinity;
  let largest = -Infinity;
  for (const [i, value] of b.entries()) {
    most = Math.max(most, Math.abs(value - (a[i] ?? Number.NaN)));
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  return largest === least ? 0 : most / (largest - least);
}
