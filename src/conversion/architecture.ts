/**
 * The decoders that can be converted: Llama, Qwen2 and Qwen3. Reads their sizes from config.json, and lists the tensors
 * that a checkpoint must have.
 */
import { z } from 'zod';

import type { Checkpoint } from './checkpoint.ts';
import { ConversionError } from './conversion-error.ts';
import type { Rope } from './rope.ts';

export interface Architecture {
  readonly modelType: 'llama' | 'qwen2' | 'qwen3';
  readonly vocabularySize: number;
  readonly hiddenSize: number;
  readonly feedForwardSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly contextLength: number;
  readonly normEpsilon: number;
  readonly rope: Rope;
  /** Whether the logits are products with the embedding. */
  readonly isTied: boolean;
  /** Norms of each head's queries and keys (Qwen3). */
  readonly hasHeadNorms: boolean;
  /** Of queries, keys and values (Qwen2). */
  readonly hasInputBias: boolean;
  readonly hasOutputBias: boolean;
  readonly hasFeedForwardBias: boolean;
}

const count = z.int().positive();
const ropeParameters = z.looseObject({
  rope_type: z.string().optional(),
  /** The name before transformers 4.43. */
  type: z.string().optional(),
  rope_theta: z.number().positive().optional(),
  factor: z.number().positive().optional(),
  low_freq_factor: z.number().positive().optional(),
  high_freq_factor: z.number().positive().optional(),
  original_max_position_embeddings: count.optional(),
});

const configSchema = z.looseObject({
  model_type: z.enum(['llama', 'qwen2', 'qwen3'], {
    error: ({ input }) => `checkpoints of llama, qwen2 and qwen3 are converted, not of ${String(input)}`,
  }),
  vocab_size: count,
  hidden_size: count,
  intermediate_size: count,
  num_hidden_layers: count,
  num_attention_heads: count,
  num_key_value_heads: count.nullish(),
  head_dim: count.nullish(),
  max_position_embeddings: count,
  rms_norm_eps: z.number().positive(),
  hidden_act: z.literal('silu', { error: 'the activation has to be silu' }).default('silu'),
  rope_theta: z.number().positive().optional(),
  rope_scaling: ropeParameters.nullish(),
  /** From transformers 5 on, in place of the two above. */
  rope_parameters: ropeParameters.nullish(),
  tie_word_embeddings: z.boolean().default(false),
  attention_bias: z.boolean().nullish(),
  mlp_bias: z.boolean().nullish(),
  use_sliding_window: z.literal(false, { error: 'sliding windows are not converted' }).nullish(),
  quantization_config: z.null({ error: 'quantised checkpoints are not converted' }).optional(),
});

/** @throws ConversionError for a config.json of another kind */
export function architectureOf(config: unknown): Architecture {
  const result = configSchema.safeParse(config);
  if (!result.success) {
    throw new ConversionError(
      `config.json is not one that can be converted:\n${z.prettifyError(result.error)}`,
    );
  }
  const { data } = result;
  const heads = data.num_attention_heads;
  const headSize = data.head_dim ?? data.hidden_size / heads;
  const keyValueHeads = data.num_key_value_heads ?? heads;
  if (!Number.isInteger(headSize) || headSize % 2 === 1 || heads % keyValueHeads !== 0) {
    throw new ConversionError(
      `config.json gives ${heads} heads and ${keyValueHeads} of keys and values, each of size ${headSize}: these sizes do not fit together.`,
    );
  }
  const isQwen2 = data.model_type === 'qwen2';
  const bias = data.attention_bias === true;
  return {
    modelType: data.model_type,
    vocabularySize: data.vocab_size,
    hiddenSize: data.hidden_size,
    feedForwardSize: data.intermediate_size,
    layers: data.num_hidden_layers,
    heads,
    keyValueHeads,
    headSize,
    contextLength: data.max_position_embeddings,
    normEpsilon: data.rms_norm_eps,
    rope: ropeOf(data),
    isTied: data.tie_word_embeddings,
    hasHeadNorms: data.model_type === 'qwen3',
    hasInputBias: isQwen2 || bias,
    hasOutputBias: !isQwen2 && bias,
    hasFeedForwardBias: data.model_type === 'llama' && data.mlp_bias === true,
  };
}

