/** The figures of one step of policy optimisation, for people, logs and curves. */
import { callPlaces, type CallPlaces } from '../../math/word-problems/solution-style.ts';
import { learningRate, totalSteps, type Schedule } from '../optimizer/schedule.ts';
import type { AdvantagedRollout } from './rollout-batch.ts';

export interface UpdateFigures {
  readonly loss: number;
  readonly gradientNorm: number;
  /** From the reference model, before the updates, in nats per token. */
  readonly kl: number;
}

export interface PolicyProgress {
  readonly step: number;
  readonly steps: number;
  readonly reward: number;
  readonly accuracy: number;
  /** Share of rollouts that called. */
  readonly calling: number;
  /** Calls a rollout, by the part of the solution that they fall in. */
  readonly callPlaces: CallPlaces;
  /** Teacher tokens over all tokens, pooled. */
  readonly callRatio: number;
  /** Tokens of a solution. */
  readonly length: number;
  /** Malformed commands in a rollout. */
  readonly malformed: number;
  /** Share of rollouts in groups whose rewards differ: those that are learned from. */
  readonly learned: number;
  /** Means over the updates of the step; null where nothing was learned from. */
  readonly updates: UpdateFigures | null;
  readonly learningRate: number;
  readonly seconds: { readonly rollouts: number; readonly training: number };
}

/** 0 for nothing. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The figures of a step. @param step from 1 */
export function progressOf(
  step: number,
  { schedule }: { readonly schedule: Schedule },
  advantaged: readonly AdvantagedRollout[],
  updates: readonly UpdateFigures[],
  seconds: PolicyProgress['seconds'],
): PolicyProgress {
  const over = (value: (each: AdvantagedRollout) => number): number => meanOf(advantaged.map(value));
  const student = over(({ rollout }) => rollout.studentTokens);
  const teacher = over(({ rollout }) => rollout.teacherTokens);
  return {
    step,
    steps: totalSteps(schedule),
    reward: over(({ reward }) => reward),
    accuracy: over(({ rollout }) => (rollout.outcome.right ? 1 : 0)),
    calling: over(({ rollout }) => (rollout.outcome.called ? 1 : 0)),
    callPlaces: callPlaces(
      advantaged.flatMap(({ rollout }) => rollout.callPlaces),
      Math.max(1, advantaged.length),
    ),
    callRatio: teacher / Math.max(1, student + teacher),
    length: student + teacher,
    malformed: over(({ rollout }) => rollout.malformed),
    learned: over(({ advantage }) => (advantage === 0 ? 0 : 1)),
    updates:
      updates.length === 0
        ? null
        : {
            loss: meanOf(updates.map(({ loss }) => loss)),
            gradientNorm: meanOf(updates.map(({ gradientNorm }) => gradientNorm)),
            kl: meanOf(updates.map(({ kl }) => kl)),
          },
    learningRate: learningRate(schedule, step),
    seconds,
  };
}
