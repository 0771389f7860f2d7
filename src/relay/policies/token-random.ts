/** A call at each token with probability p. */
import { definePolicy, probability, withoutCalls } from './policy.ts';

export const tokenRandom = definePolicy({
  kind: 'token-random',
  parameter: probability('p', 0.01),
  actsAtStart: false,
  rule: (p) => ({ ...withoutCalls, atToken: (_, uniform) => uniform < p }),
});
