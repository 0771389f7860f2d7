import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { loadFromFolder } from '../engine/node.ts';
import { architectureOf } from './architecture.ts';
import { convert } from './convert.ts';
import { referenceLogits } from './reference.ts';
import { openFolder } from './safetensors.ts';
import { tinyConfigs, writeTinyCheckpoint, type TinyKind } from './testing/tiny-checkpoint.ts';
import { tolerances } from './verify.ts';
import { fileSuffix, weightKinds, type WeightKind } from './weight-kind.ts';

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convert-'));
  from = join(folder, 'tiny');
  to = join(folder, 'out');
});
afterEach(() => rm(folder, { recursive: true }));

const kinds = Object.keys(tinyConfigs) as TinyKind[];
const tokens = (count: number): number[] => Array.from({ length: count }, (_, i) => (37 * i + 5) % 256);

/** The largest difference of a logit from the reference, as a share of the range, after a text of this length. */
async function errorAfter(count: number, kind: WeightKind, cutAt = count): Promise<number> {
  const checkpoint = await openFolder(from);
  const architecture = architectureOf(checkpoint.config);
  const expected = await referenceLogits(checkpoint, architecture, kind, tokens(count));
  await checkpoint.close();
  const model = await loadFromFolder(to, `onnx/model${fileSuffix[kind]}.onnx`);
  const decoder = model.decoder();
  await decoder.forward([...tokens(cutAt - 1), ...(cutAt < count ? [9, 9, 9] : [])]);
  decoder.truncate(cutAt - 1);
  const logits = await decoder.forward(tokens(count).slice(cutAt - 1));
  await model.release();
  const range = Math.max(...expected) - Math.min(...expected);
  return Math.max(...logits.map((logit, i) => Math.abs(logit - (expected[i] ?? Number.NaN)))) / range;
}

describe('a converted checkpoint', () => {
  it.each(kinds.flatMap((model) => weightKinds.map((kind) => [model, kind] as const)))(
    'computes what the reference does (%s, %s)',
    async (model, kind) => {
      await writeTinyCheckpoint(from, model);
      const { files, difference } = await convert({ from, to, kind });
      expect(difference).toBeLessThan(tolerances[kind]);
      expect(files.map(({ path }) => path)).toContain(`onnx/model${fileSuffix[kind]}.onnx`);
      // Passes of one kind of model are enough for the lengths at which devices were seen to go wrong.
      const counts = model === 'qwen3' ? [5, 31, 32, 40, 200] : [5, 40];
      for (const count of counts) expect(await errorAfter(count, kind)).toBeLessThan(tolerances[kind]);
      // A cut of the cache is the same as never having read what was cut.
      expect(await errorAfter(40, kind, 20)).toBeLessThan(tolerances[kind]);
    },
  );

  it.each([
    ['BF16', 1],
    ['F16', 3],
    ['F32', 2],
  ] as const)('may be stored as %s in %s files', async (format, parts) => {
    await writeTinyCheckpoint(from, 'qwen3', { format, parts });
    expect((await convert({ from, to, kind: 'fp32' })).difference).toBeLessThan(tolerances.fp32);
  });

  it('keeps large weights in data files, and other weights of the same model', async () => {
    await writeTinyCheckpoint(from, 'llama');
    await convert({ from, to, kind: 'q4', inlineBytes: 0 });
    await convert({ from, to, kind: 'fp16' });
    expect((await readdir(join(to, 'onnx'))).sort()).toEqual([
      'model_fp16.onnx',
      'model_q4.onnx',
      'model_q4.onnx_data',
    ]);
    const config = JSON.parse(await readFile(join(to, 'config.json'), 'utf8')) as Record<string, unknown>;
    expect(config['transformers.js_config']).toEqual({
      use_external_data_format: { 'model_q4.onnx': 1 },
      kv_cache_dtype: { fp16: 'float16' },
    });
    expect(await errorAfter(5, 'q4')).toBeLessThan(tolerances.q4);
    expect(await errorAfter(5, 'fp16')).toBeLessThan(tolerances.fp16);
  });

  it.each(['qwen3', 'qwen2'] as const)('comes back the same from a GGUF file (%s)', async (model) => {
    await writeTinyCheckpoint(from, model);
    const { files } = await convert({ from, to: folder, kind: 'fp32', gguf: true });
    expect(files.map(({ path }) => path)).toEqual(['tiny-fp32.gguf']);
    await convert({ from: join(folder, 'tiny-fp32.gguf'), to, kind: 'fp32' });
    expect(await errorAfter(5, 'fp32')).toBeLessThan(tolerances.fp32);
  });

  it.each([
    ['fp16', 0.01],
    ['q8', 0.05],
    ['q4', 0.5],
  ] as const)('loses no more in a GGUF file of %s than its numbers do', async (kind, bound) => {
    // Llama's rows of queries and keys lie in another order there.
    await writeTinyCheckpoint(from, 'llama', { config: { rope_parameters: null } });
    await convert({ from, to: folder, kind, gguf: true });
    await convert({ from: join(folder, `tiny-${kind}.gguf`), to, kind: 'fp32' });
    expect(await errorAfter(5, 'fp32')).toBeLessThan(bound);
  });
});

