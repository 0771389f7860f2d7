/** Writes a checkpoint as a GGUF file for llama.cpp and the servers that are built on it, tensor by tensor. */
import { open } from 'node:fs/promises';

import { toFloat16 } from '../bytes/float16.ts';
import {
  ggufHead,
  paddingAfter,
  type GgufTensorEntry,
  type GgufTensorType,
  type GgufValue,
} from '../training/export/gguf-file.ts';
import { embedding, expectedTensors, outputWeight, type Architecture } from './architecture.ts';
import { matrixSize, readTensor, rowBlocks, type Checkpoint } from './checkpoint.ts';
import { encodeQ4, encodeQ8 } from './gguf-blocks.ts';
import { ggufRow, isReordered, toGgufName } from './gguf-names.ts';
import { tokenizerMetadata } from './gguf-tokenizer.ts';
import { blockSize } from './quantize.ts';
import { frequencyDivisors } from './rope.ts';
import type { WeightKind } from './weight-kind.ts';

/** Of matrices; numbers of `llama_ftype` for listings. */
const types: Readonly<Record<WeightKind, { readonly type: GgufTensorType; readonly fileType: number }>> = {
  fp32: { type: 'float32', fileType: 0 },
  fp16: { type: 'float16', fileType: 1 },
  q8: { type: 'q8_0', fileType: 7 },
  q4: { type: 'q4_0', fileType: 2 },
  q4f16: { type: 'q4_0', fileType: 2 },
};

const bytesPerNumber: Readonly<Record<GgufTensorType, number>> = {
  float32: 4,
  float16: 2,
  q8_0: 34 / blockSize,
  q4_0: 18 / blockSize,
};

export async function writeGguf(
  path: string,
  checkpoint: Checkpoint,
  a: Architecture,
  kind: WeightKind,
  onProgress?: (written: number, of: number, tensor: string) => void,
): Promise<void> {
  const divisors = frequencyDivisors(a.rope, a.headSize);
  const isLlama3 = a.rope.scaling.kind === 'llama3';
  const tensors = [...expectedTensors(a)].map(([name, shape]) => ({
    name,
    shape,
    type: typeOf(name, shape, a, kind),
  }));
  const entries = tensors.map(({ name, shape, type }) => entryOf(toGgufName(name) ?? name, shape, type));
  if (isLlama3) entries.unshift(entryOf('rope_freqs.weight', [divisors.length], 'float32'));
  const metadata = new Map([
    ...metadataOf(checkpoint, a, kind),
    ...tokenizerMetadata(checkpoint.files, a.vocabularySize),
  ]);
  const handle = await open(path, 'wx');
  try {
    await handle.write(ggufHead(metadata, entries));
    if (isLlama3) {
      const bytes = encoded(Float32Array.from(divisors), 'float32');
      await handle.write(bytes);
      await handle.write(paddingAfter(bytes.length));
    }
    for (const [i, { name, type }] of tensors.entries()) {
      onProgress?.(i, tensors.length, name);
      let length = 0;
      for await (const values of valuesOf(checkpoint, a, name)) {
        const bytes = encoded(values, type);
        await handle.write(bytes);
        length += bytes.length;
      }
      await handle.write(paddingAfter(length));
    }
    onProgress?.(tensors.length, tensors.length, '');
  } finally {
    await handle.close();
  }
}

/** Vectors stay floats; rows that are no whole blocks have half precision; 4 bits would cost an embedding too much. */
function typeOf(name: string, shape: readonly number[], a: Architecture, kind: WeightKind): GgufTensorType {
  if (shape.length === 1) return 'float32';
  const { type } = types[kind];
  if (!type.startsWith('q')) return type;
  if (matrixSize(shape).columns % blockSize !== 0) return 'float16';
  return name === embedding || name === outputWeight(a) ? 'q8_0' : type;
}

function entryOf(name: string, shape: readonly number[], type: GgufTensorType): GgufTensorEntry {
  const numbers = shape.reduce((product, size) => product * size, 1);
  return { name, shape, type, byteLength: numbers * bytesPerNumber[type] };
}

/** A tensor's numbers in llama.cpp's order, in pieces. */
async function* valuesOf(
  checkpoint: Checkpoint,
  a: Architecture,
  name: string,
): AsyncGenerator<Float32Array> {
  if (!isReordered(a.modelType, name)) {
    for await (const { values } of rowBlocks(checkpoint, name)) yield values;
    return;
  }
  const values = await readTensor(checkpoint, name);
  const shape = checkpoint.tensors.get(name)?.shape ?? [];
  const { rows, columns } = matrixSize(shape.length === 1 ? [...shape, 1] : shape);
  const reordered = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    const to = ggufRow(row, a.headSize) * columns;
    reordered.set(values.subarray(row * columns, (row + 1) * columns), to);
  }
  yield reordered;
}

function encoded(values: Float32Array, type: GgufTensorType): Uint8Array {
  switch (type) {
    case 'float32':
      return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    case 'float16':
      return new Uint8Array(toFloat16(values).buffer);
    case 'q8_0':
      return encodeQ8(values);
    case 'q4_0':
      return encodeQ4(values);
  }
}

function metadataOf({ name }: Checkpoint, a: Architecture, kind: WeightKind): [string, GgufValue][] {
  const own = (key: string, value: GgufValue): [string, GgufValue] => [`${a.modelType}.${key}`, value];
  const { scaling } = a.rope;
  return [
    ['general.architecture', a.modelType],
    ['general.type', 'model'],
    ['general.name', name],
    ['general.file_type', { uint32: types[kind].fileType }],
    own('vocab_size', { uint32: a.vocabularySize }),
    own('block_count', { uint32: a.layers }),
    own('context_length', { uint32: a.contextLength }),
    own('embedding_length', { uint32: a.hiddenSize }),
    own('feed_forward_length', { uint32: a.feedForwardSize }),
    own('attention.head_count', { uint32: a.heads }),
    own('attention.head_count_kv', { uint32: a.keyValueHeads }),
    own('attention.key_length', { uint32: a.headSize }),
    own('attention.value_length', { uint32: a.headSize }),
    own('attention.layer_norm_rms_epsilon', { float32: a.normEpsilon }),
    own('rope.dimension_count', { uint32: a.headSize }),
    own('rope.freq_base', { float32: a.rope.theta }),
    ...(scaling.kind === 'linear'
      ? [own('rope.scaling.type', 'linear'), own('rope.scaling.factor', { float32: scaling.factor })]
      : []),
  ];
}
