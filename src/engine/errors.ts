/** The errors of a language model: its files, its graph, its tokenizer and its numbers. */
import { defineErrors, errorMaker, ErrorWithCode } from '../errors/coded-error.ts';

export const engineErrors = defineErrors({
  // Files; `detail` is in the words of the system or of the schema library
  'file-missing': { model: 'text', file: 'text' },
  'file-not-read': { file: 'text', detail: 'text' },
  'file-not-json': { file: 'text' },
  'file-not-understood': { file: 'text', detail: 'text' },
  'file-unreachable': { address: 'text' },
  'file-status': { address: 'text', status: 'number' },
  'file-broke-off': { file: 'text' },
  'onnx-unreadable': {},
  'data-files-too-many': { file: 'text', count: 'number', limit: 'number' },

  // What kind of model it is; `inputs` are names of the ONNX graph
  'no-language-model': { detail: 'text' },
  'no-context-length': {},
  'no-end-token': {},
  'encoder-decoder': {},
  'encoder-decoder-half': { inputs: 'texts' },
  'not-text-only': { inputs: 'texts' },
  'embeddings-missing': { inputs: 'texts' },
  'inputs-unknown': { inputs: 'texts' },
  'no-decoder': {},
  'output-missing': { output: 'text' },
  'cache-no-tensor': { input: 'text' },
  'cache-type': { input: 'text', type: 'text' },
  'cache-shape': { input: 'text', shape: 'texts' },

  // The tokenizer
  'tokenizer-loses-characters': { type: 'text' },
  'tokenizer-lacks-bytes': { count: 'number' },
  'tokenizer-cuts': { detail: 'text' },
  'tokenizer-changes-text': {},
  'private-use-exhausted': {},

  // Why keys and values grow instead of being kept in place; `percent` is a share of the range of the logits
  'cache-growing-device': {},
  'cache-growing-graph': {},
  'cache-growing-differs': { percent: 'number' },
  'cache-growing-failed': { cause: 'error' },

  // Running it; `detail` is in the words of ONNX Runtime
  'runtime-failed': { device: 'text', detail: 'text' },
  'numbers-not-finite': {},
  'no-token-left': {},
  'context-too-long': { tokens: 'number', limit: 'number' },
});

export const engineError = errorMaker(engineErrors);

/** A model's files cannot be read, or this engine cannot run them. */
export class ModelError extends ErrorWithCode {
  override readonly name = 'ModelError';
}

/** The model's output is unusable, e.g. not a number. */
export class NumericalError extends ErrorWithCode {
  override readonly name = 'NumericalError';
}
