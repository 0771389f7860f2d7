/**
 * Every number that makes the embedded pair, but for policy optimisation (grpo-settings.ts): shapes, batches, schedules
 * and curricula. Changing one means training again.
 *
 * They are those of the next pair, which learns from src/math/word-problems. The pair that ships was trained on
 * src/math/relay-math with the settings of version 0.1; its figures belong to those.
 */
import { defaultDifficulty, type Difficulty } from '../../math/arithmetic/difficulty.ts';
import { defaultAdam, type AdamSettings } from '../optimizer/adamw.ts';
import type { Qwen3Config } from '../model/config.ts';
import type { Schedule } from '../optimizer/schedule.ts';

/** 256 bytes and 1,787 merges; five control tokens make it 2,048. */
export const bytePairTokens = 2043;
/** Train problems whose texts the merges are learned from. */
export const tokenizerProblems = 30_000;

const shared = {
  vocabularySize: 2048,
  headSize: 32,
  ropeTheta: 1_000_000,
  normEpsilon: 1e-6,
  contextLength: 1024,
} as const;

export interface StageSettings {
  readonly config: Qwen3Config;
  /** The stage whose model training starts from, grown to this size; null starts with random parameters. */
  readonly from: 'base' | 'teacher' | null;
  readonly rows: number;
  readonly length: number;
  readonly schedule: Schedule;
  /** What the steps read, one mix after the other. */
  readonly mixes: readonly Mix[];
  /** Loss weight of each token of a problem's own text. Solution tokens have weight 1. */
  readonly problemWeight: number;
  readonly seed: number;
}

/** Documents of the steps up to `upTo`. */
export type Mix =
  /** Random tokens, repeated: they teach nothing but copying. */
  | { readonly upTo: number; readonly kind: 'repetitions' }
  /** Problems, but for these shares of bare equations: small steps of problems, and large operations. */
  | {
      readonly upTo: number;
      readonly kind: 'problems';
      readonly smallDrills: number;
      readonly largeDrills: number;
      /** How often these show each kind of large operation, relative to the others. */
      readonly largeWeights: Difficulty['kindWeights'];
    };

const problemsOnly: Mix = {
  upTo: Infinity,
  kind: 'problems',
  smallDrills: 0,
  largeDrills: 0,
  largeWeights: defaultDifficulty.kindWeights,
};

/**
 * Student and teacher grow from one base, which learns to read: wordings, facts, plans, copying, and small arithmetic on the
 * way. 2.8 million parameters. Its rate stays at a third of the peak at least: what continues from it ends lower.
 */
export const baseSettings: StageSettings = {
  config: { ...shared, hiddenSize: 192, layers: 6, heads: 6, keyValueHeads: 2, feedForwardSize: 512 },
  from: null,
  rows: 8,
  length: 384,
  schedule: {
    steps: 6700,
    warmupSteps: 60,
    peak: 3e-3,
    floor: 1,
    then: { steps: 1800, warmupSteps: 1, peak: 3e-3, floor: 0.3 },
  },
  mixes: [
    { upTo: 150, kind: 'repetitions' },
    { ...problemsOnly, upTo: 3446, smallDrills: 0.25 },
    { ...problemsOnly, upTo: 7500, smallDrills: 0.75 },
    { ...problemsOnly, smallDrills: 0.5 },
  ],
  problemWeight: 0.3,
  seed: 1,
};

/**
 * The base with small arithmetic and the large operations that can be worked out digit by digit. No drill shows it
 * products of two digits by two.
 */
export const studentSettings: StageSettings = {
  ...baseSettings,
  from: 'base',
  schedule: { steps: 3500, warmupSteps: 50, peak: 1.5e-3, floor: 0.02 },
  mixes: [
    {
      ...problemsOnly,
      smallDrills: 0.6,
      largeDrills: 0.1,
      largeWeights: { product22: 0, product31: 2, quotient: 1.5, sum: 2, difference: 2 },
    },
  ],
  seed: 4,
};

/** 3.5 million parameters, the base with two more layers: what it has read, it keeps, and large operations are added. */
export const teacherSettings: StageSettings = {
  ...baseSettings,
  from: 'base',
  config: { ...baseSettings.config, layers: 8 },
  schedule: { steps: 6400, warmupSteps: 100, peak: 2e-3, floor: 0.02 },
  mixes: [
    {
      ...problemsOnly,
      smallDrills: 0.2,
      largeDrills: 0.5,
      largeWeights: { product22: 4, product31: 3, quotient: 3, sum: 2, difference: 3 },
    },
  ],
  seed: 2,
};

/**
 * The teacher with further training: a stronger teacher than the one that the student was trained with. Its drills are
 * the operations that caused most of the teacher's own mistakes.
 */
export const strongerTeacherSettings: StageSettings = {
  ...teacherSettings,
  from: 'teacher',
  schedule: { steps: 3200, warmupSteps: 40, peak: 1.1e-3, floor: 0.01 },
  mixes: [
    {
      upTo: 1800,
      kind: 'problems',
      smallDrills: 0.15,
      largeDrills: 0.5,
      largeWeights: { product22: 4, product31: 3, quotient: 5, sum: 2, difference: 3 },
    },
    {
      upTo: Infinity,
      kind: 'problems',
      smallDrills: 0.12,
      largeDrills: 0.26,
      largeWeights: { product22: 4, product31: 3, quotient: 5, sum: 2, difference: 3 },
    },
  ],
  seed: 9,
};

/** Small changes to a trained model want a longer memory of how large gradients are, and no decay. */
export const fineAdam: AdamSettings = { ...defaultAdam, beta2: 0.99, weightDecay: 0 };

/**
 * The warm-up starts from the base student and trains on solutions that the base student wrote. It first trains only
 * the embeddings of the two call tokens, then all parameters at a low learning rate.
 */
export const warmupSettings = {
  problems: 1500,
  temperature: 0.5,
  rows: 8,
  length: 336,
  schedule: {
    steps: 600,
    warmupSteps: 20,
    peak: 1e-2,
    floor: 0.02,
    then: { steps: 1000, warmupSteps: 20, peak: 2e-4, floor: 0.02 },
  } satisfies Schedule,
  seed: 3,
} as const;

/**
 * The teacher samples up to 16 solutions of each problem, 48 problems together, 192 solutions at once; a problem is
 * kept if half of them are right. Policy optimisation reads 2,400 problems; the stages that continue from it read
 * another 2,400. Of 48 problems a teacher at two thirds of its training kept 25.
 */
export const filterSettings = {
  problems: 9600,
  samples: 16,
  atLeast: 8,
  together: 48,
  atOnce: 192,
  temperature: 1,
  seed: 6,
} as const;

/**
 * The router of the base student: solutions that it is taught from, how many positions of each are looked at, and the
 * training of the network itself, on all of them at once.
 */
export const routerSettings = {
  problems: 1200,
  /** Every n-th problem is held out to evaluate the router. */
  heldOut: 10,
  together: 96,
  mostTried: 8,
  /** Positions of a solution, of those where the teacher agrees. */
  agreeing: 12,
  rows: 8,
  length: 448,
  // Chosen on the problems that are held out: longer, faster or with less decay it learns the taught ones by heart.
  schedule: { steps: 400, warmupSteps: 20, peak: 3e-3, floor: 0.02 } satisfies Schedule,
  weightDecay: 3,
  seed: 8,
} as const;

/** Problems of each test split that the figures rest on. */
export const testProblems = 1000;
