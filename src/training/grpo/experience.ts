/** Rollouts as training documents with their rewards and group-relative advantages. */
import type { Document } from '../batches.ts';
import { advantages } from './advantage.ts';
import { rewards, type Outcome, type RewardKind } from './reward.ts';

export interface Experience {
  /** Rollouts of the same problem have the same number. */
  readonly group: number;
  readonly outcome: Outcome;
  readonly document: Document;
  /** For the log. */
  readonly studentTokens: number;
  readonly teacherTokens: number;
  readonly malformed: number;
}

export interface Weighed {
  readonly experience: Experience;
  readonly reward: number;
  readonly advantage: number;
}

/** Every rollout with its reward and its advantage over its group, in the order given. */
export function withAdvantages(experience: readonly Experience[], kind: RewardKind): Weighed[] {
  const groups = new Map<number, number[]>();
  experience.forEach(({ group }, i) => groups.set(group, [...(groups.get(group) ?? []), i]));
  const weighed: Weighed[] = [];
  for (const members of groups.values()) {
    const earned = rewards(
      kind,
      members.map((i) => (experience[i] as Experience).outcome),
    );
    const better = advantages(earned);
    members.forEach((i, place) => {
      weighed[i] = {
        experience: experience[i] as Experience,
        reward: earned[place] ?? 0,
        advantage: better[place] ?? 0,
      };
    });
  }
  return weighed;
}

/** The rollouts in turns, one of each group after the other, so that an update learns from many problems. */
export function inTurns(rollouts: readonly Weighed[]): Weighed[] {
  const taken = new Map<number, number>();
  const turns = rollouts.map((rollout) => {
    const { group } = rollout.experience;
    const turn = taken.get(group) ?? 0;
    taken.set(group, turn + 1);
    return { rollout, turn };
  });
  return turns.sort((one, other) => one.turn - other.turn).map(({ rollout }) => rollout);
}
