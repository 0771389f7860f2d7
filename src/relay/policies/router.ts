/** A call where the score of the student's router exceeds t (after CITER, arXiv 2502.01976). */
import { definePolicy, probability, withoutCalls } from './policy.ts';

export const router = definePolicy({
  kind: 'router',
  parameter: probability('t'),
  actsAtStart: false,
  isExperimental: true,
  rule: (threshold) => ({
    ...withoutCalls,
    needsRouter: true,
    atToken: ({ routerScore = 0 }) => routerScore > threshold,
  }),
});
