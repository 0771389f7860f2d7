/**
 * Converts a checkpoint to the layout of transformers.js. Files are written into a folder of their own and moved to their
 * place when all of them are whole and checked, so that nothing half-written is left.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { loadTokenizer } from '../engine/tokenizer.ts';
import { encodeModel } from '../training/lowering/onnx.ts';
import {
  architectureOf,
  checkTensors,
  embedding,
  expectedTensors,
  outputWeight,
  type Architecture,
} from './architecture.ts';
import type { Checkpoint } from './checkpoint.ts';
import { ConversionError } from './conversion-error.ts';
import { DataFiles } from './data-files.ts';
import { writeGguf } from './gguf-export.ts';
import { openGguf } from './gguf-checkpoint.ts';
import { decoderGraph, rotaryTableName } from './graph.ts';
import { rotaryTable } from './rope.ts';
import { openFolder } from './safetensors.ts';
import { verifyModel } from './verify.ts';
import { fileSuffix, isHalf, type WeightKind } from './weight-kind.ts';
import { WeightsWriter } from './weights-writer.ts';

export interface Conversion {
  /** A Hugging Face folder, or a .gguf file. */
  readonly from: string;
  /** The model's folder. Made if need be; it may hold other weights of the same model. */
  readonly to: string;
  readonly kind: WeightKind;
  /** Writes a .gguf file in place of ONNX. */
  readonly gguf?: boolean;
  /** Whether the result is checked against a reference forward pass; GGUF never is. */
  readonly verifies?: boolean;
  /** Weights up to this size are written into the ONNX file itself, larger ones into data files. */
  readonly inlineBytes?: number;
  /** Called with the tensors that are written, of all. */
  readonly onProgress?: (written: number, of: number, tensor: string) => void;
}

export interface Converted {
  /** Paths below the folder, with their sizes in bytes. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The largest difference from the reference as a share of the range of the logits; null if it was not checked. */
  readonly difference: number | null;
}

/** Weights up to this size are written into the ONNX file itself. */
const usualInlineBytes = 256 * 2 ** 20;

/**
 * @throws ConversionError naming the file and the tensor that are wrong. What was in the folder before stays as it was.
 */
export async function convert(conversion: Conversion): Promise<Converted> {
  const { from, to } = conversion;
  const checkpoint = from.endsWith('.gguf') ? await openGguf(from) : await openFolder(from);
  const isNew = !(await exists(to));
  await mkdir(to, { recursive: true });
  const draft = await mkdtemp(join(to, '.convert-'));
  try {
    const architecture = architectureOf(checkpoint.config);
    checkTensors(architecture, checkpoint);
    await checkTokenizer(checkpoint);
    const difference =
      conversion.gguf === true
        ? await draftGguf(conversion, checkpoint, architecture, draft)
        : await draftOnnx(conversion, checkpoint, architecture, draft);
    const files = await publish(draft, to);
    return { files, difference };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (isNew) await rmdir(to).catch(() => undefined);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
    await checkpoint.close();
  }
}

async function draftGguf(
  { kind, onProgress }: Conversion,
  checkpoint: Checkpoint,
  architecture: Architecture,
  draft: string,
): Promise<null> {
  await writeGguf(join(draft, `${checkpoint.name}-${kind}.gguf`), checkpoint, architecture, kind, onProgress);
  return null;
}

