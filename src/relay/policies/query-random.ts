/** The whole problem to the teacher with probability p, else the student alone. */
import { wholeSolution } from './always.ts';
import { definePolicy, probability } from './policy.ts';

export const queryRandom = definePolicy({
  kind: 'query-random',
  parameter: probability('p'),
  actsAtStart: true,
  isExperimental: true,
  rule: (p) => wholeSolution((uniform) => uniform < p),
});
