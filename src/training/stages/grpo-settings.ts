/**
 * What all recipes of policy optimisation share. Changing a number means training again; the figures of docs/results.md
 * belong to these values.
 */
import type { Schedule } from '../optimizer/schedule.ts';

/** Policy optimisation of the warmed-up student, with the teacher or without. */
export const policySettings = {
  problems: 16,
  rollouts: 8,
  limits: { maxCalls: 3, maxTeacherTokens: 192, maxTokens: 250 },
  // Two rollouts to a row.
  rows: 6,
  length: 512,
  schedule: { steps: 150, warmupSteps: 5, peak: 1e-4, floor: 0.1 } satisfies Schedule,
  seed: 5,
} as const;
