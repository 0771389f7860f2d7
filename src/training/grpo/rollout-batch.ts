/** Rollouts as training documents with their rewards and group-relative advantages. */
import type { SolutionPlace } from '../../math/word-problems/solution-style.ts';
import type { Document } from '../data/batches.ts';
import { advantages } from './advantage.ts';
import { rewards, type RolloutOutcome, type RewardKind } from './reward.ts';

export interface TrainingRollout {
  /** Rollouts of the same problem have the same number. */
  readonly group: number;
  readonly outcome: RolloutOutcome;
  readonly document: Document;
  /** For the log. */
  readonly studentTokens: number;
  readonly teacherTokens: number;
  readonly malformed: number;
  /** Of each call, the part of the solution that it falls in. */
  readonly callPlaces: readonly SolutionPlace[];
}

export interface AdvantagedRollout {
  readonly rollout: TrainingRollout;
  readonly reward: number;
  readonly advantage: number;
}

/** Every rollout with its reward and its advantage over its group, in the order given. */
export function withAdvantages(rollouts: readonly TrainingRollout[], kind: RewardKind): AdvantagedRollout[] {
  const groups = new Map<number, number[]>();
  rollouts.forEach(({ group }, i) => groups.set(group, [...(groups.get(group) ?? []), i]));
  const advantaged: AdvantagedRollout[] = [];
  for (const members of groups.values()) {
    const earned = rewards(
      kind,
      members.map((i) => (rollouts[i] as TrainingRollout).outcome),
    );
    const better = advantages(earned);
    members.forEach((i, place) => {
      advantaged[i] = {
        rollout: rollouts[i] as TrainingRollout,
        reward: earned[place] ?? 0,
        advantage: better[place] ?? 0,
      };
    });
  }
  return advantaged;
}

/** The rollouts in rounds, one of each group after the other, so that an update learns from many problems. */
export function interleave(rollouts: readonly AdvantagedRollout[]): AdvantagedRollout[] {
  const taken = new Map<number, number>();
  const rounds = rollouts.map((rollout) => {
    const { group } = rollout.rollout;
    const round = taken.get(group) ?? 0;
    taken.set(group, round + 1);
    return { rollout, round };
  });
  return rounds.sort((one, other) => one.round - other.round).map(({ rollout }) => rollout);
}
