import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { sha256Hex } from '../bytes/sha256.ts';
import { ModelError } from './errors.ts';
import { tinyModelSource } from './testing/model.ts';
import { openModel, readModelFiles } from './model.ts';
import { recordingRuntime } from './testing/session.ts';
import { tinyChatTemplate } from './testing/tokenizer.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the files of a model', () => {
  it('give its context length, its end tokens and its fingerprint', async () => {
    const files = await readModelFiles(tinyModelSource({ contextLength: 123 }));
    expect(files.name).toBe('tiny');
    expect(files.contextLength).toBe(123);
    expect(files.endTokens).toEqual([267, 265]);
    expect(files.weightsDigest).toBe(digestOf('weights'));
  });

  it('give the end token in config.json if there is no generation_config.json', async () => {
    const source = tinyModelSource({ files: { 'generation_config.json': null } });
    expect((await readModelFiles(source)).endTokens).toEqual([267]);
  });

  it.each(['n_positions', 'max_context_length', 'max_seq_len', 'seq_length'])(
    'may call the length of its context %s',
    async (name) => {
      const config = JSON.stringify({ [name]: 77, eos_token_id: 267 });
      const source = tinyModelSource({ files: { 'config.json': config } });
      expect((await readModelFiles(source)).contextLength).toBe(77);
    },
  );

  it.each([
    [{}, { heads: null, keyValueHeads: null, headSize: null }],
    [{ n_head: 16 }, { heads: 16, keyValueHeads: null, headSize: null }],
    [
      { num_attention_heads: 9, num_key_value_heads: 3, hidden_size: 576 },
      { heads: 9, keyValueHeads: 3, headSize: 64 },
    ],
    [
      { text_config: { num_attention_heads: 16, hidden_size: 1024, head_dim: 128 } },
      { heads: 16, keyValueHeads: 16, headSize: 128 },
    ],
  ])('give the sizes of the cache, which an export may lack: %j', async (fields, sizes) => {
    const config = JSON.stringify({ n_positions: 77, eos_token_id: 267, ...fields });
    const files = await readModelFiles(tinyModelSource({ files: { 'config.json': config } }));
    expect(files.cacheSizes).toEqual(sizes);
  });

  it('may have a calibration of the surprise at a text, if config.json names the file', async () => {
    const calibration = {
      format: 'relay-familiarity/1',
      weights: digestOf('weights'),
      statistic: 'mean',
      window: 8,
      bins: [{ from: 0, right: 0.5, problems: 9 }],
      warnsAbove: 2,
      measuredOn: { policy: 'learned', teacher: null, auroc: null, sets: [] },
    };
    const named = { n_positions: 77, eos_token_id: 267, familiarity_calibration: 'familiarity.json' };
    const read = (config: object, file: string | null) =>
      readModelFiles(
        tinyModelSource({ files: { 'config.json': JSON.stringify(config), 'familiarity.json': file } }),
      );
    expect((await read(named, JSON.stringify(calibration))).calibration).toEqual(calibration);
    const ofOthers = JSON.stringify({ ...calibration, weights: 'of an earlier training' });
    expect((await read(named, ofOthers)).calibration).toBeNull();
    await expect(read(named, '{}')).rejects.toThrow('file-not-understood {"file":"familiarity.json"');
    await expect(read(named, null)).rejects.toThrow('"file":"familiarity.json"');
    // It is requested only if config.json names it.
    const { familiarity_calibration: _, ...silent } = named;
    expect((await read(silent, '{}')).calibration).toBeNull();
    expect((await read({ ...named, familiarity_calibration: '../x' }, '{}')).calibration).toBeNull();
  });

  it('may keep the chat template in a file of its own', async () => {
    const source = tinyModelSource({
      files: { 'tokenizer_config.json': '{}', 'chat_template.jinja': tinyChatTemplate },
    });
    const { tokenizer } = await readModelFiles(source);
    expect(tokenizer.renderChat([{ role: 'user', content: 'the' }])[0]).toBe(266);
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])(
    'must hold %s',
    async (path) => {
      const reading = readModelFiles(tinyModelSource({ files: { [path]: null } }));
      await expect(reading).rejects.toThrow(`file-missing {"model":"tiny","file":"${path}"}`);
    },
  );

  it.each([
    ['config.json', '{', /^file-not-json.*config\.json/],
    ['config.json', '{"vocab_size": 3}', /^no-context-length$/],
    ['config.json', '{"is_encoder_decoder": true, "n_positions": 512}', /^encoder-decoder$/],
    ['generation_config.json', '{"eos_token_id": "end"}', /^file-not-understood.*generation_config\.json/],
    ['generation_config.json', '{"eos_token_id": []}', /^no-end-token$/],
  ])('are refused when they are wrong: %s %s', async (path, content, message) => {
    const reading = readModelFiles(tinyModelSource({ files: { [path]: content } }));
    await expect(reading).rejects.toThrow(ModelError);
    await expect(reading).rejects.toThrow(message);
  });

  it('stop being read when told to', async () => {
    const reason = new Error('stopped by the person');
    await expect(readModelFiles(tinyModelSource(), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

it('opens a model whose sequences share one session', async () => {
  const runtime = recordingRuntime();
  const model = await openModel(await readModelFiles(tinyModelSource()), runtime, 'cpu');
  const [first, second] = [model.decoder(), model.decoder()];
  await first.forward([1, 2]);
  await second.forward([3]);
  await first.forward([4]);
  expect(runtime.passes).toEqual([2, 1, 1]);
  expect(runtime.open).toEqual(['cpu']);
  await model.release();
  expect(runtime.open).toEqual([]);
});

it('gives the same digest with and without a secure context', async () => {
  const bytes = new TextEncoder().encode('weights');
  const withSubtle = await sha256Hex(bytes);
  vi.stubGlobal('crypto', {});
  expect(await sha256Hex(bytes)).toBe(withSubtle);
});