describe('a checkpoint that cannot be converted', () => {
  const file = 'model.safetensors';
  const norm = 'model.layers.1.input_layernorm.weight';

  it.each<[string, () => Promise<void>, RegExp]>([
    [
      'a tensor is missing',
      () => writeTinyCheckpoint(from, 'qwen3', { change: (t) => t.delete(norm) }),
      /lacks the tensor model\.layers\.1\.input_layernorm\.weight; its files are model\.safetensors/,
    ],
    [
      'a tensor has another shape',
      () =>
        writeTinyCheckpoint(from, 'qwen3', {
          change: (t) => t.set(norm, { shape: [32], values: new Float32Array(32) }),
        }),
      /model\.safetensors: the tensor model\.layers\.1\.input_layernorm\.weight has the shape \[32\]; config\.json asks for \[64\]/,
    ],
    [
      'a number is not finite',
      () => writeTinyCheckpoint(from, 'qwen3', { change: (t) => t.get(norm)?.values.fill(NaN, 3, 4) }),
      /model\.safetensors: the tensor model\.layers\.1\.input_layernorm\.weight has a number that is not finite/,
    ],
    [
      'it is an adapter',
      () =>
        writeTinyCheckpoint(from, 'qwen3', {
          change: (t) => t.set('base.lora_A.weight', { shape: [1], values: new Float32Array(1) }),
        }),
      /base\.lora_A\.weight.*Merge adapters/,
    ],
    [
      'the file was cut in a tensor',
      async () => {
        await writeTinyCheckpoint(from, 'qwen3');
        await truncate(join(from, file), 100_000);
      },
      /model\.safetensors was cut: it ends before the tensor model\./,
    ],
    [
      'the file was cut in its head',
      async () => {
        await writeTinyCheckpoint(from, 'qwen3');
        await truncate(join(from, file), 100);
      },
      /model\.safetensors is no safetensors file, or it was cut/,
    ],
    [
      'the file is an LFS pointer',
      async () => {
        await writeTinyCheckpoint(from, 'qwen3');
        await writeFile(
          join(from, file),
          'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n',
        );
      },
      /may be a Git LFS pointer/,
    ],
    [
      'one of several files is missing',
      async () => {
        await writeTinyCheckpoint(from, 'qwen3', { parts: 2 });
        await rm(join(from, 'model-00002-of-00002.safetensors'));
      },
      /model-00002-of-00002\.safetensors cannot be opened/,
    ],
    [
      'it has no tokenizer',
      async () => {
        await writeTinyCheckpoint(from, 'qwen3');
        await rm(join(from, 'tokenizer.json'));
      },
      /no tokenizer\.json/,
    ],
    [
      'it is of another kind',
      () =>
        writeTinyCheckpoint(from, 'qwen3', { config: {} }).then(() =>
          writeFile(join(from, 'config.json'), '{"model_type":"gemma3"}'),
        ),
      /llama, qwen2 and qwen3 are converted, not of gemma3/,
    ],
    [
      'its positions are scaled in another way',
      async () => {
        await writeTinyCheckpoint(from, 'qwen3');
        const path = join(from, 'config.json');
        const config = JSON.parse(await readFile(path, 'utf8')) as object;
        await writeFile(path, JSON.stringify({ ...config, rope_scaling: { rope_type: 'yarn', factor: 4 } }));
      },
      /"yarn"/,
    ],
    ['it does not exist', () => Promise.resolve(), /no config\.json/],
  ])('is refused, and nothing is left: %s', async (_, make, message) => {
    await make();
    await expect(convert({ from, to, kind: 'q4' })).rejects.toThrow(message);
    await expect(readdir(to)).rejects.toThrow(/ENOENT/);
  });

  it('leaves what the folder had before', async () => {
    await writeTinyCheckpoint(from, 'qwen3');
    await convert({ from, to, kind: 'fp32' });
    const before = await readdir(to, { recursive: true });
    await truncate(join(from, file), 100_000);
    await expect(convert({ from, to, kind: 'q4' })).rejects.toThrow(/was cut/);
    expect(await readdir(to, { recursive: true })).toEqual(before);
  });

  it('is refused where half precision cannot hold its numbers', async () => {
    await writeTinyCheckpoint(from, 'qwen3', { change: (t) => t.get(norm)?.values.fill(1e5, 3, 4) });
    await expect(convert({ from, to, kind: 'fp16' })).rejects.toThrow(/half precision cannot hold/);
  });

  it.each([
    ['cut in its head', 60, /tiny\.gguf is no GGUF file, or it was cut within its head/],
    ['cut in a tensor', 200_000, /tiny\.gguf was cut: it ends before the tensor model\./],
  ])('is refused as a GGUF file that was %s', async (_, length, message) => {
    await writeTinyCheckpoint(from, 'qwen3');
    await convert({ from, to: folder, kind: 'fp32', gguf: true });
    const path = join(folder, 'tiny.gguf');
    await writeFile(path, (await readFile(join(folder, 'tiny-fp32.gguf'))).subarray(0, length));
    await expect(convert({ from: path, to, kind: 'q4' })).rejects.toThrow(message);
    await expect(readdir(to)).rejects.toThrow(/ENOENT/);
  });
});
