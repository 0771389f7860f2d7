import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as ort from './node-runtime.ts';
import { describe, expect, it } from 'vitest';

import { parseModelConfig } from './config.ts';
import { Decoder } from './decoder.ts';
import { withExternalData } from './testing/external-data.ts';
import { openSession } from './session.ts';
import { readWeights, weightsDigest } from './weights.ts';

const base = { max_position_embeddings: 64, eos_token_id: 1 };
const configOf = (format: unknown) =>
  parseModelConfig({ ...base, 'transformers.js_config': { use_external_data_format: format } }, null);

/** The fields read from a file whose content is its name. */
async function namesRead(file: string, format: unknown): Promise<string[]> {
  const asked: string[] = [];
  const read = (path: string) => {
    asked.push(path);
    return Promise.resolve(new TextEncoder().encode(path));
  };
  await readWeights(file, configOf(format), read, read);
  return asked;
}

describe('the files of weights', () => {
  it.each([
    [undefined, ['onnx/model_q4.onnx']],
    [false, ['onnx/model_q4.onnx']],
    [true, ['onnx/model_q4.onnx', 'onnx/model_q4.onnx_data']],
    [2, ['onnx/model_q4.onnx', 'onnx/model_q4.onnx_data', 'onnx/model_q4.onnx_data_1']],
    [{ 'model.onnx': true }, ['onnx/model_q4.onnx']],
    [{ 'model_q4.onnx': 1, model: 3 }, ['onnx/model_q4.onnx', 'onnx/model_q4.onnx_data']],
    [{ model: true }, ['onnx/model_q4.onnx', 'onnx/model_q4.onnx_data']],
    [{ model_q4: true }, ['onnx/model_q4.onnx']],
  ])('are as many as config.json says: %j', async (format, files) => {
    expect(await namesRead('onnx/model_q4.onnx', format)).toEqual(files);
  });

  it('include embeddings of the same kind if the decoder takes embeddings', async () => {
    expect(await namesRead('onnx/decoder_model_merged_q4.onnx', { embed_tokens: 1 })).toEqual([
      'onnx/decoder_model_merged_q4.onnx',
      'onnx/embed_tokens_q4.onnx',
      'onnx/embed_tokens_q4.onnx_data',
    ]);
    expect(await namesRead('onnx/decoder_model_merged.onnx', { decoder_model_merged: true })).toEqual([
      'onnx/decoder_model_merged.onnx',
      'onnx/decoder_model_merged.onnx_data',
      'onnx/embed_tokens.onnx',
    ]);
  });

  it('are refused if the number of files is not a number, or is too large', async () => {
    expect(() => configOf('many')).toThrow(/^no-language-model/);
    expect(() => configOf(-1)).toThrow(/^no-language-model/);
    await expect(namesRead('onnx/model.onnx', 1e6)).rejects.toThrow(/^data-files-too-many.*1000000/);
  });

  it('have a digest that changes with each of them', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const of = (graph: string, ...data: string[]) =>
      weightsDigest({
        graph: bytes(graph),
        data: data.map((text) => ({ name: text, bytes: bytes(text) })),
      });
    const digests = await Promise.all([of('a'), of('a', 'b'), of('a', 'c'), of('b', 'b'), of('a', 'b', 'c')]);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

it('whose numbers lie in other files give the same logits as in one', async () => {
  const path = fileURLToPath(
    new URL('../../public/models/relay-student-base/onnx/model.onnx', import.meta.url),
  );
  const whole = new Uint8Array(await readFile(path));
  const apart = withExternalData(whole, 'model.onnx', 2);
  expect(apart.graph.length).toBeLessThan(whole.length / 4);
  const logits: Float32Array[] = [];
  for (const weights of [{ graph: whole, data: [] }, apart]) {
    const session = await openSession(weights, ort, 'cpu');
    logits.push(await new Decoder(session, 64, 1024).forward([3, 141, 59, 26]));
    await session.release();
  }
  expect(logits[1]).toEqual(logits[0]);
});
