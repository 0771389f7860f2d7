/**
 * Every number that makes the embedded pair: shapes, batches, schedules and curricula. Changing one means training
 * again; the README's figures belong to the values that stand here.
 */
import type { ModelConfig } from '../model/config.ts';
import type { Schedule } from '../schedule.ts';

/** 256 bytes and 763 merges; five control tokens make it 1,024. */
export const bytePairTokens = 1019;
/** Train problems whose texts the merges are learned from. */
export const tokenizerProblems = 20_000;

const shared = {
  vocabularySize: 1024,
  headSize: 32,
  ropeTheta: 10_000,
  normEpsilon: 1e-6,
  contextLength: 1024,
} as const;

export interface StageSettings {
  readonly config: ModelConfig;
  readonly rows: number;
  readonly length: number;
  readonly schedule: Schedule;
  /** Share of the documents that are drills: bare equations with the operands of the large steps. */
  readonly drillShare: number;
  readonly seed: number;
}

/** 0.9 million parameters; word problems only, so that language and plan come first and large operations last. */
export const studentSettings: StageSettings = {
  config: { ...shared, hiddenSize: 128, layers: 4, heads: 4, keyValueHeads: 2, feedForwardSize: 384 },
  rows: 8,
  length: 312,
  schedule: { steps: 6000, warmupSteps: 100, peak: 3e-3, floor: 0.05 },
  drillShare: 0,
  seed: 1,
};

/** 2.6 million parameters; three in five of its documents are drills, which are short. */
export const teacherSettings: StageSettings = {
  config: { ...shared, hiddenSize: 192, layers: 6, heads: 6, keyValueHeads: 2, feedForwardSize: 512 },
  rows: 7,
  length: 312,
  schedule: { steps: 12_000, warmupSteps: 150, peak: 2e-3, floor: 0.03 },
  drillShare: 0.6,
  seed: 2,
};

/** The warm-up goes on from the base student, on solutions that it wrote itself. */
export const warmupSettings = {
  problems: 1500,
  rows: 8,
  length: 336,
  schedule: { steps: 250, warmupSteps: 20, peak: 1e-3, floor: 0.1 } satisfies Schedule,
  seed: 3,
} as const;

/** Problems of each test split that the figures rest on. */
export const testProblems = 1000;
