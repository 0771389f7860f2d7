/** For tests: a whole model folder in memory, with the tiny tokenizer. */
import type { ModelSource } from '../model-source.ts';
import { tinyTokenizerFiles } from './tokenizer.ts';

export interface TinyModelOptions {
  readonly contextLength?: number;
  /** Files to put in place of the usual ones; null for none. */
  readonly files?: Readonly<Record<string, string | null>>;
}

/** Ids of the tiny tokenizer's control tokens are 265 to 269. */
export const tinyVocabularySize = 270;

export function tinyModelSource({ contextLength = 256, files = {} }: TinyModelOptions = {}): ModelSource {
  const tokenizer = tinyTokenizerFiles();
  const contents: Record<string, string | null> = {
    'config.json': JSON.stringify({
      max_position_embeddings: contextLength,
      eos_token_id: 267,
    }),
    'generation_config.json': JSON.stringify({ eos_token_id: [267, 265] }),
    'tokenizer.json': new TextDecoder().decode(tokenizer.tokenizer),
    'tokenizer_config.json': JSON.stringify(tokenizer.config),
    'onnx/model.onnx': 'weights',
    ...files,
  };
  return {
    name: 'tiny',
    async read(path, signal) {
      signal?.throwIfAborted();
      const content = contents[path] ?? null;
      return content === null ? null : new TextEncoder().encode(content);
    },
  };
}
