/**
 * The loss of group-relative policy optimisation over packed rollouts (DeepSeekMath, arXiv 2402.03300, section 4.1): a
 * clipped objective, with a second clip where the advantage is negative (arXiv 1912.09729), and a penalty for leaving
 * the reference model. The mean runs over tokens. The caller passes advantages and token weights as arrays.
 *
 * One term is added. Where the student calls, the teacher's tokens follow, so the objective does not train what the
 * student would have written there, and the student forgets it. Where a target is `<call>`, a KL term therefore holds
 * the student's distribution over the other tokens to the base student's. The student samples from this distribution
 * when no teacher is available.
 */
import { lax, numpy as np } from '../jax.ts';
import type { Qwen3Config } from '../model/config.ts';
import { logitsOf, type ModelParameters } from '../model/forward.ts';
import { logSoftmax } from '../model/likelihood.ts';
import { constants, named } from '../model/parameters.ts';
import { maskedFields, maskedLikelihood, maskOf, packedHidden } from '../model/packed-likelihood.ts';
import type { Objective } from '../graph/train-graph.ts';

export interface PolicySettings {
  /** The ratio of new to old probability counts between 1 - clipLow and 1 + clipHigh. */
  readonly clipLow: number;
  readonly clipHigh: number;
  /** Where the advantage is negative, a token costs at most this often its size. */
  readonly dualClip: number;
  /** Coefficient of the KL divergence from the reference model. */
  readonly klCoef: number;
  /** Coefficient of the KL divergence from the base student's words, at tokens where a call begins; 0 leaves it out. */
  readonly words: number;
}

export const defaultPolicy: PolicySettings = {
  clipLow: 0.2,
  clipHigh: 0.3,
  dualClip: 3,
  klCoef: 1e-2,
  words: 1,
};

/** What a call would otherwise have been. */
export interface Words {
  /** The ids of `<call>` and `</call>`. */
  readonly open: number;
  readonly close: number;
  /** The base student's parameters. */
  readonly base: readonly Float32Array[];
}

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
function lowVarianceKl(gap: np.Array): np.Array {
  return np.exp(gap.ref).sub(gap).sub(1);
}

/** The loss to minimise. @param words what a call would otherwise have been */
export function policyObjective(settings: PolicySettings, words: Words): Objective<PolicyField> {
  const { clipLow, clipHigh, dualClip, klCoef } = settings;
  const callTokens = [words.open, words.close];
  return {
    fields: policyFields,
    loss(values, config, { weights, advantages, old, reference, callsMasked, targets, ...packed }) {
      const parameters = named(config, values);
      const { tokens, positions, documents, commandMask } = packed;
      const again = {
        tokens: tokens.ref,
        positions: positions.ref,
        documents: documents.ref,
        commandMask: commandMask.ref,
      };
      const hidden = packedHidden(parameters, config, again);
      const current = maskedLikelihood(hidden.ref, parameters, config, callTokens, {
        callsMasked,
        targets: targets.ref,
      });
      const ratio = np.exp(current.ref.sub(old));
      const clipped = np.minimum(np.maximum(ratio.ref, 1 - clipLow), 1 + clipHigh);
      const gain = np.minimum(ratio.mul(advantages.ref), clipped.mul(advantages.ref));
      // Above zero every gain is larger than the bound, which then does nothing.
      const bounded = np.maximum(gain, np.minimum(advantages.mul(dualClip), 0));
      const klPenalty = lowVarianceKl(reference.sub(current)).mul(klCoef);
      const counted = np.maximum(lax.stopGradient(np.sum(weights.ref)), 1);
      const worth = bounded.sub(klPenalty);
      const mean = (each: np.Array): np.Array => np.sum(each.mul(weights)).div(counted);
      if (settings.words === 0) return mean(worth).neg();
      const base = named(config, constants(config, words.base));
      const before = wordsOf(packedHidden(base, config, packed), base, config, callTokens);
      const now = wordsOf(hidden, parameters, config, callTokens);
      const calls = np.equal(targets, words.open).astype(np.float32);
      const strayed = klDivergence(lax.stopGradient(before), now).mul(calls).mul(settings.words);
      return mean(worth.sub(strayed)).neg();
    },
  };
}

/** Log-probabilities over the vocabulary with the call tokens masked, [rows, length, vocabularySize]. */
function wordsOf(
  hidden: np.Array,
  parameters: ModelParameters,
  config: Qwen3Config,
  callTokens: readonly number[],
): np.Array {
  return logSoftmax(logitsOf(hidden, parameters).add(maskOf(callTokens, config)));
}

/** KL(one || other) of distributions along the last axis, given as log-probabilities. */
function klDivergence(one: np.Array, other: np.Array): np.Array {
  return np.sum(np.exp(one.ref).mul(one.sub(other)), -1);
}
