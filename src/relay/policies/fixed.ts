/** The student says where, and the call always asks for n tokens. */
import { learned } from './learned.ts';
import { definePolicy } from './policy.ts';

export const fixed = definePolicy({
  kind: 'fixed',
  parameter: {
    symbol: 'n',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    isWhole: true,
    quantity: 'tokens',
    control: { max: 64, step: 1, initial: 8 },
  },
  actsAtStart: false,
  rule: (tokens) => ({ ...learned.rule(0), commands: { requested: tokens } }),
});
