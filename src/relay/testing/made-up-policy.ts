/** A policy that does not ship: the tests of what follows from a definition add it. */
import { definePolicy, withoutCalls } from '../policies/policy.ts';

/** A call where the student's token was less probable than s. */
export const surprised = definePolicy({
  kind: 'surprised',
  parameter: {
    symbol: 's',
    min: 0,
    max: 1,
    isWhole: false,
    quantity: 'number',
    control: { max: 1, step: 0.1, initial: 0.3 },
  },
  actsAtStart: false,
  rule: (share) => ({ ...withoutCalls, atToken: ({ probability }) => probability < share }),
});
