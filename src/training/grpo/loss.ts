/**
 * The loss of group-relative policy optimisation over packed rollouts (DeepSeekMath, arXiv 2402.03300, section 4.1): a
 * clipped objective, with a second clip where the advantage is negative (arXiv 1912.09729), and a penalty for leaving
 * the reference model. The mean runs over tokens. Knows arrays; nothing of rewards or of who wrote a token.
 */
import { lax, numpy as np } from '../jax.ts';
import { maskedFields, maskedLogProbabilities } from '../packed-likelihood.ts';
import type { Objective } from '../train-graph.ts';

export interface PolicySettings {
  /** The ratio of new to old probability counts between 1 - clipLow and 1 + clipHigh. */
  readonly clipLow: number;
  readonly clipHigh: number;
  /** Where the advantage is negative, a token costs at most this often its size. */
  readonly dualClip: number;
  /** Coefficient of the KL divergence from the reference model. */
  readonly divergence: number;
}

export const defaultPolicy: PolicySettings = { clipLow: 0.2, clipHigh: 0.3, dualClip: 3, divergence: 1e-2 };

export const policyFields = [
  ...maskedFields,
  /** 1 where the student wrote the target, 0 elsewhere: prompts, padding, the teacher's tokens. */
  { name: 'weights', type: 'float32' },
  /** Of the rollout that the target belongs to. */
  { name: 'advantages', type: 'float32' },
  /** Log-probabilities of the targets under the model that sampled them, and under the reference model. */
  { name: 'old', type: 'float32' },
  { name: 'reference', type: 'float32' },
] as const;

export type PolicyField = (typeof policyFields)[number]['name'];

/** The penalty for a log-probability under the reference model that lies `gap` above the policy's: e^gap - gap - 1. */
function lowVarianceDivergence(gap: np.Array): np.Array {
  return np.exp(gap.ref).sub(gap).sub(1);
}

/** @param callTokens what is masked where a target was drawn without calls */
export function policyObjective(
  settings: PolicySettings,
  callTokens: readonly number[],
): Objective<PolicyField> {
  const { clipLow, clipHigh, dualClip, divergence } = settings;
  return {
    fields: policyFields,
    loss(parameters, config, { weights, advantages, old, reference, ...packed }) {
      const current = maskedLogProbabilities(parameters, config, callTokens, packed);
      const ratio = np.exp(current.ref.sub(old));
      const clipped = np.minimum(np.maximum(ratio.ref, 1 - clipLow), 1 + clipHigh);
      const gain = np.minimum(ratio.mul(advantages.ref), clipped.mul(advantages.ref));
      // Above zero every gain is larger than the bound, which then does nothing.
      const bounded = np.maximum(gain, np.minimum(advantages.mul(dualClip), 0));
      const penalty = lowVarianceDivergence(reference.sub(current)).mul(divergence);
      const counted = np.maximum(lax.stopGradient(np.sum(weights.ref)), 1);
      return np.sum(bounded.sub(penalty).mul(weights)).div(counted).neg();
    },
  };
}
