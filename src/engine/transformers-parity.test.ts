/**
 * The project's models are ordinary models of transformers.js: that library, with its own tokenizer, template, cache and
 * sampling, reads the same prompt and writes the same greedy tokens as this engine.
 */
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AutoModelForCausalLM, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { LanguageModel } from './model.ts';
import { loadFromFolder } from './node.ts';
import { sample } from './sampling.ts';

const models = fileURLToPath(new URL('../../public/models/', import.meta.url));
const prompts = [
  'Tom has 12 apples and buys 7 more. How many apples does he have now?',
  'A rectangle is 3.5 cm wide and 40 cm long.\n\nWhat is its area in $\\text{cm}^2$?',
  'Wie viel ist 15 % von 240? – größer als 30 €?',
];
const length = 32;

beforeAll(() => {
  env.allowRemoteModels = false;
  env.localModelPath = models;
});

interface Continuation {
  readonly prompt: readonly number[];
  readonly written: readonly number[];
}

/** The ids of each prompt, and the tokens that follow it, as transformers.js has them. */
async function byTransformers(name: string, contents: readonly string[]): Promise<Continuation[]> {
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const model = await AutoModelForCausalLM.from_pretrained(name, { dtype: 'fp32' });
  const continuations: Continuation[] = [];
  for (const content of contents) {
    const inputs = tokenizer.apply_chat_template([{ role: 'user', content }], {
      add_generation_prompt: true,
    });
    const output = await model.generate({ ...inputs, max_new_tokens: length, do_sample: false });
    if (!(output instanceof Tensor)) throw new Error('transformers.js wrote no tensor.');
    const prompt = Array.from(inputs.input_ids.data, Number);
    continuations.push({ prompt, written: Array.from(output.data, Number).slice(prompt.length) });
  }
  await model.dispose();
  return continuations;
}

async function byEngine(model: LanguageModel, prompt: readonly number[]): Promise<number[]> {
  const decoder = model.decoder();
  const written: number[] = [];
  let next = prompt;
  while (written.length < length) {
    const logits = await decoder.forward(next);
    const { id } = sample(logits, { temperature: 0, topP: 1, forbidden: [], uniform: 0 });
    written.push(id);
    if (model.endTokens.includes(id)) break;
    next = [id];
  }
  decoder.dispose();
  return written;
}

describe.each(['relay-student', 'relay-teacher'])('%s', (name) => {
  let model: LanguageModel;
  beforeAll(async () => {
    await access(`${models}${name}/onnx/model.onnx`).catch((cause: unknown) => {
      throw new Error(`There is no model in public/models/${name}. It is made by \`npm run train\`.`, {
        cause,
      });
    });
    model = await loadFromFolder(`${models}${name}`);
  });
  afterAll(() => model.release());

  it('reads and writes as through transformers.js', async () => {
    const found: Continuation[] = [];
    for (const content of prompts) {
      const prompt = model.tokenizer.renderChat([{ role: 'user', content }]);
      found.push({ prompt, written: await byEngine(model, prompt) });
    }
    expect(found).toEqual(await byTransformers(name, prompts));
  });

  it('gives the same logits token by token, in one pass, and after a cut', async () => {
    const ids = model.tokenizer.renderChat([{ role: 'user', content: prompts[0] ?? '' }]);
    const inOnePass = await model.decoder().forward(ids);
    const stepwise = model.decoder();
    let last = new Float32Array();
    for (const id of ids) last = new Float32Array(await stepwise.forward([id]));
    const cut = model.decoder();
    await cut.forward([...ids.slice(0, 10), 1, 2, 3]);
    cut.truncate(10);
    const afterCut = await cut.forward(ids.slice(10));
    const largestDifference = (a: Float32Array): number =>
      Math.max(...a.map((logit, id) => Math.abs(logit - (inOnePass[id] ?? Number.NaN))));
    expect(largestDifference(last)).toBeLessThan(1e-3);
    expect(largestDifference(afterCut)).toBeLessThan(1e-3);
  });
});
