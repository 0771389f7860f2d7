/** Log-probabilities over a batch of packed rows. Every loss uses them. */
import { numpy as np } from '../jax.ts';
import type { Qwen3Config } from './config.ts';
import { forward, type ModelParameters } from './forward.ts';
import { logProbabilities } from './likelihood.ts';
import { named } from './parameters.ts';
import type { Field } from '../graph/train-graph.ts';

/** What a batch needs for it; several documents may share a row. All int32 [rows, length]. */
export const packedFields = [
  { name: 'tokens', type: 'int32' },
  /** The token after each token. */
  { name: 'targets', type: 'int32' },
  /** Position within the document; the token after a command has the position at which the command began. */
  { name: 'positions', type: 'int32' },
  /** Which document of the row; a token sees earlier tokens of its own document only. */
  { name: 'documents', type: 'int32' },
  /** 0, or which command of the document: only the command itself attends to its tokens. */
  { name: 'commandMask', type: 'int32' },
] as const satisfies readonly Field[];

export type PackedField = (typeof packedFields)[number]['name'];

/** bool [rows, length, length]: causal within each document, and a command is visible only from within it. */
export function visibleKeys(documents: np.Array, commandMask: np.Array): np.Array {
  const length = documents.shape[1] as number;
  const slots = np.arange(length);
  const causal = np.greaterEqual(slots.ref.reshape([1, length, 1]), slots.reshape([1, 1, length]));
  const same = np.equal(np.expandDims(documents.ref, -1), np.expandDims(documents, -2));
  const keys = np.expandDims(commandMask.ref, -2);
  const kept = np.equal(keys.ref, 0);
  const inside = np.equal(keys, np.expandDims(commandMask, -1));
  return np.logicalAnd(np.logicalAnd(same, causal), np.logicalOr(kept, inside));
}

/** A batch in which some targets were drawn with the call tokens masked. */
export const maskedFields = [
  ...packedFields,
  /** 1 where the target was, else 0. */
  { name: 'callsMasked', type: 'int32' },
] as const satisfies readonly Field[];

export type MaskedField = (typeof maskedFields)[number]['name'];

/** Added to the logit of a token that cannot come: its probability is 0 in every precision. */
const NEVER = -1e5;

/** What is added to logits, float32 [vocabularySize], so that none of `tokens` can come. */
export function maskOf(tokens: readonly number[], config: Qwen3Config): np.Array {
  const mask = new Float32Array(config.vocabularySize);
  for (const id of tokens) mask[id] = NEVER;
  return np.array(mask);
}

/** Hidden states of the packed rows, [rows, length, hiddenSize]. Consumes the batch's arrays. */
export function packedHidden(
  parameters: ModelParameters,
  config: Qwen3Config,
  { tokens, positions, documents, commandMask }: Readonly<Record<Exclude<PackedField, 'targets'>, np.Array>>,
): np.Array {
  const visible = visibleKeys(documents, commandMask);
  return forward(parameters, config, { tokens, positions, visible, causal: true }).hidden;
}

/**
 * float32 [rows, length]: the log-probability of each target, in nats, of the distribution that it was drawn from: over
 * all tokens, or over all but the call tokens. Consumes the batch's arrays.
 */
export function maskedLogProbabilities(
  parameters: ModelParameters,
  config: Qwen3Config,
  callTokens: readonly number[],
  { callsMasked, targets, ...packed }: Readonly<Record<MaskedField, np.Array>>,
): np.Array {
  const hidden = packedHidden(parameters, config, packed);
  return maskedLikelihood(hidden, parameters, config, callTokens, { callsMasked, targets });
}

/** The same of hidden states that are there already. Consumes them and the arrays. */
export function maskedLikelihood(
  hidden: np.Array,
  parameters: ModelParameters,
  config: Qwen3Config,
  callTokens: readonly number[],
  { callsMasked, targets }: Readonly<Record<'callsMasked' | 'targets', np.Array>>,
): np.Array {
  const where = np.expandDims(callsMasked.astype(np.float32), -1);
  return logProbabilities(hidden, targets, parameters, where.mul(maskOf(callTokens, config)));
}

/** float32 [rows, length]: the log-probability of each target, in nats. Consumes the batch's arrays. */
export function packedLogProbabilities(
  values: readonly np.Array[],
  config: Qwen3Config,
  { targets, ...packed }: Readonly<Record<PackedField, np.Array>>,
): np.Array {
  const parameters = named(config, values);
  return logProbabilities(packedHidden(parameters, config, packed), targets, parameters);
}
