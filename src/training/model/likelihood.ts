/**
 * How probable a model finds given tokens. Losses of every stage (supervised, warm-up, GRPO) are built on this.
 */
import { lax, nn, numpy as np } from '../jax.ts';
import type { ModelParameters } from './forward.ts';
import { constantTangent, tangent } from './tangent.ts';

/**
 * Log-probability of each target token, [batch, sequence], in nats.
 *
 * The target's logit is the product of the hidden state with the target's embedding, so the full table of
 * log-probabilities [batch, sequence, vocabulary] is never gathered from.
 *
 * @param hidden float32 [batch, sequence, hiddenSize]
 * @param targets int32 [batch, sequence]
 * @param masked what is added to the logits, [batch, sequence, vocabulary]: very negative for tokens that cannot come
 */
export function logProbabilities(
  hidden: np.Array,
  targets: np.Array,
  parameters: ModelParameters,
  masked?: np.Array,
): np.Array {
  const embedding = parameters.get('model.embed_tokens.weight');
  if (embedding === undefined) throw new Error('The model has no embedding.');
  const targetLogit = np.sum(hidden.ref.mul(np.take(embedding.ref, targets, 0)), -1);
  const free = np.matmul(hidden, np.transpose(embedding.ref));
  const logits = masked === undefined ? free : free.add(masked);
  return targetLogit.sub(logSumExp(logits));
}

/** log(sum(exp(x))) over the last axis, with its gradient by formula: few passes over an array as wide as a vocabulary. */
function logSumExp(x: np.Array): np.Array {
  const value = constantTangent(x);
  const highest = np.max(value.ref, -1);
  const probabilities = nn.softmax(value, -1);
  // The most probable one has exp(0) over the sum.
  const log = highest.sub(np.log(np.max(probabilities.ref, -1)));
  return log.add(np.sum(tangent(x).mul(probabilities), -1));
}

/** Log-probabilities of every token, [..., vocabulary], in nats. */
export function logSoftmax(logits: np.Array): np.Array {
  const shifted = logits.ref.sub(lax.stopGradient(np.max(logits, -1, { keepdims: true })));
  return shifted.ref.sub(np.log(np.sum(np.exp(shifted), -1, { keepdims: true })));
}
