/**
 * What policy optimisation is made with, which students come from it, and which of them are means of others. Changing a
 * number means training again; the figures of docs/results.md belong to these values.
 */
import type { RewardKind } from '../grpo/reward.ts';
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

/** Students that are the mean of others (`averages`). */
export type AverageStage = 'average' | 'average-lengths' | 'average-last';

interface PolicyVariant {
  /** The student that training starts from. It is also the reference model of the KL penalty. */
  readonly from: 'warmup' | 'grpo-simple' | AverageStage;
  readonly reward: RewardKind;
  /** Whether the student may call. */
  readonly calls: boolean;
  /** How strongly its words are held to the base student's where it calls (`PolicySettings.words`). */
  readonly words: number;
  /** Whether the teacher's tokens carry the gradient as well. */
  readonly teacherToo: boolean;
  /** Share of the commands that ask for one token fewer than the student would have, to find out whether it is enough. */
  readonly lengthExploration?: number;
  /** How many problems of the filter it leaves to the stages before it. */
  readonly skip?: number;
}

/** What is trained: the paper's method, or one of its comparisons. */
export const policyStages = {
  grpo: { from: 'warmup', reward: 'difficulty-aware', calls: true, words: 1, teacherToo: false },
  'grpo-simple': { from: 'warmup', reward: 'simple', calls: true, words: 1, teacherToo: false },
  // From the warm-up they would give up calling before they have learned to ask for little.
  'grpo-priced-9': { from: 'grpo-simple', reward: 'priced-9', calls: true, words: 1, teacherToo: false },
  'grpo-priced-15': { from: 'grpo-simple', reward: 'priced-15', calls: true, words: 1, teacherToo: false },
  'grpo-lengths': {
    from: 'average',
    reward: 'priced-9',
    calls: true,
    words: 1,
    teacherToo: false,
    lengthExploration: 0.08,
    skip: 2400,
  },
  'grpo-priced-6': {
    from: 'average-lengths',
    reward: 'priced-6',
    calls: true,
    words: 1,
    teacherToo: false,
    lengthExploration: 0.08,
    skip: 2400,
  },
  'grpo-unmasked': { from: 'warmup', reward: 'difficulty-aware', calls: true, words: 1, teacherToo: true },
  // The KL term on words applies only where a call begins, and this student never calls.
  'grpo-alone': { from: 'warmup', reward: 'simple', calls: false, words: 0, teacherToo: false },
} as const satisfies Record<string, PolicyVariant>;
export type PolicyStage = keyof typeof policyStages;

/** The same, each as what any of them may be. */
export const policyVariant = (stage: PolicyStage): PolicyVariant => policyStages[stage];

/** Whose mean they are: the weights of each parameter, added and divided. One that is named twice counts twice. */
export const averages = {
  average: ['grpo-priced-9', 'grpo-priced-15'],
  'average-lengths': ['grpo-lengths', 'grpo-priced-9'],
  'average-last': ['grpo-priced-6', 'grpo-priced-6', 'average'],
} as const satisfies Record<AverageStage, readonly (PolicyStage | AverageStage)[]>;
