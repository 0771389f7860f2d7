/** Student only: `<call>` cannot be sampled. */
import { definePolicy, withoutCalls } from './policy.ts';

export const never = definePolicy({
  kind: 'never',
  parameter: null,
  actsAtStart: false,
  rule: () => withoutCalls,
});
