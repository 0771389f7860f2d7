/**
 * The forward pass of a Qwen3-style decoder in jax-js: the only definition of the model in this project. Training
 * differentiates it; the export traces it again with a KV cache. Losses, graphs and files are in other modules.
 *
 * jax-js counts references: an operation consumes its arguments, and `.ref` keeps one for a further use.
 */
import { nn, numpy as np } from '../jax.ts';
import { causalAttention } from './causal-attention.ts';
import type { Qwen3Config } from './config.ts';
import { gated } from './gated.ts';
import { rmsNorm } from './rms-norm.ts';
import { rotate, rotationsAt, type Rotation } from './rotary.ts';

type Tensor = np.Array;

/** Parameters by name, as `parameterShapes` lists them. */
export type ModelParameters = ReadonlyMap<string, Tensor>;

export interface KeyValue {
  /** [batch, keyValueHeads, length, headSize] */
  readonly key: Tensor;
  readonly value: Tensor;
}

export interface ForwardInputs {
  /** int32 [batch, sequence] */
  readonly tokens: Tensor;
  /** int32 [batch, sequence]: the position of each token in its own document. */
  readonly positions: Tensor;
  /** bool [batch or 1, sequence, past + sequence]: which keys each query may see. */
  readonly visible: Tensor;
  /** The cache that the new keys are added to, one per layer; none in training. */
  readonly past?: readonly KeyValue[];
  /** A cache that is only read: the new keys are not added to it, so that it need not be copied at every token. */
  readonly kept?: {
    readonly layers: readonly KeyValue[];
    /** bool [batch, 1, kept]: every query sees the same of it. */
    readonly visible: Tensor;
  };
  /** No query sees a later key, and there is no cache: attention may skip what `visible` hides anyway. */
  readonly causal?: boolean;
}

/** Keys and values that queries attend to, and what is added to their scores: [batch or 1, sequence or 1, keys]. */
interface Segment extends KeyValue {
  readonly mask: Tensor;
}

/** What is added to a masked score: finite, so that a row that sees nothing stays a number. */
const MASKED = -1e9;

function parameter(parameters: ModelParameters, name: string): Tensor {
  const found = parameters.get(name);
  if (found === undefined) throw new Error(`The model has no parameter named ${name}.`);
  return found.ref;
}

/**
 * Attention of queries over one or more segments of keys.
 * @param query [batch, keyValueHeads, group * sequence, headSize], scaled
 * @returns the same shape
 */
function attend(query: Tensor, segments: readonly Segment[], group: number): Tensor {
  const [batch, keyValueHeads, queries] = query.shape as [number, number, number];
  const sequence = queries / group;
  const sizes = segments.map(({ key }) => key.shape[2] as number);
  const scores = segments.map(({ key, mask }, i) =>
    np
      .matmul(query.ref, np.transpose(key.ref, [0, 1, 3, 2]))
      .reshape([batch, keyValueHeads, group, sequence, sizes[i] as number])
      .add(mask.ref.reshape([mask.shape[0] as number, 1, 1, mask.shape[1] as number, sizes[i] as number])),
  );
  query.dispose();
  const weights = nn.softmax(scores.length === 1 ? (scores[0] as Tensor) : np.concatenate(scores, -1), -1);
  const ends = sizes.slice(0, -1).map((_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b));
  return (ends.length === 0 ? [weights] : np.split(weights, ends, -1))
    .map((part, i) =>
      np.matmul(
        part.reshape([batch, keyValueHeads, queries, sizes[i] as number]),
        (segments[i] as Segment).value.ref,
      ),
    )
    .reduce((one, other) => one.add(other));
}

