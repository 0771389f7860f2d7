/** A model of a local folder on Node's ONNX Runtime (CPU): for the command line, the proxy and the evaluation. */
import * as ort from './node-runtime.ts';

import { fsSource } from './fs-source.ts';
import type { LanguageModel } from './model.ts';
import { openModel, readModelFiles } from './model.ts';
import { defaultWeightsFile } from './weights.ts';

/**
 * @param directory a folder in the layout of transformers.js.
 * @param weightsFile which weights, if the folder has several
 * @throws ModelError when it cannot be loaded.
 */
export async function loadFromFolder(
  directory: string,
  weightsFile = defaultWeightsFile,
): Promise<LanguageModel> {
  const files = await readModelFiles(fsSource(directory), undefined, weightsFile);
  return openModel(files, ort, 'cpu');
}