function ropeOf(data: z.infer<typeof configSchema>): Rope {
  const parameters = data.rope_parameters ?? data.rope_scaling ?? {};
  const theta = data.rope_theta ?? parameters.rope_theta ?? 10_000;
  const kind = parameters.rope_type ?? parameters.type ?? 'default';
  const { factor, low_freq_factor: lowFactor, high_freq_factor: highFactor } = parameters;
  const originalLength = parameters.original_max_position_embeddings;
  if (kind === 'default') return { theta, scaling: { kind: 'none' } };
  if (kind === 'linear' && factor !== undefined) return { theta, scaling: { kind, factor } };
  const isLlama3 = kind === 'llama3' && factor !== undefined && lowFactor !== undefined;
  if (isLlama3 && highFactor !== undefined && originalLength !== undefined) {
    return { theta, scaling: { kind: 'llama3', factor, lowFactor, highFactor, originalLength } };
  }
  throw new ConversionError(
    `config.json scales rotary positions by "${kind}", which is not converted, or lacks its parameters; default, linear and llama3 are.`,
  );
}

export const embedding = 'model.embed_tokens.weight';
export const finalNorm = 'model.norm.weight';

/** The tensor whose product with the last hidden state gives the logits. */
export const outputWeight = ({ isTied }: Architecture): string => (isTied ? embedding : 'lm_head.weight');

/** The matrices of a layer by their names within it: [outputs, inputs]. */
function layerMatrices(a: Architecture): readonly (readonly [string, number, number, boolean])[] {
  const queries = a.heads * a.headSize;
  const keys = a.keyValueHeads * a.headSize;
  return [
    ['self_attn.q_proj', queries, a.hiddenSize, a.hasInputBias],
    ['self_attn.k_proj', keys, a.hiddenSize, a.hasInputBias],
    ['self_attn.v_proj', keys, a.hiddenSize, a.hasInputBias],
    ['self_attn.o_proj', a.hiddenSize, queries, a.hasOutputBias],
    ['mlp.gate_proj', a.feedForwardSize, a.hiddenSize, a.hasFeedForwardBias],
    ['mlp.up_proj', a.feedForwardSize, a.hiddenSize, a.hasFeedForwardBias],
    ['mlp.down_proj', a.hiddenSize, a.feedForwardSize, a.hasFeedForwardBias],
  ];
}

/** Every tensor of a checkpoint with its shape. */
export function expectedTensors(a: Architecture): Map<string, readonly number[]> {
  const tensors = new Map<string, readonly number[]>([
    [embedding, [a.vocabularySize, a.hiddenSize]],
    [finalNorm, [a.hiddenSize]],
  ]);
  if (!a.isTied) tensors.set('lm_head.weight', [a.vocabularySize, a.hiddenSize]);
  for (let layer = 0; layer < a.layers; layer += 1) {
    const prefix = `model.layers.${layer}.`;
    tensors.set(`${prefix}input_layernorm.weight`, [a.hiddenSize]);
    tensors.set(`${prefix}post_attention_layernorm.weight`, [a.hiddenSize]);
    if (a.hasHeadNorms) {
      tensors.set(`${prefix}self_attn.q_norm.weight`, [a.headSize]);
      tensors.set(`${prefix}self_attn.k_norm.weight`, [a.headSize]);
    }
    for (const [name, outputs, inputs, hasBias] of layerMatrices(a)) {
      tensors.set(`${prefix}${name}.weight`, [outputs, inputs]);
      if (hasBias) tensors.set(`${prefix}${name}.bias`, [outputs]);
    }
  }
  return tensors;
}

/** Tensors that some checkpoints have in addition, and that follow from others. */
const derived = /(?:^lm_head\.weight|rotary_emb\.inv_freq)$/;

/** @throws ConversionError naming the first tensor that is missing, of another shape, or not known */
export function checkTensors(architecture: Architecture, { name, tensors }: Checkpoint): void {
  const expected = expectedTensors(architecture);
  for (const [tensor, shape] of expected) {
    const found = tensors.get(tensor);
    if (found === undefined) {
      const files = [...new Set([...tensors.values()].map(({ file }) => file))].join(', ');
      throw new ConversionError(`${name} lacks the tensor ${tensor}; its files are ${files}.`);
    }
    if (found.shape.join() !== shape.join()) {
      throw new ConversionError(
        `${found.file}: the tensor ${tensor} has the shape [${found.shape.join(', ')}]; config.json asks for [${shape.join(', ')}].`,
      );
    }
  }
  for (const [tensor, { file }] of tensors) {
    if (expected.has(tensor) || derived.test(tensor)) continue;
    throw new ConversionError(
      `${file} has the tensor ${tensor}, which a model of the kind ${architecture.modelType} has no use for. Merge adapters (LoRA) before you convert.`,
    );
  }
}