/** Writes the whole model's folder; returns how far it is from the reference. */
async function draftOnnx(
  { to, kind, verifies = true, inlineBytes = usualInlineBytes, onProgress }: Conversion,
  checkpoint: Checkpoint,
  architecture: Architecture,
  draft: string,
): Promise<number | null> {
  const onnx = join(draft, 'onnx');
  await mkdir(onnx);
  const name = `model${fileSuffix[kind]}.onnx`;
  const files = new DataFiles(onnx, name);
  const writer = new WeightsWriter(checkpoint, files, kind);
  try {
    await writeWeights(writer, architecture, onProgress);
    const isSmall = files.names.length <= 1 && files.total <= inlineBytes;
    const weights = isSmall ? await files.inline(writer.initializers) : writer.initializers;
    await writeFile(join(onnx, name), encodeModel(decoderGraph(architecture, kind, weights)));
  } finally {
    await files.close();
  }
  const config = await configFor(checkpoint, to, kind, files.names.length);
  await writeFile(join(draft, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
  for (const [file, text] of checkpoint.files) await writeFile(join(draft, file), text);
  return verifies ? verifyModel(join(onnx, name), checkpoint, architecture, kind) : null;
}

async function writeWeights(
  writer: WeightsWriter,
  architecture: Architecture,
  onProgress: Conversion['onProgress'],
): Promise<void> {
  const tensors = [...expectedTensors(architecture)];
  const byRows = new Set([embedding, outputWeight(architecture)]);
  for (const [i, [tensor, shape]] of tensors.entries()) {
    onProgress?.(i, tensors.length, tensor);
    if (byRows.has(tensor)) await writer.rows(tensor);
    else if (shape.length === 2) await writer.matrix(tensor);
    else await writer.vector(tensor);
  }
  const { rope, headSize, contextLength } = architecture;
  for (const part of ['cos', 'sin'] as const) {
    const table = rotaryTable(rope, headSize, contextLength, part);
    await writer.numbers(rotaryTableName(part), [contextLength, headSize / 2], table);
  }
  onProgress?.(tensors.length, tensors.length, '');
}

const exportedConfig = z.looseObject({
  'transformers.js_config': z
    .looseObject({
      use_external_data_format: z.record(z.string(), z.number()).catch({}),
      kv_cache_dtype: z.record(z.string(), z.string()).catch({}),
    })
    .optional(),
});

/** config.json with what transformers.js needs to know, also of weights that the folder has already. */
async function configFor(
  checkpoint: Checkpoint,
  to: string,
  kind: WeightKind,
  dataFiles: number,
): Promise<Record<string, unknown>> {
  const before = await readFile(join(to, 'config.json'), 'utf8').then(
    (text) => exportedConfig.safeParse(JSON.parse(text)).data?.['transformers.js_config'],
    () => undefined,
  );
  const { [`model${fileSuffix[kind]}.onnx`]: _, ...others } = before?.use_external_data_format ?? {};
  const external = dataFiles > 0 ? { ...others, [`model${fileSuffix[kind]}.onnx`]: dataFiles } : others;
  return {
    ...checkpoint.config,
    'transformers.js_config': {
      ...before,
      use_external_data_format: external,
      kv_cache_dtype: { ...before?.kv_cache_dtype, ...(isHalf(kind) && { [kind]: 'float16' }) },
    },
  };
}

/** @throws ConversionError when the page could not read the tokenizer */
async function checkTokenizer({ name, files }: Checkpoint): Promise<void> {
  const tokenizer = files.get('tokenizer.json');
  if (tokenizer === undefined) {
    throw new ConversionError(
      `${name} has no tokenizer.json. Save its fast tokenizer with transformers' save_pretrained.`,
    );
  }
  try {
    await loadTokenizer({
      tokenizer: new TextEncoder().encode(tokenizer),
      config: JSON.parse(files.get('tokenizer_config.json') ?? '{}') as unknown,
      chatTemplate: files.get('chat_template.jinja') ?? null,
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConversionError(`The tokenizer of ${name} cannot be used: ${why}`, { cause });
  }
}

/** Moves the files of a finished draft to their place; config.json last, because it makes the folder a model's. */
async function publish(draft: string, to: string): Promise<Converted['files']> {
  const entries = await readdir(draft, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(draft.length + 1))
    .sort((a, b) => Number(a === 'config.json') - Number(b === 'config.json') || a.localeCompare(b));
  const files = [];
  for (const path of paths) {
    const { size } = await stat(join(draft, path));
    await mkdir(join(to, path, '..'), { recursive: true });
    await rename(join(draft, path), join(to, path));
    files.push({ path, bytes: size });
  }
  return files;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
