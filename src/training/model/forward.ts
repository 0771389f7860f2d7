/**
 * The forward pass of a Qwen3-style decoder in jax-js: the only definition of the model in this project. Training
 * differentiates it; the export traces it again with a KV cache. It knows nothing of losses, graphs or files.
 *
 * jax-js counts references: an operation consumes its arguments, and `.ref` keeps one for a further use.
 */
import { nn, numpy as np } from '../jax.ts';
import type { ModelConfig } from './config.ts';

type Tensor = np.Array;

/** Parameters by name, as `parameterShapes` lists them. */
export type Parameters = ReadonlyMap<string, Tensor>;

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
  /** bool [batch, sequence, past + sequence]: which keys each query may see. */
  readonly visible: Tensor;
  /** One per layer; none in training. */
  readonly past?: readonly KeyValue[];
}

/** What is added to a masked score: finite, so that a row that sees nothing stays a number. */
const MASKED = -1e9;

function parameter(parameters: Parameters, name: string): Tensor {
  const found = parameters.get(name);
  if (found === undefined) throw new Error(`The model has no parameter named ${name}.`);
  return found.ref;
}

function rmsNorm(x: Tensor, weight: Tensor, epsilon: number): Tensor {
  const meanSquare = np.mean(np.square(x.ref), -1, { keepdims: true });
  return x.mul(np.reciprocal(np.sqrt(meanSquare.add(epsilon)))).mul(weight);
}

interface Rotation {
  readonly cosine: Tensor;
  readonly sine: Tensor;
}

/** Angles of rotary positions (RoFormer, arXiv 2104.09864): [batch, sequence, headSize / 2]. */
function rotationAt(positions: Tensor, config: ModelConfig): Rotation {
  const half = config.headSize / 2;
  const frequencies = Array.from({ length: half }, (_, i) => config.ropeTheta ** (-i / half));
  const angles = np.expandDims(positions.astype(np.float32), -1).mul(np.array(frequencies));
  return { cosine: np.cos(angles.ref), sine: np.sin(angles) };
}

/** Turns the pairs (i, i + headSize / 2) of `x` [batch, ..., sequence, headSize]. */
function rotate(x: Tensor, { cosine, sine }: Rotation): Tensor {
  const [batch, sequence, half] = cosine.shape as [number, number, number];
  const between = x.shape.slice(1, -2).map(() => 1);
  const shape = [batch, ...between, sequence, half];
  const [first, second] = np.split(x, 2, -1) as [Tensor, Tensor];
  const cos = cosine.ref.reshape(shape);
  const sin = sine.ref.reshape(shape);
  return np.concatenate(
    [first.ref.mul(cos.ref).sub(second.ref.mul(sin.ref)), second.mul(cos).add(first.mul(sin))],
    -1,
  );
}

function attention(
  x: Tensor,
  parameters: Parameters,
  layer: number,
  rotation: Rotation,
  mask: Tensor,
  past: KeyValue | undefined,
  config: ModelConfig,
): { output: Tensor; present: KeyValue } {
  const weight = (name: string) => parameter(parameters, `model.layers.${layer}.self_attn.${name}.weight`);
  const [batch, sequence] = x.shape as [number, number, number];
  const { keyValueHeads, headSize, heads } = config;
  const group = heads / keyValueHeads;

  const split = (projected: Tensor, norm: Tensor | null): Tensor => {
    const perHead = projected.reshape([batch, sequence, keyValueHeads, -1, headSize]);
    const normed = norm === null ? perHead : rmsNorm(perHead, norm, config.normEpsilon);
    return np.transpose(normed, [0, 2, 3, 1, 4]);
  };
  const query = rotate(split(np.matmul(x.ref, weight('q_proj')), weight('q_norm')), rotation);
  const newKey = rotate(split(np.matmul(x.ref, weight('k_proj')), weight('k_norm')), rotation);
  const newValue = split(np.matmul(x, weight('v_proj')), null);

  const extend = (before: Tensor | undefined, added: Tensor): Tensor => {
    const flat = added.reshape([batch, keyValueHeads, sequence, headSize]);
    return before === undefined ? flat : np.concatenate([before.ref, flat], 2);
  };
  const key = extend(past?.key, newKey);
  const value = extend(past?.value, newValue);

  const scores = np.matmul(
    query.reshape([batch, keyValueHeads, group * sequence, headSize]).mul(headSize ** -0.5),
    np.transpose(key.ref, [0, 1, 3, 2]),
  );
  const keys = key.shape[2] as number;
  const perQuery = scores.reshape([batch, keyValueHeads, group, sequence, keys]);
  const masked = perQuery.add(mask.ref.reshape([batch, 1, 1, sequence, keys]));
  const weights = nn.softmax(masked, -1).reshape([batch, keyValueHeads, group * sequence, keys]);
  const mixed = np
    .transpose(
      np.matmul(weights, value.ref).reshape([batch, keyValueHeads, group, sequence, headSize]),
      [0, 3, 1, 2, 4],
    )
    .reshape([batch, sequence, heads * headSize]);
  return { output: np.matmul(mixed, weight('o_proj')), present: { key, value } };
}

function feedForward(x: Tensor, parameters: Parameters, layer: number): Tensor {
  const weight = (name: string) => parameter(parameters, `model.layers.${layer}.mlp.${name}.weight`);
  const gate = nn.silu(np.matmul(x.ref, weight('gate_proj')));
  return np.matmul(gate.mul(np.matmul(x, weight('up_proj'))), weight('down_proj'));
}

/**
 * The hidden states after the last norm, [batch, sequence, hiddenSize], and the extended cache of each layer.
 * Multiply by the transposed embedding for logits.
 */
export function forward(
  parameters: Parameters,
  config: ModelConfig,
  { tokens, positions, visible, past }: ForwardInputs,
): { hidden: Tensor; present: KeyValue[] } {
  const rotation = rotationAt(positions, config);
  const mask = np.where(visible, 0, MASKED);
  const present: KeyValue[] = [];
  let x = np.take(parameter(parameters, 'model.embed_tokens.weight'), tokens, 0);
  for (let layer = 0; layer < config.layers; layer++) {
    const norm = (name: string) => parameter(parameters, `model.layers.${layer}.${name}.weight`);
    const attended = attention(
      rmsNorm(x.ref, norm('input_layernorm'), config.normEpsilon),
      parameters,
      layer,
      rotation,
      mask,
      past?.[layer],
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
export function logitsOf(hidden: Tensor, parameters: Parameters): Tensor {
  return np.matmul(hidden, np.transpose(parameter(parameters, 'model.embed_tokens.weight')));
}
