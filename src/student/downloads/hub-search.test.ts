import { describe, expect, it } from 'vitest';

import { searchHub } from './hub-search.ts';

const answer = [
  {
    id: 'onnx-community/Qwen3-0.6B-ONNX',
    downloads: 9000,
    pipeline_tag: 'text-generation',
    tags: ['transformers.js', 'onnx', 'license:apache-2.0'],
  },
  { id: 'onnx-community/Qwen3-Embedding-0.6B-ONNX', pipeline_tag: 'feature-extraction', tags: [] },
  { id: 'someone/Qwen3-0.6B' },
];

describe('a search on the hub', () => {
  it('is one request, and gives the models that write text', async () => {
    const asked: string[] = [];
    const found = await searchHub('Qwen3-0.6B', async (input) => {
      asked.push(String(input));
      return Response.json(answer);
    });
    expect(asked).toEqual([
      'https://huggingface.co/api/models?search=Qwen3-0.6B&filter=transformers.js&sort=downloads&limit=20',
    ]);
    expect(found).toEqual([
      { id: 'onnx-community/Qwen3-0.6B-ONNX', downloads: 9000, licence: 'apache-2.0' },
      { id: 'someone/Qwen3-0.6B', downloads: null, licence: null },
    ]);
  });

  it.each<[string, typeof fetch, number | null]>([
    ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch')), null],
    ['refuses', async () => new Response('', { status: 429 }), 429],
    ['answers with a page', async () => new Response('<html>'), 200],
    ['answers something else', async () => Response.json({ error: 'no' }), 200],
  ])('fails where the hub %s', async (_, fetchPage, status) => {
    await expect(searchHub('Qwen3', fetchPage)).rejects.toMatchObject({ name: 'HubSearchError', status });
  });
});
