/**
 * The configuration files that transformers.js reads in addition to the weights, as plain objects. write.ts writes
 * them.
 */
import { z } from 'zod';
import type { Qwen3Config } from '../model/config.ts';
import type { TrainingTokenizer } from '../tokenizer/files.ts';

/** config.json of a Qwen3 model; the keys are those of the Hugging Face configuration. */
export function configJson(config: Qwen3Config, tokenizer: TrainingTokenizer): object {
  return {
    model_type: 'qwen3',
    architectures: ['Qwen3ForCausalLM'],
    vocab_size: config.vocabularySize,
    hidden_size: config.hiddenSize,
    intermediate_size: config.feedForwardSize,
    num_hidden_layers: config.layers,
    num_attention_heads: config.heads,
    num_key_value_heads: config.keyValueHeads,
    head_dim: config.headSize,
    hidden_act: 'silu',
    max_position_embeddings: config.contextLength,
    rms_norm_eps: config.normEpsilon,
    rope_theta: config.ropeTheta,
    rope_scaling: null,
    attention_bias: false,
    tie_word_embeddings: true,
    use_cache: true,
    bos_token_id: tokenizer.control('<|endoftext|>'),
    eos_token_id: tokenizer.control('<|im_end|>'),
    pad_token_id: tokenizer.control('<|endoftext|>'),
    torch_dtype: 'float32',
    'transformers.js_config': { dtype: 'fp32' },
  };
}

/** generation_config.json: greedy, ends at the end of the assistant's turn. */
export function generationConfigJson(tokenizer: TrainingTokenizer): object {
  return {
    bos_token_id: tokenizer.control('<|endoftext|>'),
    eos_token_id: [tokenizer.control('<|im_end|>'), tokenizer.control('<|endoftext|>')],
    pad_token_id: tokenizer.control('<|endoftext|>'),
    do_sample: false,
  };
}

/** The shape that a config.json of this project states. @throws ZodError for another kind of file */
export function modelConfigOf(json: unknown): Qwen3Config {
  const config = configSchema.parse(json);
  return {
    vocabularySize: config.vocab_size,
    hiddenSize: config.hidden_size,
    feedForwardSize: config.intermediate_size,
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    keyValueHeads: config.num_key_value_heads,
    headSize: config.head_dim,
    contextLength: config.max_position_embeddings,
    normEpsilon: config.rms_norm_eps,
    ropeTheta: config.rope_theta,
  };
}

const count = z.number().int().positive();
const configSchema = z.object({
  model_type: z.literal('qwen3'),
  vocab_size: count,
  hidden_size: count,
  intermediate_size: count,
  num_hidden_layers: count,
  num_attention_heads: count,
  num_key_value_heads: count,
  head_dim: count,
  max_position_embeddings: count,
  rms_norm_eps: z.number(),
  rope_theta: z.number(),
  tie_word_embeddings: z.literal(true),
});
