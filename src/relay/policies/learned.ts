/** The student's own `<call>n</call>` (RelayLLM, arXiv 2601.05167, section 3). */
import { definePolicy, withoutCalls } from './policy.ts';

export const learned = definePolicy({
  kind: 'learned',
  parameter: null,
  actsAtStart: false,
  rule: () => ({ ...withoutCalls, commands: 'as-written' }),
});
