/** Models whose caches differ, made here: the engine writes what transformers.js writes. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoModelForCausalLM, env, Tensor } from '@huggingface/transformers';
import * as ort from '../../engine/node-runtime.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Decoder } from '../../engine/decoder.ts';
import { noCacheSizes } from '../../engine/cache.ts';
import { openSession } from '../../engine/session.ts';
import { headwiseConfig, headwiseGraph } from './headwise-graph.ts';
import { hybrid } from './hybrid-graph.ts';

const toy = hybrid(16);
const { vocabularySize } = toy;

const mostProbable = (logits: ArrayLike<number>): number => {
  const all = Array.from(logits);
  return all.indexOf(Math.max(...all));
};

/** What a cache may look like: states, also of a model for images, of which text needs a part; and heads in the batch. */
const folders = {
  text: {
    config: toy.config,
    files: { 'model.onnx': toy.graph() },
    weights: { graph: toy.graph(), data: [] },
    cacheSizes: noCacheSizes,
  },
  apart: {
    config: {
      model_type: 'qwen3_5',
      architectures: ['Qwen3_5ForConditionalGeneration'],
      text_config: { ...toy.config, model_type: 'qwen3_5_text' },
      vision_config: {},
      'transformers.js_config': { dtype: 'fp32' },
    },
    files: {
      'decoder_model_merged.onnx': toy.graph('float32', 'inputs_embeds'),
      'embed_tokens.onnx': toy.embeddingGraph(),
    },
    weights: {
      graph: toy.graph('float32', 'inputs_embeds'),
      data: [],
      embedding: { graph: toy.embeddingGraph(), data: [] },
    },
    cacheSizes: noCacheSizes,
  },
  heads: {
    config: headwiseConfig,
    files: { 'model.onnx': headwiseGraph() },
    weights: { graph: headwiseGraph(), data: [] },
    cacheSizes: { ...noCacheSizes, heads: headwiseConfig.n_head },
  },
};

describe('the engine compared with transformers.js', () => {
  const prompt = [2, 7, 1, 8];
  const length = 24;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hybrid-'));
    env.allowRemoteModels = false;
    env.localModelPath = folder;
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function byTransformers(name: keyof typeof folders): Promise<number[]> {
    const { config, files } = folders[name];
    await mkdir(join(folder, name, 'onnx'), { recursive: true });
    await writeFile(join(folder, name, 'config.json'), JSON.stringify(config));
    for (const [file, bytes] of Object.entries(files)) {
      await writeFile(join(folder, name, 'onnx', file), bytes);
    }
    const model = await AutoModelForCausalLM.from_pretrained(name, { dtype: 'fp32' });
    const row = (values: readonly number[]) =>
      new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
    const inputs = { input_ids: row(prompt), attention_mask: row(prompt.map(() => 1)) };
    const output = await model.generate({ ...inputs, max_new_tokens: length, do_sample: false });
    if (!(output instanceof Tensor)) throw new Error('transformers.js wrote no tensor.');
    await model.dispose();
    return Array.from(output.data, Number);
  }

  async function byEngine(name: keyof typeof folders): Promise<number[]> {
    const { weights, cacheSizes } = folders[name];
    const session = await openSession(weights, ort, 'cpu', cacheSizes);
    const decoder = new Decoder(session, 256, vocabularySize);
    const written = [...prompt];
    let next = prompt;
    while (written.length < prompt.length + length && written.at(-1) !== toy.config.eos_token_id) {
      // Truncated tokens leave no trace in the cache.
      const { length } = decoder;
      await decoder.forward([...next, 3, 5]);
      decoder.truncate(length);
      next = [mostProbable(await decoder.forward(next))];
      written.push(...next);
    }
    await session.release();
    return written;
  }

  it.each(['text', 'apart', 'heads'] as const)(
    'writes the same tokens, whatever is cut (%s)',
    async (name) => {
      const written = await byEngine(name);
      expect(written).toEqual(await byTransformers(name));
      expect(new Set(written).size).toBeGreaterThan(4);
    },
  );
});
