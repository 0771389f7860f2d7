/**
 * A model with states, run by ONNX Runtime: through the engine it says what its definition says, after whatever passes
 * and cuts, and writes what transformers.js writes.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoModelForCausalLM, env, Tensor } from '@huggingface/transformers';
import fc from 'fast-check';
import * as ort from '../../engine/node-runtime.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Decoder } from '../../engine/decoder.ts';
import { openSession, type DecoderSession } from '../../engine/session.ts';
import type { Weights } from '../../engine/weights.ts';
import { hybrid } from './hybrid-graph.ts';

const toy = hybrid(16);
const { vocabularySize } = toy;

const mostProbable = (logits: ArrayLike<number>): number => {
  const all = Array.from(logits);
  return all.indexOf(Math.max(...all));
};

describe.each([
  ['float32', 1e-3],
  ['float16', 0.1],
] as const)('a model with convolution, recurrence and attention (%s cache)', (cacheType, tolerance) => {
  let session: DecoderSession;
  beforeAll(async () => {
    session = await openSession({ graph: toy.graph(cacheType), data: [] }, ort, 'cpu');
  });
  afterAll(() => session.release());

  const newDecoder = (): Decoder => new Decoder(session, 256, vocabularySize);
  const expectClose = (found: Float32Array, expected: readonly number[]): void => {
    const differences = expected.map((logit, id) => Math.abs(logit - (found[id] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThan(tolerance);
  };

  it('says the same in one pass, in chunks and token by token', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => (7 * i * i + 3) % vocabularySize);
    for (const size of [ids.length, 7, 1]) {
      const decoder = newDecoder();
      for (let start = 0; start < ids.length; start += size) {
        const end = Math.min(start + size, ids.length);
        expectClose(await decoder.forward(ids.slice(start, end)), toy.logits(ids.slice(0, end)));
      }
    }
  });

  it('says after any passes and cuts what its definition says of the sequence', async () => {
    const token = fc.nat({ max: vocabularySize - 1 });
    const step = fc.record({
      percentKept: fc.oneof(fc.constant(100), fc.nat({ max: 100 })),
      append: fc.array(token, { minLength: 1, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const decoder = newDecoder();
        let sequence: number[] = [];
        for (const { percentKept, append } of steps) {
          sequence = sequence.slice(0, Math.floor((percentKept / 100) * sequence.length));
          decoder.truncate(sequence.length);
          sequence = [...sequence, ...append];
          expectClose(await decoder.forward(append), toy.logits(sequence));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('writes after a cut, bit for bit, what it would have written without having gone on', async () => {
    const ids = [3, 1, 4, 1, 5, 9, 2, 6];
    const straight = newDecoder();
    await straight.forward(ids);
    const expected = await straight.forward([7]);
    const cut = newDecoder();
    await cut.forward(ids);
    await cut.forward([11, 12, 13]);
    cut.truncate(ids.length);
    expect(await cut.forward([7])).toEqual(expected);
  });
});

/** The same weights as a text model, and as the part of a model for images that text needs. */
const folders = {
  text: {
    config: toy.config,
    files: { 'model.onnx': toy.graph() },
    weights: { graph: toy.graph(), data: [] },
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
  },
};

describe('beside transformers.js', () => {
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

  async function byEngine(weights: Weights): Promise<number[]> {
    const session = await openSession(weights, ort, 'cpu');
    const decoder = new Decoder(session, 256, vocabularySize);
    const written = [...prompt];
    let next = prompt;
    while (written.length < prompt.length + length && written.at(-1) !== toy.config.eos_token_id) {
      next = [mostProbable(await decoder.forward(next))];
      written.push(...next);
    }
    await session.release();
    return written;
  }

  it.each(['text', 'apart'] as const)('writes the same tokens (%s)', async (name) => {
    const written = await byEngine(folders[name].weights);
    expect(written).toEqual(await byTransformers(name));
    expect(new Set(written).size).toBeGreaterThan(4);
  });
});
