/** A model's files in a local folder. Node only. */
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { engineError, ModelError } from './errors.ts';
import type { ModelSource } from './model-source.ts';

/** @param directory a folder in the layout of transformers.js. */
export function fsSource(directory: string): ModelSource {
  const folder = resolve(directory);
  return {
    name: basename(folder),
    async read(path, signal) {
      const file = join(folder, path);
      try {
        return new Uint8Array(await readFile(file, { signal }));
      } catch (cause) {
        signal?.throwIfAborted();
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
        throw new ModelError(engineError('file-not-read', { file, detail: String(cause) }), { cause });
      }
    },
  };
}
