/** A model as the benchmark's options name it: `DIR[:FILE][=GGUF]`. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';

import { defaultWeightsFile } from '../../engine/weights.ts';

export interface ModelSpec {
  readonly folder: string;
  /** Path of the ONNX file below it. */
  readonly weights: string;
  readonly gguf: string | null;
}

/** @throws InvalidArgumentError for files that are not there */
export function parseModelSpec(text: string): ModelSpec {
  const [model = '', gguf] = text.split('=');
  const [folder = '', file] = model.split(':');
  const weights = file === undefined ? defaultWeightsFile : join('onnx', file.replace(/^onnx\//, ''));
  const spec = { folder: resolve(folder), weights, gguf: gguf === undefined ? null : resolve(gguf) };
  for (const path of [join(spec.folder, 'config.json'), join(spec.folder, weights), spec.gguf]) {
    if (path !== null && !existsSync(path)) throw new InvalidArgumentError(`${path} is not there.`);
  }
  return spec;
}
