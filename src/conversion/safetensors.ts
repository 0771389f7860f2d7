/**
 * Reads a Hugging Face folder: config.json, tokenizer and the tensors of one or several .safetensors files
 * (https://github.com/huggingface/safetensors#format). Everything that the files say of themselves is checked first.
 */
import { open, readdir, readFile, type FileHandle } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';

import { matrixSize, type Checkpoint, type TensorInfo } from './checkpoint.ts';
import { ConversionError } from './conversion-error.ts';
import { numberSizes, toFloat32, type NumberFormat } from './numbers.ts';

/** Files of a model's folder that go with it. */
const textFiles = [
  'generation_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'chat_template.jinja',
];

const size = z.int().nonnegative();
const headerSchema = z.record(
  z.string(),
  z.object({ dtype: z.string(), shape: z.array(size), data_offsets: z.tuple([size, size]) }),
);
const indexSchema = z.object({ weight_map: z.record(z.string(), z.string().regex(/^[^/\\]+$/)) });

/** The largest header that the format allows. */
const mostHeaderBytes = 100_000_000;

interface StoredTensor extends TensorInfo {
  readonly handle: FileHandle;
  readonly dtype: string;
  /** From the start of the file. */
  readonly start: number;
}

/** @throws ConversionError */
export async function openFolder(folder: string): Promise<Checkpoint> {
  const config = await readJson(folder, 'config.json');
  if (config === null) throw new ConversionError(`${folder} has no config.json, so it is no model's folder.`);
  const files = new Map<string, string>();
  for (const name of textFiles) {
    const text = await readText(folder, name);
    if (text !== null) files.set(name, text);
  }
  const handles: FileHandle[] = [];
  const close = async (): Promise<void> => {
    for (const handle of handles) await handle.close();
  };
  try {
    const tensors = new Map<string, StoredTensor>();
    const { names, places } = await tensorFiles(folder);
    for (const file of names) {
      const handle = await openFile(folder, file);
      handles.push(handle);
      for (const [name, tensor] of await readHeader(handle, file)) {
        const before = tensors.get(name);
        if (before !== undefined) {
          throw new ConversionError(`The tensor ${name} lies in ${before.file} and in ${file}.`);
        }
        tensors.set(name, tensor);
      }
    }
    for (const [name, file] of places) {
      if (tensors.get(name)?.file !== file) {
        throw new ConversionError(
          `model.safetensors.index.json names the tensor ${name} in ${file}, which lacks it.`,
        );
      }
    }
    return {
      name: basename(resolve(folder)),
      config: config as Record<string, unknown>,
      files,
      tensors,
      readRows: reader(tensors),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function reader(tensors: ReadonlyMap<string, StoredTensor>): Checkpoint['readRows'] {
  return async (name, start, count) => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new ConversionError(`There is no tensor ${name}.`);
    const format = formatOf(tensor.dtype);
    if (format === null) {
      throw new ConversionError(
        `${tensor.file}: the tensor ${name} holds ${tensor.dtype}; F32, F16 and BF16 are read. Quantised checkpoints are not: convert the original one.`,
      );
    }
    const rowBytes = matrixSize(tensor.shape).columns * numberSizes[format];
    const bytes = new Uint8Array(count * rowBytes);
    const { bytesRead } = await tensor.handle.read(bytes, 0, bytes.length, tensor.start + start * rowBytes);
    if (bytesRead < bytes.length) throw new ConversionError(`${tensor.file} ends within the tensor ${name}.`);
    return toFloat32(bytes, format);
  };
}

const formatOf = (dtype: string): NumberFormat | null =>
  Object.hasOwn(numberSizes, dtype) ? (dtype as NumberFormat) : null;

/** The files with tensors, and where an index says that each tensor lies. */
async function tensorFiles(
  folder: string,
): Promise<{ readonly names: readonly string[]; readonly places: readonly (readonly [string, string])[] }> {
  const json = await readJson(folder, 'model.safetensors.index.json');
  if (json !== null) {
    const index = indexSchema.safeParse(json);
    if (!index.success) {
      throw new ConversionError(
        `model.safetensors.index.json is no index of tensors: ${z.prettifyError(index.error)}`,
      );
    }
    const places = Object.entries(index.data.weight_map);
    return { names: [...new Set(places.map(([, file]) => file))].sort(), places };
  }
  const names = (await readdir(folder)).filter((name) => name.endsWith('.safetensors')).sort();
  if (names.length === 0) {
    throw new ConversionError(
      `${folder} has no .safetensors file. Other formats (.bin, .pth) are not read; most models have a safetensors version.`,
    );
  }
  return { names, places: [] };
}

async function openFile(folder: string, file: string): Promise<FileHandle> {
  try {
    return await open(join(folder, file));
  } catch (cause) {
    throw new ConversionError(`${join(folder, file)} cannot be opened: is the download complete?`, { cause });
  }
}

async function readHeader(handle: FileHandle, file: string): Promise<Map<string, StoredTensor>> {
  const { size: fileSize } = await handle.stat();
  const prefix = new Uint8Array(8);
  const { bytesRead } = await handle.read(prefix, 0, 8, 0);
  const length = bytesRead === 8 ? Number(new DataView(prefix.buffer).getBigUint64(0, true)) : Infinity;
  if (length > Math.min(mostHeaderBytes, fileSize - 8)) {
    throw new ConversionError(
      `${file} is no safetensors file, or it was cut: it has ${fileSize} bytes. A file of a few hundred bytes may be a Git LFS pointer.`,
    );
  }
  const text = new Uint8Array(length);
  await handle.read(text, 0, length, 8);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(text));
  } catch (cause) {
    throw new ConversionError(`${file} is no safetensors file: its header is not JSON.`, { cause });
  }
  const { __metadata__: _, ...entries } = z.record(z.string(), z.unknown()).catch({}).parse(json);
  const header = headerSchema.safeParse(entries);
  if (!header.success)
    throw new ConversionError(`${file} has a header that is not read: ${z.prettifyError(header.error)}`);
  const tensors = new Map<string, StoredTensor>();
  for (const [
    name,
    {
      dtype,
      shape,
      data_offsets: [begin, end],
    },
  ] of Object.entries(header.data)) {
    const format = formatOf(dtype);
    const expected = format && shape.reduce((product, each) => product * each, numberSizes[format]);
    if (begin > end || (expected !== null && end - begin !== expected)) {
      throw new ConversionError(
        `${file}: the tensor ${name} of shape [${shape.join(', ')}] has ${end - begin} bytes.`,
      );
    }
    if (8 + length + end > fileSize) {
      throw new ConversionError(`${file} was cut: it ends before the tensor ${name}. Download it again.`);
    }
    tensors.set(name, { shape, file, handle, dtype, start: 8 + length + begin });
  }
  return tensors;
}

async function readText(folder: string, name: string): Promise<string | null> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw new ConversionError(`${join(folder, name)} cannot be read: ${String(cause)}`, { cause });
  }
}

async function readJson(folder: string, name: string): Promise<unknown> {
  const text = await readText(folder, name);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConversionError(`${join(folder, name)} is not JSON.`, { cause });
  }
}
