/** A call where the student's entropy exceeds t nats. For any model that never learned to call. */
import { definePolicy, withoutCalls } from './policy.ts';

export const entropy = definePolicy({
  kind: 'entropy',
  parameter: {
    symbol: 't',
    min: 0,
    max: Number.MAX_VALUE,
    isWhole: false,
    quantity: 'entropy',
    control: { max: 7, step: 0.25, initial: 1 },
  },
  actsAtStart: false,
  rule: (threshold) => ({ ...withoutCalls, atToken: (stats) => stats.entropy > threshold }),
});
