/**
 * Compresses the built files once, so that the server sends each as a browser takes it. The server looks for a file's
 * compressed forms next to it: src/proxy/static-files.ts.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Pictures and fonts are compressed already, and weights hardly shrink. */
const compressible = /\.(?:html|js|mjs|css|json|svg|wasm|webmanifest|md)$/;

/** Smaller files fit one packet anyway. */
const leastBytes = 1024;

/** From here on the best compression takes seconds for a few percent: ONNX Runtime has up to 27 MB. */
const largeBytes = 2 ** 20;

/** A plugin that adds `.br` and `.gz` files to what the build has written, once the service worker is there. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir);
    },
    closeBundle: { order: 'post', sequential: true, handler: () => compressFiles(folder) },
  };
}

/** Compresses the files in a folder and in those below it. A form that is no smaller is left out. */
export async function compressFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !compressible.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (bytes.length < leastBytes) continue;
    for (const [ending, compressed] of await formsOf(bytes)) {
      if (compressed.length < bytes.length) await writeFile(`${path}.${ending}`, compressed);
    }
  }
}

function formsOf(bytes: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  const isLarge = bytes.length >= largeBytes;
  const params = { [constants.BROTLI_PARAM_QUALITY]: isLarge ? 5 : 10 };
  return Promise.all([
    promisify(brotliCompress)(bytes, { params }).then((compressed) => ['br', compressed] as const),
    promisify(gzip)(bytes, { level: isLarge ? 6 : 9 }).then((compressed) => ['gz', compressed] as const),
  ]);
}
