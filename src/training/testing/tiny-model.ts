/** A model for tests: small enough to train and to check by hand. */
import type { Qwen3Config } from '../model/config.ts';

export const tinyConfig: Qwen3Config = {
  vocabularySize: 12,
  hiddenSize: 16,
  layers: 1,
  heads: 2,
  keyValueHeads: 1,
  headSize: 8,
  feedForwardSize: 24,
  ropeTheta: 10_000,
  normEpsilon: 1e-6,
  contextLength: 32,
};

/** Draws from (0, 1), the same for the same seed (Park and Miller, 1988). */
export function uniformFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
