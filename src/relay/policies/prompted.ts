/** The student's own `<call>n</call>`, which the prompt explains to it. For any model that follows instructions. */
import { learned } from './learned.ts';
import { definePolicy } from './policy.ts';

export const prompted = definePolicy({
  kind: 'prompted',
  parameter: null,
  actsAtStart: false,
  rule: () => ({ ...learned.rule(0), explainsCalls: true }),
});
