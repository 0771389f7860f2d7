import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { defaultDevice, init } from '../jax.ts';
import type { Qwen3Config } from '../model/config.ts';
import { initialParameters } from '../model/initial.ts';
import { byteCharacters } from '../../bytes/byte-alphabet.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { fromFloat16, toFloat16 } from '../../bytes/float16.ts';
import { readModel } from './read.ts';
import { writeModel } from './write.ts';
import { tinyConfig } from '../testing/tiny-model.ts';

const tokenizer = new TrainingTokenizer({ tokens: [...byteCharacters, 'ab'], merges: [['a', 'b']] });
const config: Qwen3Config = { ...tinyConfig, vocabularySize: tokenizer.size, layers: 2 };
const random = new Random(2);
const parameters = initialParameters(config, () => random.next());

let directory = '';
beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'relay-model-'));
  await writeModel({ directory, weights: { config, parameters }, tokenizer, card: () => '' });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('an exported model', () => {
  it('is read back: its shape, its tokens, its numbers in half precision', async () => {
    const model = await readModel(directory);
    expect(model.config).toEqual(config);
    expect(model.parameters).toEqual(parameters.map((values) => fromFloat16(toFloat16(values))));
    expect(model.tokenizer.encode('cab')).toEqual(tokenizer.encode('cab'));
    expect(model.tokenizer.control('<call>')).toBe(tokenizer.control('<call>'));
    expect(model.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['config.json', { model_type: 'llama' }],
    ['tokenizer.json', { added_tokens: [{ content: '<s>' }] }],
  ])('of another project is refused for its %s', async (name, changes) => {
    const path = join(directory, name);
    const content = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...content, ...changes }));
    await expect(readModel(directory)).rejects.toThrow();
  });
});
