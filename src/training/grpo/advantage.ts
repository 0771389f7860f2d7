/** How much better than its group a rollout was (GRPO: DeepSeekMath, arXiv 2402.03300, section 4.1). */

/**
 * Below this deviation a group's rewards count as nearly equal. In a group without a correct rollout, rewards differ by
 * only one or two tenths, depending on how many tokens each rollout asked for. Normalised to full advantages, these
 * differences taught the student to ask for more and more (seen with a floor of 0.1). With a much higher floor, the
 * student does not learn to ask for fewer tokens.
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
