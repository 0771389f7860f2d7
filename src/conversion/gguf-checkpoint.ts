/** Opens a .gguf file of a Llama, Qwen2 or Qwen3 model as a checkpoint, under the names and in the order of Hugging Face. */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';

import { matrixSize, type Checkpoint } from './checkpoint.ts';
import { ConversionError } from './conversion-error.ts';
import { ggufFormats } from './gguf-blocks.ts';
import { readGgufHeader, type GgufEntry, type GgufMetadata } from './gguf-header.ts';
import { fromGgufName, ggufRow, isReordered } from './gguf-names.ts';
import { tokenizerFiles } from './gguf-tokenizer.ts';

/** @throws ConversionError */
export async function openGguf(path: string): Promise<Checkpoint> {
  const file = basename(path);
  const { metadata, tensors: entries, size } = await readGgufHeader(path);
  const handle = await open(path);
  try {
    const tensors = new Map(entries.map((entry) => [nameOf(entry, file), { ...entry, file }]));
    for (const [name, entry] of tensors) checkRange(name, entry, file, size);
    const config = configOf(metadata, tensors, file);
    const name = file.replace(/\.gguf$/, '');
    const readRows = reader(handle, file, tensors, config);
    return {
      name,
      config,
      files: filesOf(metadata, config, file),
      tensors,
      readRows,
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function filesOf(metadata: GgufMetadata, config: GgufConfig, file: string): Map<string, string> {
  try {
    return tokenizerFiles(metadata, config.max_position_embeddings);
  } catch (error) {
    if (error instanceof ConversionError)
      throw new ConversionError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

function nameOf({ name }: GgufEntry, file: string): string {
  if (name === 'rope_freqs.weight') {
    throw new ConversionError(
      `${file} scales rotary positions by the tensor ${name} (Llama 3.1 and later). Convert the model's Hugging Face folder instead.`,
    );
  }
  const ours = fromGgufName(name);
  if (ours === null)
    throw new ConversionError(`${file}: the tensor ${name} is none of a Llama, Qwen2 or Qwen3 model.`);
  return ours;
}

function checkRange(name: string, { shape, type, start }: GgufEntry, file: string, size: number): void {
  const format = ggufFormats[type];
  if (format === undefined) {
    const known = Object.values(ggufFormats).map((each) => each.name);
    throw new ConversionError(
      `${file}: the tensor ${name} has the number format ${type} of ggml_type; ${known.join(', ')} are read. Convert another file of this model.`,
    );
  }
  const { rows, columns } = matrixSize(shape);
  if (columns % format.numbers !== 0) {
    throw new ConversionError(
      `${file}: the tensor ${name} has rows of ${columns} numbers, which are no whole blocks.`,
    );
  }
  if (start + (rows * columns * format.bytes) / format.numbers > size) {
    throw new ConversionError(`${file} was cut: it ends before the tensor ${name}. Download it again.`);
  }
}

const count = z.int().positive();
type GgufConfig = ReturnType<typeof configOf>;

/** The fields of config.json that metadata gives under the architecture's name. */
function configOf(
  metadata: GgufMetadata,
  tensors: ReadonlyMap<string, GgufEntry>,
  file: string,
): Record<string, unknown> & {
  readonly head_dim: number;
  readonly model_type: string;
  readonly max_position_embeddings: number;
} {
  const modelType = String(metadata.get('general.architecture'));
  const own = Object.fromEntries(
    [...metadata].flatMap(([key, value]) =>
      key.startsWith(`${modelType}.`) ? [[key.slice(modelType.length + 1), value]] : [],
    ),
  );
  const result = z
    .object({
      block_count: count,
      context_length: count,
      embedding_length: count,
      feed_forward_length: count,
      'attention.head_count': count,
      'attention.head_count_kv': count.optional(),
      'attention.key_length': count.optional(),
      'attention.layer_norm_rms_epsilon': z.number().positive(),
      'rope.freq_base': z.number().positive().default(10_000),
      'rope.scaling.type': z.string().default('none'),
      'rope.scaling.factor': z.number().positive().optional(),
    })
    .safeParse(own);
  if (!result.success) {
    throw new ConversionError(
      `${file}: the metadata of ${modelType} cannot be used: ${z.prettifyError(result.error)}`,
    );
  }
  const { data } = result;
  const heads = data['attention.head_count'];
  const scaling = data['rope.scaling.type'];
  return {
    model_type: modelType,
    vocab_size: tensors.get('model.embed_tokens.weight')?.shape[0] ?? 0,
    hidden_size: data.embedding_length,
    intermediate_size: data.feed_forward_length,
    num_hidden_layers: data.block_count,
    num_attention_heads: heads,
    num_key_value_heads: data['attention.head_count_kv'] ?? heads,
    head_dim: data['attention.key_length'] ?? data.embedding_length / heads,
    max_position_embeddings: data.context_length,
    rms_norm_eps: data['attention.layer_norm_rms_epsilon'],
    hidden_act: 'silu',
    rope_theta: data['rope.freq_base'],
    rope_scaling: scaling === 'none' ? null : { rope_type: scaling, factor: data['rope.scaling.factor'] },
    tie_word_embeddings: !tensors.has('lm_head.weight'),
    attention_bias: modelType !== 'qwen2' && tensors.has('model.layers.0.self_attn.q_proj.bias'),
    mlp_bias: tensors.has('model.layers.0.mlp.gate_proj.bias'),
    eos_token_id: metadata.get('tokenizer.ggml.eos_token_id'),
  };
}

function reader(
  handle: FileHandle,
  file: string,
  tensors: ReadonlyMap<string, GgufEntry>,
  { head_dim: headSize, model_type: modelType }: GgufConfig,
): Checkpoint['readRows'] {
  const readStored = async (name: string, start: number, rows: number): Promise<Float32Array> => {
    const entry = tensors.get(name);
    const format = entry && ggufFormats[entry.type];
    if (format === undefined) throw new ConversionError(`${file} has no tensor ${name}.`);
    const rowBytes = (matrixSize(entry?.shape ?? []).columns / format.numbers) * format.bytes;
    const bytes = new Uint8Array(rows * rowBytes);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, (entry?.start ?? 0) + start * rowBytes);
    if (bytesRead < bytes.length) throw new ConversionError(`${file} ends within the tensor ${name}.`);
    return format.decode(bytes);
  };
  return async (name, start, rows) => {
    if (!isReordered(modelType, name)) return readStored(name, start, rows);
    const shape = tensors.get(name)?.shape ?? [];
    const isVector = shape.length === 1;
    const { rows: all, columns } = matrixSize(isVector ? [...shape, 1] : shape);
    const stored = await readStored(name, 0, isVector ? 1 : all);
    const values = new Float32Array((isVector ? all : rows) * columns);
    for (let row = 0; row * columns < values.length; row += 1) {
      const from = ggufRow((isVector ? 0 : start) + row, headSize) * columns;
      values.set(stored.subarray(from, from + columns), row * columns);
    }
    return values;
  };
}
