/**
 * Exports a model as a GGUF file for llama.cpp and the servers that are built on it (Ollama, LM Studio). Sets the
 * metadata that they require of a Qwen3 model with a byte-level BPE tokenizer, and their tensor names. gguf-file.ts
 * encodes the bytes.
 *
 * Checked against llama.cpp: conversion/qwen.py and base.py (what a converted Qwen3 holds), src/models/qwen3.cpp (which
 * tensors are loaded, in which shapes), src/llama-vocab.cpp (what each tokenizer key does).
 */
import { parameterShapes, type Qwen3Config } from '../model/config.ts';
import { chatTemplate, controlTokens, type TrainingTokenizer } from '../tokenizer/files.ts';
import { toFloat16 } from '../../bytes/float16.ts';
import { encodeGguf, type GgufTensor, type GgufValue } from './gguf-file.ts';
import type { Precision } from './stored.ts';

export interface GgufModel {
  readonly name: string;
  readonly config: Qwen3Config;
  /**
   * One list per parameter, in the order of `parameterShapes`. A router is left out: llama.cpp does not support one.
   */
  readonly parameters: readonly Float32Array[];
  readonly tokenizer: TrainingTokenizer;
}

/** Numbers of `llama_ftype`: what a listing says of the file. */
const fileTypes = { float32: 0, float16: 1 } as const satisfies Record<Precision, number>;
/** Numbers of `llama_token_type`. */
const tokenTypes = { normal: 1, control: 3 } as const;

/**
 * The bytes of the model's .gguf file.
 * @param precision of the matrices. llama.cpp multiplies half-precision matrices with activations that it rounds to half
 *   precision, so that float32 is what computes as this project does; norm weights are float32 always.
 * @throws Error if the parameters are not those of the shape
 */
export function ggufModel(model: GgufModel, precision: Precision = 'float16'): Uint8Array {
  const metadata = new Map([
    ...generalMetadata(model.name, precision),
    ...architectureMetadata(model.config),
    ...tokenizerMetadata(model.tokenizer),
  ]);
  const tensors = parameterShapes(model.config).map(({ name, shape }, i) =>
    tensor(name, shape, model.parameters[i], precision),
  );
  return encodeGguf({ metadata, tensors });
}

function generalMetadata(name: string, precision: Precision): [string, GgufValue][] {
  return [
    ['general.architecture', 'qwen3'],
    ['general.type', 'model'],
    ['general.name', name],
    ['general.license', 'mit'],
    ['general.file_type', { uint32: fileTypes[precision] }],
  ];
}

function architectureMetadata(config: Qwen3Config): [string, GgufValue][] {
  return [
    ['qwen3.vocab_size', { uint32: config.vocabularySize }],
    ['qwen3.block_count', { uint32: config.layers }],
    ['qwen3.context_length', { uint32: config.contextLength }],
    ['qwen3.embedding_length', { uint32: config.hiddenSize }],
    ['qwen3.feed_forward_length', { uint32: config.feedForwardSize }],
    ['qwen3.attention.head_count', { uint32: config.heads }],
    ['qwen3.attention.head_count_kv', { uint32: config.keyValueHeads }],
    // Else it would be taken for hidden size / heads.
    ['qwen3.attention.key_length', { uint32: config.headSize }],
    ['qwen3.attention.value_length', { uint32: config.headSize }],
    ['qwen3.attention.layer_norm_rms_epsilon', { float32: config.normEpsilon }],
    ['qwen3.rope.freq_base', { float32: config.ropeTheta }],
  ];
}

function tokenizerMetadata(tokenizer: TrainingTokenizer): [string, GgufValue][] {
  const { tokens, merges } = tokenizer.vocabulary;
  const types = [...tokens.map(() => tokenTypes.normal), ...controlTokens.map(() => tokenTypes.control)];
  return [
    // Byte-level BPE; `pre` names the pattern that splits text before the merges.
    ['tokenizer.ggml.model', 'gpt2'],
    ['tokenizer.ggml.pre', 'qwen2'],
    ['tokenizer.ggml.tokens', [...tokens, ...controlTokens]],
    ['tokenizer.ggml.token_type', { int32s: types }],
    ['tokenizer.ggml.merges', merges.map(([left, right]) => `${left} ${right}`)],
    ['tokenizer.ggml.bos_token_id', { uint32: tokenizer.control('<|endoftext|>') }],
    ['tokenizer.ggml.eos_token_id', { uint32: tokenizer.control('<|im_end|>') }],
    ['tokenizer.ggml.eot_token_id', { uint32: tokenizer.control('<|im_end|>') }],
    ['tokenizer.ggml.padding_token_id', { uint32: tokenizer.control('<|endoftext|>') }],
    ['tokenizer.ggml.add_bos_token', false],
    ['tokenizer.chat_template', chatTemplate],
  ];
}

/** The parts of a layer's names, and what llama.cpp calls them. */
export const layerNames: Readonly<Record<string, string>> = {
  input_layernorm: 'attn_norm',
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'self_attn.q_norm': 'attn_q_norm',
  'self_attn.k_norm': 'attn_k_norm',
  post_attention_layernorm: 'ffn_norm',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};
const EMBEDDING = 'model.embed_tokens.weight';

function tensorName(parameter: string): string {
  if (parameter === EMBEDDING) return 'token_embd.weight';
  if (parameter === 'model.norm.weight') return 'output_norm.weight';
  const [, layer = '', part = ''] = /^model\.layers\.(\d+)\.(.+)\.weight$/.exec(parameter) ?? [];
  const name = layerNames[part];
  if (name === undefined) throw new Error(`llama.cpp has no name for the parameter ${parameter}.`);
  return `blk.${layer}.${name}.weight`;
}

function tensor(
  parameter: string,
  shape: readonly number[],
  values: Float32Array | undefined,
  precision: Precision,
): GgufTensor {
  const size = shape.reduce((product, each) => product * each, 1);
  if (values?.length !== size) {
    throw new Error(`The parameter ${parameter} has ${values?.length ?? 'no'} numbers in place of ${size}.`);
  }
  const name = tensorName(parameter);
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined) return stored(name, shape, values, 'float32');
  // The rows of an embedding are its tokens there as here; matrices are [output, input] there.
  if (parameter === EMBEDDING) return stored(name, shape, values, precision);
  return stored(name, [columns, rows], transposed(values, rows, columns), precision);
}

function stored(name: string, shape: readonly number[], values: Float32Array, type: Precision): GgufTensor {
  const numbers = type === 'float16' ? toFloat16(values) : values;
  return { name, shape, type, bytes: new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength) };
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(values, (_, at) => values[(at % rows) * columns + Math.floor(at / rows)] ?? NaN);
}