function attention(
  x: Tensor,
  parameters: ModelParameters,
  layer: number,
  rotations: { readonly queries: Rotation; readonly keys: Rotation },
  mask: Tensor,
  past: KeyValue | undefined,
  kept: readonly Segment[],
  causal: boolean,
  config: Qwen3Config,
): { output: Tensor; present: KeyValue } {
  const weight = (name: string) => parameter(parameters, `model.layers.${layer}.self_attn.${name}.weight`);
  const [batch, sequence] = x.shape as [number, number, number];
  const { keyValueHeads, headSize, heads } = config;
  const group = heads / keyValueHeads;

  const perHead = (projected: Tensor): Tensor =>
    projected.reshape([batch, sequence, keyValueHeads, -1, headSize]);
  const headsFirst = (x: Tensor): Tensor => np.transpose(x, [0, 2, 3, 1, 4]);
  const placed = (projected: Tensor, norm: Tensor, rotation: Rotation): Tensor =>
    headsFirst(rotate(rmsNorm(perHead(projected), norm, config.normEpsilon), rotation));
  // Scores are scaled where it costs least.
  const scaledNorm = weight('q_norm').mul(headSize ** -0.5);
  const query = placed(np.matmul(x.ref, weight('q_proj')), scaledNorm, rotations.queries);
  const newKey = placed(np.matmul(x.ref, weight('k_proj')), weight('k_norm'), rotations.keys);
  const newValue = headsFirst(perHead(np.matmul(x, weight('v_proj'))));

  const extend = (before: Tensor | undefined, added: Tensor): Tensor => {
    const flat = added.reshape([batch, keyValueHeads, sequence, headSize]);
    return before === undefined ? flat : np.concatenate([before.ref, flat], 2);
  };
  const key = extend(past?.key, newKey);
  const value = extend(past?.value, newValue);

  const shape = [batch, keyValueHeads, group, sequence, headSize];
  const attended = causal
    ? causalAttention(query, key.ref, value.ref, mask)
    : attend(
        query.reshape([batch, keyValueHeads, group * sequence, headSize]),
        [...kept, { key, value, mask }],
        group,
      ).reshape(shape);
  const mixed = np.transpose(attended, [0, 3, 1, 2, 4]).reshape([batch, sequence, heads * headSize]);
  return { output: np.matmul(mixed, weight('o_proj')), present: { key, value } };
}

function feedForward(x: Tensor, parameters: ModelParameters, layer: number): Tensor {
  const weight = (name: string) => parameter(parameters, `model.layers.${layer}.mlp.${name}.weight`);
  const gate = np.matmul(x.ref, weight('gate_proj'));
  return np.matmul(gated(gate, np.matmul(x, weight('up_proj'))), weight('down_proj'));
}

/**
 * The hidden states after the last norm, [batch, sequence, hiddenSize], and the extended cache of each layer.
 * Multiply by the transposed embedding for logits.
 */
export function forward(
  parameters: ModelParameters,
  config: Qwen3Config,
  { tokens, positions, visible, past, kept, causal = false }: ForwardInputs,
): { hidden: Tensor; present: KeyValue[] } {
  const rotations = rotationsAt(positions, config);
  const mask = np.where(visible, 0, MASKED);
  const keptMask = kept === undefined ? undefined : np.where(kept.visible, 0, MASKED);
  const present: KeyValue[] = [];
  let x = np.take(parameter(parameters, 'model.embed_tokens.weight'), tokens, 0);
  for (let layer = 0; layer < config.layers; layer++) {
    const norm = (name: string) => parameter(parameters, `model.layers.${layer}.${name}.weight`);
    const attended = attention(
      rmsNorm(x.ref, norm('input_layernorm'), config.normEpsilon),
      parameters,
      layer,
      rotations,
      mask,
      past?.[layer],
      keptMask === undefined ? [] : [{ ...(kept?.layers[layer] as KeyValue), mask: keptMask }],
      causal,
      config,
    );
    present.push(attended.present);
    x = x.add(attended.output);
    const normed = rmsNorm(x.ref, norm('post_attention_layernorm'), config.normEpsilon);
    x = x.add(feedForward(normed, parameters, layer));
  }
  return { hidden: rmsNorm(x, parameter(parameters, 'model.norm.weight'), config.normEpsilon), present };
}

/** Logits [..., vocabularySize] of hidden states, through the tied embedding. */
export function logitsOf(hidden: Tensor, parameters: ModelParameters): Tensor {
  return np.matmul(hidden, np.transpose(parameter(parameters, 'model.embed_tokens.weight')));
}
