/**
 * What a rollout earns, given the other rollouts of its problem (RelayLLM, arXiv 2601.05167, section 3.3). Groups are
 * per problem, as in the paper's text; the paper's code computes the flags over the whole batch.
 */

export interface RolloutOutcome {
  readonly right: boolean;
  /** It gave a well-formed command with n > 0, whether or not the teacher answered. */
  readonly called: boolean;
  /** min(sum of the n asked / tokens of the solution, 1) */
  readonly askedRatio: number;
}

/** What asking for a whole solution costs, in right answers, where that is all there is to a reward. */
export const prices = { simple: 1, 'priced-6': 6, 'priced-9': 9, 'priced-15': 15 } as const;

export type RewardKind = 'difficulty-aware' | keyof typeof prices;

/** One reward for each rollout of one problem. */
export function rewards(kind: RewardKind, group: readonly RolloutOutcome[]): number[] {
  if (kind === 'difficulty-aware') return group.map(difficultyAwareReward(group));
  return group.map((outcome) => pricedReward(outcome, prices[kind]));
}

/**
 * Right or wrong, less what was asked for: the paper's ablation at price 1. A call for three tokens is a fiftieth of a
 * solution, which is next to nothing at that price; at 15 it must bring nearly a third of a right answer.
 */
function pricedReward({ right, askedRatio }: RolloutOutcome, price: number): number {
  return (right ? 1 : 0) - price * askedRatio;
}

function difficultyAwareReward(group: readonly RolloutOutcome[]): (outcome: RolloutOutcome) => number {
  if (group.some(({ right, called }) => right && !called)) return independentReward;
  return group.some(({ right }) => right) ? dependentReward : unsolvedReward;
}

/** The student can do it alone: doing so earns most. */
function independentReward({ right, called, askedRatio }: RolloutOutcome): number {
  if (!right) return 0;
  return called ? 1 - askedRatio : 1.5;
}

/** Only with help: failing without having asked is the worst. */
function dependentReward({ right, called, askedRatio }: RolloutOutcome): number {
  if (right) return 1 - askedRatio;
  return called ? 0 : -1;
}

/** No rollout is right: reward calls, so that the student explores them. */
function unsolvedReward({ called, askedRatio }: RolloutOutcome): number {
  return called ? askedRatio : 0;
}
