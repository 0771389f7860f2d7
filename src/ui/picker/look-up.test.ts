import { describe, expect, it } from 'vitest';

import { lookUp } from './look-up.ts';

const folder = 'https://hub.example/org/name/resolve/main/';

/** A server that has files of these sizes; null: it does not say how large. */
function serverOf(files: Readonly<Record<string, number | null>>) {
  return (url: string, { method }: RequestInit): Promise<Response> => {
    expect(method).toBe('HEAD');
    const size = files[url.slice(folder.length)];
    if (size === undefined) return Promise.resolve(new Response(null, { status: 404 }));
    return Promise.resolve(
      new Response(null, size === null ? {} : { headers: { 'content-length': String(size) } }),
    );
  };
}

const noListing = () => Promise.resolve(null);

describe('lookUp', () => {
  it('asks a host that lists its files for nothing else', async () => {
    const listing = [
      { type: 'directory', path: 'onnx', size: 0 },
      { type: 'file', path: 'config.json', size: 900 },
      { type: 'file', path: 'onnx/model_q4.onnx', size: 400 },
      { type: 'file', path: 'onnx/model_q4.onnx_data', size: 2000 },
    ];
    const never = () => Promise.reject(new Error('asked'));
    expect(await lookUp(folder, never, () => Promise.resolve(listing))).toEqual({
      offers: [{ file: 'onnx/model_q4.onnx', bytes: 2400 }],
      listing,
    });
  });

  it('finds the weights with their sizes, the smallest kind first', async () => {
    const server = serverOf({
      'config.json': 900,
      'onnx/model.onnx': 4000,
      'onnx/model_q4.onnx': 1000,
      'onnx/model_fp16.onnx': null,
    });
    expect((await lookUp(folder, server, noListing)).offers).toEqual([
      { file: 'onnx/model_q4.onnx', bytes: 1000 },
      { file: 'onnx/model_fp16.onnx', bytes: null },
      { file: 'onnx/model.onnx', bytes: 4000 },
    ]);
  });

  it('counts the files in which the numbers of large weights lie', async () => {
    const server = serverOf({
      'config.json': 900,
      'onnx/model.onnx': 400,
      'onnx/model.onnx_data': 2e9,
      'onnx/model.onnx_data_1': 1e9,
      'onnx/model_fp16.onnx': 300,
      'onnx/model_fp16.onnx_data': null,
    });
    expect((await lookUp(folder, server, noListing)).offers).toEqual([
      { file: 'onnx/model_fp16.onnx', bytes: null },
      { file: 'onnx/model.onnx', bytes: 3e9 + 400 },
    ]);
  });

  it('counts the embeddings of a decoder that comes after them', async () => {
    const server = serverOf({
      'config.json': 900,
      'onnx/decoder_model_merged_q4.onnx': 10,
      'onnx/decoder_model_merged_q4.onnx_data': 3000,
      'onnx/embed_tokens_q4.onnx': 5,
      'onnx/embed_tokens_q4.onnx_data': 2000,
      'onnx/vision_encoder_q4.onnx': 7e6,
    });
    expect((await lookUp(folder, server, noListing)).offers).toEqual([
      { file: 'onnx/decoder_model_merged_q4.onnx', bytes: 5015 },
    ]);
  });

  it('says when a model has no weights for this page', async () => {
    const server = serverOf({ 'config.json': 900, 'model.safetensors': 4000 });
    await expect(lookUp(folder, server, noListing)).rejects.toMatchObject({ code: 'hub-no-weights' });
  });

  it('reports that there is no model, or that the host does not answer', async () => {
    await expect(lookUp(folder, serverOf({}), noListing)).rejects.toMatchObject({
      code: 'hub-no-model',
      params: { host: 'hub.example', status: 404 },
    });
    const silent = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(lookUp(folder, silent, noListing)).rejects.toMatchObject({
      code: 'hub-unreachable',
      params: { host: 'hub.example' },
    });
  });
});
