import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { compressFiles } from './precompress.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'precompress-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('adds both forms to what shrinks, in all folders, and nothing to the rest', async () => {
  const text = 'the same words again and again '.repeat(100);
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets/a.js'), text);
  await writeFile(join(folder, 'large.wasm'), Buffer.alloc(2 ** 20));
  await writeFile(join(folder, 'small.css'), 'a{}');
  await writeFile(join(folder, 'picture.png'), text);
  await writeFile(join(folder, 'weights.onnx'), text);
  await compressFiles(folder);
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:br|gz)$/.test(name));
  expect(names.sort()).toEqual(['assets/a.js.br', 'assets/a.js.gz', 'large.wasm.br', 'large.wasm.gz']);
  expect(brotliDecompressSync(await readFile(join(folder, 'assets/a.js.br'))).toString()).toBe(text);
  expect(gunzipSync(await readFile(join(folder, 'assets/a.js.gz'))).toString()).toBe(text);
});
