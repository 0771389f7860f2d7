import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeGguf, type GgufValue } from '../training/export/gguf-file.ts';
import { readGgufHeader } from './gguf-header.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gguf-header-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Bytes that the library reads at a time. */
const piece = 2_000_000;

/** A header with a long list of texts; the last begins `before` bytes before the end of the first piece. */
async function written(before: number, last: string): Promise<string> {
  const many = Array.from({ length: 50_000 }, (_, i) => `token ${i}`.padEnd(20));
  const file = (pad: number): Uint8Array => {
    const metadata = new Map<string, GgufValue>([
      ['general.architecture', 'qwen3'],
      ['tokenizer.ggml.tokens', ['x'.repeat(pad), ...many, last]],
      ['tokenizer.ggml.token_type', { int32s: [1, 2, 3] }],
      ['tokenizer.ggml.add_bos_token', true],
      ['qwen3.rope.freq_base', { float32: 1e6 }],
    ]);
    return encodeGguf({ metadata, tensors: [] });
  };
  const start = Buffer.from(file(0)).indexOf(last);
  const path = join(folder, 'model.gguf');
  await writeFile(path, file(piece - before - start));
  return path;
}

describe('the header of a GGUF file', () => {
  it('is read with all of its texts', async () => {
    const { metadata } = await readGgufHeader(await written(40, 'last-token'));
    expect((metadata.get('tokenizer.ggml.tokens') as string[]).at(-1)).toBe('last-token');
    expect(metadata.get('tokenizer.ggml.token_type')).toEqual([1, 2, 3]);
    expect(metadata.get('tokenizer.ggml.add_bos_token')).toBe(true);
  });

  it.each(['last-token', 'zuletzt-größtes', '最后的词元'])(
    'is refused where %s, the last of a list, crosses the end of a piece',
    async (last) => {
      await expect(readGgufHeader(await written(3, last))).rejects.toThrow(/cannot be read whole/);
    },
  );
});
