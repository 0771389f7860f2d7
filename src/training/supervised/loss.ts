/** The loss of supervised training: how improbable the model finds what stands there. */
import { lax, numpy as np } from '../jax.ts';
import { packedFields, packedLogProbabilities } from '../model/packed-likelihood.ts';
import type { Objective } from '../graph/train-graph.ts';

export const supervisedFields = [
  ...packedFields,
  /** How much each target counts; 0 for prompts and padding. */
  { name: 'weights', type: 'float32' },
] as const;

/** Weighted mean of the negative log-likelihood, in nats per counted token. */
export const supervised: Objective<(typeof supervisedFields)[number]['name']> = {
  fields: supervisedFields,
  loss(parameters, config, { weights, ...packed }) {
    const likelihood = packedLogProbabilities(parameters, config, packed);
    const counted = np.maximum(lax.stopGradient(np.sum(weights.ref)), 1);
    return np.sum(likelihood.mul(weights)).div(counted).neg();
  },
};
