/** Log-probabilities over a batch of packed rows, which every loss is built on. Knows no loss. */
import { numpy as np } from './jax.ts';
import { parameterShapes, type ModelConfig } from './model/config.ts';
import { forward } from './model/forward.ts';
import { logProbabilities } from './model/likelihood.ts';
import type { Field } from './train-graph.ts';

/** What a batch needs for it; several documents may share a row. All int32 [rows, length]. */
export const packedFields = [
  { name: 'tokens', type: 'int32' },
  /** The token after each token. */
  { name: 'targets', type: 'int32' },
  /** Position within the document; what follows an aside goes on where the aside began. */
  { name: 'positions', type: 'int32' },
  /** Which document of the row; a token sees earlier tokens of its own document only. */
  { name: 'documents', type: 'int32' },
  /** 0, or which aside of the document: only the aside itself sees its tokens. */
  { name: 'asides', type: 'int32' },
] as const satisfies readonly Field[];

export type PackedField = (typeof packedFields)[number]['name'];

/** bool [rows, length, length]: causal within each document, and blind for asides but from within. */
export function visibleKeys(documents: np.Array, asides: np.Array): np.Array {
  const length = documents.shape[1] as number;
  const slots = np.arange(length);
  const causal = np.greaterEqual(slots.ref.reshape([1, length, 1]), slots.reshape([1, 1, length]));
  const same = np.equal(np.expandDims(documents.ref, -1), np.expandDims(documents, -2));
  const keys = np.expandDims(asides.ref, -2);
  const kept = np.equal(keys.ref, 0);
  const inside = np.equal(keys, np.expandDims(asides, -1));
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

/**
 * The same as `packedLogProbabilities`, of the distribution that each target was drawn from: over all tokens, or over
 * all but the call tokens.
 */
export function maskedLogProbabilities(
  values: readonly np.Array[],
  config: ModelConfig,
  callTokens: readonly number[],
  { callsMasked, ...batch }: Readonly<Record<MaskedField, np.Array>>,
): np.Array {
  const calls = new Float32Array(config.vocabularySize);
  for (const id of callTokens) calls[id] = NEVER;
  const where = np.expandDims(callsMasked.astype(np.float32), -1);
  return packedLogProbabilities(values, config, batch, where.mul(np.array(calls)));
}

/**
 * float32 [rows, length]: the log-probability of each target, in nats. Consumes the batch's arrays.
 * @param masked see `logProbabilities`
 */
export function packedLogProbabilities(
  values: readonly np.Array[],
  config: ModelConfig,
  { tokens, targets, positions, documents, asides }: Readonly<Record<PackedField, np.Array>>,
  masked?: np.Array,
): np.Array {
  const parameters = new Map(parameterShapes(config).map(({ name }, i) => [name, values[i] as np.Array]));
  const visible = visibleKeys(documents, asides);
  const { hidden } = forward(parameters, config, { tokens, positions, visible });
  return logProbabilities(hidden, targets, parameters, masked);
}
