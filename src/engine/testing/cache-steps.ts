/** Random use of a decoder's cache, for property tests: passes of any length, and cuts. */
import fc from '../../bytes/testing/fast-check.ts';
import type { Decoder } from '../decoder.ts';

export type CacheStep =
  | { readonly append: readonly number[] }
  /** Keeps this share of the sequence, from its start. */
  | { readonly percentKept: number };

/**
 * @param vocabularySize tokens are drawn from it
 * @param passLength tokens of the longest pass
 */
export const anyCacheSteps = (vocabularySize: number, passLength: number): fc.Arbitrary<CacheStep[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        append: fc.array(fc.nat({ max: vocabularySize - 1 }), { minLength: 1, maxLength: passLength }),
      }),
      fc.record({ percentKept: fc.nat({ max: 100 }) }),
    ),
    { maxLength: 10 },
  );

/** Takes the steps. @returns the sequence after each of them */
export async function* takeCacheSteps(
  decoder: Pick<Decoder, 'forward' | 'truncate'>,
  steps: readonly CacheStep[],
): AsyncGenerator<readonly number[]> {
  let sequence: readonly number[] = [];
  for (const step of steps) {
    if ('append' in step) {
      await decoder.forward(step.append);
      sequence = [...sequence, ...step.append];
    } else {
      sequence = sequence.slice(0, Math.floor((step.percentKept / 100) * sequence.length));
      decoder.truncate(sequence.length);
    }
    yield sequence;
  }
}
