/** Tokenizers in the metadata of a GGUF file. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatOf, specialTokensAt, templateAt, tokenizerOfGGUF } from './template-source.ts';

type Value = string | boolean | number | readonly string[] | readonly number[];

const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value: number): Buffer => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const types = { uint32: 4, int32: 5, bool: 7, string: 8, array: 9 };

function valueOf(value: Value): Buffer {
  if (typeof value === 'string') return Buffer.concat([u32(types.string), text(value)]);
  if (typeof value === 'boolean') return Buffer.concat([u32(types.bool), Buffer.of(value ? 1 : 0)]);
  if (typeof value === 'number') return Buffer.concat([u32(types.uint32), u32(value)]);
  const items = value.map((item) => (typeof item === 'string' ? text(item) : u32(item)));
  const type = typeof value[0] === 'string' ? types.string : types.int32;
  return Buffer.concat([u32(types.array), u32(type), u64(value.length), ...items]);
}

/** A GGUF without tensors. */
function ggufOf(metadata: Readonly<Record<string, Value>>): Buffer {
  const entries = Object.entries(metadata).map(([key, value]) => Buffer.concat([text(key), valueOf(value)]));
  return Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0), u64(entries.length), ...entries]);
}

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gguf-'));
  file = join(folder, 'model.gguf');
  await writeFile(
    file,
    ggufOf({
      'general.architecture': 'llama',
      'tokenizer.chat_template':
        '{{ bos_token }}user\n{{ messages[0].content }}<|im_end|>\n{{ bos_token }}assistant\n',
      'tokenizer.ggml.tokens': ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<repo_name>', 'word'],
      'tokenizer.ggml.token_type': [3, 3, 3, 4, 1],
      'tokenizer.ggml.bos_token_id': 1,
      'tokenizer.ggml.eos_token_id': 2,
      'tokenizer.ggml.add_bos_token': false,
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

it('a GGUF gives its template, its BOS and its special tokens', async () => {
  const { text: template, ...facts } = await templateAt(file);
  const format = formatOf(template, facts);
  expect(format.bos).toBe('<|im_start|>');
  expect(format.stop).toContain('<|im_end|>');
  const prompt = format.prompt('A <repo_name> and a word', 'So');
  expect(prompt).toMatch(/^<\|im_start\|>user\nA < repo_name> and a word[^]*<\|im_start\|>assistant\n?So$/);
});

it('a GGUF gives its special tokens as TEACHER_TOKENIZER', async () => {
  expect(await specialTokensAt(file)).toEqual(['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<repo_name>']);
});

it('a file that is no GGUF is refused, with its variable', async () => {
  const other = join(folder, 'other.gguf');
  await writeFile(other, 'GGUFx');
  await expect(tokenizerOfGGUF(other, 'TEACHER_TEMPLATE')).rejects.toMatchObject({
    code: 'source-gguf-unreadable',
    params: { name: 'TEACHER_TEMPLATE' },
  });
  const json = join(folder, 'tokenizer.json');
  await writeFile(json, '{}');
  await expect(specialTokensAt(json)).rejects.toMatchObject({ code: 'tokenizer-without-special-tokens' });
});
