/**
 * Writes a model as a folder that transformers.js and this project's engine load alike: weights, tokenizer,
 * configuration and a model card.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelWeights } from '../model/weights.ts';
import { tokenizerConfig, tokenizerJson, type TrainingTokenizer } from '../tokenizer/files.ts';
import { inferenceModel } from './inference.ts';
import { configJson, generationConfigJson } from './layout.ts';

export interface ModelExport {
  /** Made if need be; files in it are replaced. */
  readonly directory: string;
  readonly weights: ModelWeights;
  readonly tokenizer: TrainingTokenizer;
  /** The model card, given the SHA-256 of the weights file. */
  readonly card: (file: { readonly sha256: string; readonly bytes: number }) => string;
}

/** @returns the size and SHA-256 (hex) of onnx/model.onnx */
export async function writeModel(model: ModelExport): Promise<{ sha256: string; bytes: number }> {
  const { directory, tokenizer } = model;
  const { config } = model.weights;
  const onnx = inferenceModel(model.weights);
  const file = { sha256: createHash('sha256').update(onnx).digest('hex'), bytes: onnx.byteLength };
  await mkdir(join(directory, 'onnx'), { recursive: true });
  const json = (name: string, content: object): Promise<void> =>
    writeFile(join(directory, name), `${JSON.stringify(content, null, 2)}\n`);
  await writeFile(join(directory, 'onnx', 'model.onnx'), onnx);
  await json('config.json', configJson(config, tokenizer));
  await json('generation_config.json', generationConfigJson(tokenizer));
  await json('tokenizer.json', tokenizerJson(tokenizer.vocabulary));
  await json('tokenizer_config.json', tokenizerConfig(config.contextLength));
  await writeFile(join(directory, 'README.md'), model.card(file));
  return file;
}
