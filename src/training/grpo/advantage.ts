/** How much better than its group a rollout was (GRPO: DeepSeekMath, arXiv 2402.03300, section 4.1). */

/**
 * Below this deviation a group's rewards count as nearly equal. Groups that nobody solves differ by one or two tenths in
 * what they asked for and in nothing else: blown up to full advantages, they taught the student to ask for more and more
 * (seen with a floor of 0.1). Much higher, and asking for fewer tokens earns too little to be learned.
 */
const DEVIATION_FLOOR = 0.2;

/** Rewards less their mean, in deviations of the group; the deviation is floored. */
export function advantages(rewards: readonly number[], floor = DEVIATION_FLOOR): number[] {
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / Math.max(1, rewards.length);
  const variance =
    rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / Math.max(1, rewards.length);
  const deviation = Math.max(Math.sqrt(variance), floor);
  return rewards.map((reward) => (reward - mean) / deviation);
}
