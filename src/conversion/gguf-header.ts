/**
 * Reads the head of a GGUF file, metadata and the table of tensors, with `@huggingface/gguf`
 * (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). The library reads the file piece by piece and limits
 * counts and lengths. It reads zeros after the end of a file, shortens a text that is the last of its list and crosses the
 * end of a piece (2 MB), and reads GGUF of version 1 or of big-endian machines too, all of which this function refuses.
 */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { gguf, type GGUFParseOutput, type GGUFTypedMetadata } from '@huggingface/gguf';

import { ConversionError } from './conversion-error.ts';
import { metadataBytes } from './gguf-metadata-size.ts';

export type GgufMetadata = ReadonlyMap<string, unknown>;

export interface GgufEntry {
  readonly name: string;
  /** Row-major: the innermost dimension last, unlike in the file. */
  readonly shape: readonly number[];
  /** Its number in `ggml_type`. */
  readonly type: number;
  /** From the start of the file. */
  readonly start: number;
}

export interface GgufHeader {
  readonly metadata: GgufMetadata;
  readonly tensors: readonly GgufEntry[];
  /** Bytes of the whole file. */
  readonly size: number;
}

/** @throws ConversionError when the file cannot be opened, is no GGUF file, or ends within the head */
export async function readGgufHeader(path: string): Promise<GgufHeader> {
  const file = basename(path);
  const size = await sizeOf(path);
  const broken = `${file} is no GGUF file, or it was cut within its head.`;
  let head: GGUFParseOutput & { readonly typedMetadata: GGUFTypedMetadata };
  try {
    head = await gguf(path, { allowLocalFile: true, typedMetadata: true });
  } catch (cause) {
    throw new ConversionError(broken, { cause });
  }
  if (head.tensorInfoByteRange[1] > size) throw new ConversionError(broken);
  const { version } = head.metadata;
  if (version < 2) throw new ConversionError(`${file}: it has GGUF version ${version}; 2 and 3 are read.`);
  if (!head.littleEndian)
    throw new ConversionError(`${file} holds big-endian numbers; little-endian ones are read.`);
  // Bytes that are no UTF-8 become longer as text, never shorter.
  const bytes = metadataBytes(head.typedMetadata);
  if (bytes !== null && bytes < head.tensorInfoByteRange[0]) {
    throw new ConversionError(
      `${file}: a text of its metadata cannot be read whole. Convert the checkpoint in safetensors instead.`,
    );
  }
  return {
    metadata: new Map(Object.entries(head.metadata).map(([key, value]) => [key, asNumber(value)])),
    tensors: head.tensorInfos.map(({ name, shape, dtype, offset }) => ({
      name,
      shape: shape.map(Number).reverse(),
      type: dtype,
      start: Number(head.tensorDataOffset + offset),
    })),
    size,
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    throw new ConversionError(`${path} cannot be opened.`, { cause });
  }
}

/** Counts are small: a writer may store them with 64 bits all the same. */
const asNumber = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);
