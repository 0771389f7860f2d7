/** A model of a local folder on Node's ONNX Runtime (CPU): for the command line, the proxy and the evaluation. */
import * as ort from './node-runtime.ts';

import { fsSource } from './fs-source.ts';
import type { LanguageModel } from './model.ts';
import { openModel, readModelFiles } from './model.ts';

/**
 * @param directory a folder in the layout of transformers.js.
 * @throws ModelError when it cannot be loaded.
 */
export async function loadFromFolder(directory: string): Promise<LanguageModel> {
  return openModel(await readModelFiles(fsSource(directory)), ort, 'cpu');
}
