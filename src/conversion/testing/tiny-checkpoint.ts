/** For tests: Hugging Face folders of small models with random weights, one of each kind that can be converted. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { toFloat16 } from '../../bytes/float16.ts';
import { Random } from '../../bytes/random.ts';
import { controlNames, tinyTokenizerFiles, tinyTokenizerJson } from '../../engine/testing/tokenizer.ts';
import { architectureOf, expectedTensors } from '../architecture.ts';

/** Larger than the vocabulary of the tokenizer, as of many models. */
const vocabularySize = 288;

export const tinyConfigs = {
  qwen3: { model_type: 'qwen3', head_dim: 32, tie_word_embeddings: true, rope_theta: 1e6 },
  qwen2: { model_type: 'qwen2', tie_word_embeddings: false, use_sliding_window: false },
  llama: {
    model_type: 'llama',
    tie_word_embeddings: false,
    attention_bias: true,
    mlp_bias: true,
    rope_parameters: {
      rope_type: 'llama3',
      rope_theta: 500,
      factor: 8,
      low_freq_factor: 1,
      high_freq_factor: 4,
      original_max_position_embeddings: 32,
    },
  },
} as const;
export type TinyKind = keyof typeof tinyConfigs;

/** config.json of a small model. */
function tinyCheckpointConfig(kind: TinyKind, fields: object = {}): Record<string, unknown> {
  return {
    vocab_size: vocabularySize,
    hidden_size: 64,
    intermediate_size: 96,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    num_key_value_heads: 2,
    max_position_embeddings: 256,
    rms_norm_eps: 1e-6,
    hidden_act: 'silu',
    eos_token_id: 266,
    ...tinyConfigs[kind],
    ...fields,
  };
}

/** Random tensors of a configuration, by name. */
export function randomTensors(
  config: unknown,
  seed = 1,
): Map<string, { shape: readonly number[]; values: Float32Array }> {
  const random = new Random(seed);
  return new Map(
    [...expectedTensors(architectureOf(config))].map(([name, shape]) => {
      const count = shape.reduce((product, size) => product * size, 1);
      // Norms near 1, the rest so that activations keep their size.
      const [middle, width] = name.includes('norm') ? [1, 0.4] : [0, shape.length === 1 ? 0.4 : 0.5];
      const values = Float32Array.from({ length: count }, () => middle + width * (random.next() - 0.5));
      return [name, { shape, values }];
    }),
  );
}

type Format = 'F32' | 'F16' | 'BF16';

/** A .safetensors file. */
export function safetensors(
  tensors: Iterable<readonly [string, { readonly shape: readonly number[]; readonly values: Float32Array }]>,
  format: Format,
): Buffer {
  const header: Record<string, object> = { __metadata__: { format: 'pt' } };
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const [name, { shape, values }] of tensors) {
    const bytes = encoded(values, format);
    header[name] = { dtype: format, shape, data_offsets: [offset, offset + bytes.length] };
    offset += bytes.length;
    parts.push(bytes);
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, ...parts]);
}

function encoded(values: Float32Array, format: Format): Uint8Array {
  if (format === 'F32') return new Uint8Array(values.buffer.slice(0));
  if (format === 'F16') return new Uint8Array(toFloat16(values).buffer);
  const bits = new Uint32Array(values.buffer);
  return new Uint8Array(Uint16Array.from(bits, (each) => each >>> 16).buffer);
}

export interface TinyFolder {
  readonly format?: Format;
  /** Number of .safetensors files; with more than one there is an index. */
  readonly parts?: number;
  readonly config?: object;
  /** Changes the tensors before they are written. */
  readonly change?: (tensors: ReturnType<typeof randomTensors>) => void;
}

/** Writes the folder of a small model. */
export async function writeTinyCheckpoint(
  folder: string,
  kind: TinyKind,
  { format = 'F32', parts = 1, config: fields = {}, change = () => undefined }: TinyFolder = {},
): Promise<void> {
  const config = tinyCheckpointConfig(kind, fields);
  const tensors = randomTensors(config);
  change(tensors);
  await mkdir(folder, { recursive: true });
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, name), content);
  const json = (name: string, content: object): Promise<void> => write(name, JSON.stringify(content));
  const nameOf = (part: number): string =>
    parts === 1 ? 'model.safetensors' : `model-0000${part + 1}-of-0000${parts}.safetensors`;
  const entries = [...tensors];
  const places: Record<string, string> = {};
  for (let part = 0; part < parts; part += 1) {
    const own = entries.filter((_, i) => i % parts === part);
    for (const [name] of own) places[name] = nameOf(part);
    await write(nameOf(part), safetensors(own, format));
  }
  if (parts > 1) await json('model.safetensors.index.json', { metadata: {}, weight_map: places });
  // Control tokens stand among the added ones only, as in the files of most models.
  const tokenizer = tinyTokenizerJson();
  for (const name of controlNames) Reflect.deleteProperty(tokenizer.model.vocab, name);
  await json('config.json', config);
  await json('generation_config.json', { eos_token_id: [266] });
  await json('tokenizer.json', tokenizer);
  await json('tokenizer_config.json', tinyTokenizerFiles().config as object);
}
