/**
 * Teacher only: one call for the whole solution, from its first token. `maxTokens` caps it; `maxCalls` and
 * `maxTeacherTokens`, which are for a student's help, do not. Where the teacher fails, the student writes alone.
 */
import { definePolicy, withoutCalls, type PolicyRule } from './policy.ts';

/** The teacher writes the whole solution where `begins` says so. */
export const wholeSolution = (begins: (uniform: number) => boolean): PolicyRule => ({
  ...withoutCalls,
  scope: 'whole',
  atStart: begins,
});

export const always = definePolicy({
  kind: 'always',
  parameter: null,
  actsAtStart: true,
  rule: () => wholeSolution(() => true),
});
