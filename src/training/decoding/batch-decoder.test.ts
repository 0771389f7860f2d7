import * as ort from '../../engine/node-runtime.ts';
import { InferenceSession, Tensor } from '../../engine/node-runtime.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { openSession } from '../../engine/session.ts';
import { BatchDecoder, type DecodeOptions } from './batch-decoder.ts';
import type { Sequence } from './sequence.ts';
import { inferenceModel } from '../export/inference.ts';
import { defaultDevice, init } from '../jax.ts';
import type { Qwen3Config } from '../model/config.ts';
import { routerShapes, type Router } from '../model/router.ts';
import { initialParameters } from '../model/initial.ts';
import { tinyConfig } from '../testing/tiny-model.ts';

const config: Qwen3Config = {
  ...tinyConfig,
  vocabularySize: 40,
  hiddenSize: 32,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  contextLength: 128,
};
const random = new Random(4);
const parameters = initialParameters(config, () => random.next());
const prompts = [7, 3, 12, 1].map((length) => Array.from({ length }, () => random.int(0, 39)));
const greedy: DecodeOptions = { maxTokens: 60, endTokens: [], temperature: 0, uniform: () => 0 };

let decoder: BatchDecoder;
beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
  decoder = await BatchDecoder.load({ config, parameters }, 'float32', 1);
});
afterAll(() => decoder.release());

/** Greedy decoding without any cache: the whole sequence through the exported model for every token. */
async function decodedPlainly(prompt: readonly number[], count: number): Promise<number[]> {
  const session = await InferenceSession.create(inferenceModel({ config, parameters }, 'float32'));
  const tokens = [...prompt];
  const int64 = (values: number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  for (let i = 0; i < count; i++) {
    const cache = session.inputNames.filter((name) => name.startsWith('past'));
    const { logits } = await session.run({
      input_ids: int64(tokens),
      attention_mask: int64(tokens.map(() => 1)),
      position_ids: int64(tokens.map((_, at) => at)),
      ...Object.fromEntries(
        cache.map((name) => [name, new Tensor('float32', new Float32Array(), [1, 2, 0, 8])]),
      ),
    });
    if (logits === undefined) throw new Error('no logits');
    const last = (logits.data as Float32Array).slice(-config.vocabularySize);
    tokens.push(last.indexOf(Math.max(...last)));
  }
  await session.release();
  return tokens.slice(prompt.length);
}

/** What the router of an exported model says after a prompt. */
async function exportedScore(prompt: readonly number[], router: Router): Promise<number> {
  const session = await openSession(
    { graph: new Uint8Array(inferenceModel({ config, parameters, router }, 'float32')), data: [] },
    ort,
    'cpu',
  );
  const past = session.slots.map((slot) => session.cacheTensor(slot, new Float32Array(), 0));
  const { routerScore } = await session.pass(prompt, past, 0);
  await session.release();
  return routerScore ?? NaN;
}

describe('decoding a batch', () => {
  it('gives each prompt what it gets alone and without a cache, over several joinings of the cache', async () => {
    const together = await decoder.decode(prompts, greedy);
    for (const [i, prompt] of prompts.entries()) {
      expect(together[i]).toEqual(await decodedPlainly(prompt, 60));
    }
  });

  it('gives equal prompts what each gets alone, although it reads them once', async () => {
    const [one = [], other = []] = prompts;
    const drawn = (asked: readonly (readonly number[])[], seeds: readonly number[]) => {
      const draws = seeds.map((seed) => new Random(seed));
      // A draw for each sequence in turn, so that equal prompts go different ways.
      let turn = 0;
      const uniform = () => (draws[turn++ % draws.length] as Random).next();
      return decoder.decode(asked, { ...greedy, temperature: 1, uniform });
    };
    const together = await drawn([one, other, one, one], [1, 2, 3, 1]);
    expect(together).toEqual([
      ...(await drawn([one], [1])),
      ...(await drawn([other], [2])),
      ...(await drawn([one], [3])),
      ...(await drawn([one], [1])),
    ]);
    expect(together[0]).not.toEqual(together[2]);
  });

  it('lets each sequence have its own limit, and continues with the others', async () => {
    const limits = [2, 60, 25, 40];
    const whole = await decoder.decode(prompts, greedy);
    const limited = await decoder.decode(prompts, { ...greedy, maxTokens: limits });
    expect(limited).toEqual(whole.map((tokens, i) => tokens.slice(0, limits[i])));
  });

  it('ends a sequence with its first end token', async () => {
    const [whole = []] = await decoder.decode(prompts.slice(0, 1), greedy);
    const end = whole[30] ?? -1;
    const [ended] = await decoder.decode(prompts.slice(0, 1), { ...greedy, endTokens: [end] });
    expect(ended).toEqual(whole.slice(0, whole.indexOf(end) + 1));
  });

  it('never gives a sequence what is forbidden', async () => {
    const [whole = []] = await decoder.decode(prompts.slice(0, 1), greedy);
    const [without] = await decoder.decode(prompts.slice(0, 1), { ...greedy, forbidden: [whole[0] ?? 0] });
    expect(without).not.toContain(whole[0]);
  });

  it('waits for a sequence that has nothing to feed, and feeds several tokens one by one', async () => {
    const [first = [], second = []] = await decoder.decode(prompts.slice(0, 2), greedy);
    const batch = decoder.open(prompts.slice(0, 2));
    const [steady, paused] = batch.sequences as [Sequence, Sequence];
    const best = ({ logits }: Sequence) => (logits === null ? null : logits.indexOf(Math.max(...logits)));
    await batch.step();
    for (let step = 0; step < 40; step++) {
      expect(best(steady)).toBe(first[step]);
      steady.append([first[step] ?? 0]);
      // The other one gets its first tokens all at once, when the steady one is halfway.
      if (step === 20) paused.append(second.slice(0, 15));
      await batch.step();
    }
    expect(best(paused)).toBe(second[15]);
  });

  it('continues from a sequence that was cut as if the tokens had never been there', async () => {
    const [first = [], second = []] = await decoder.decode(prompts.slice(0, 2), greedy);
    const batch = decoder.open(prompts.slice(0, 2));
    const [steady, cut] = batch.sequences as [Sequence, Sequence];
    const best = ({ logits }: Sequence) => (logits === null ? null : logits.indexOf(Math.max(...logits)));
    await batch.step();
    const length = cut.length;
    for (let step = 0; step < 50; step++) {
      expect(best(steady)).toBe(first[step]);
      steady.append([first[step] ?? 0]);
      if (step === 10) cut.append([3, 1, 4, 1, 5]);
      // Over a joining of the cache, with tokens that still wait among those cut; then for the logits only.
      if (step === 30) cut.append([9, 2]);
      if (step === 31) cut.truncate(length);
      if (step === 33) {
        expect(best(cut)).toBe(second[0]);
        cut.append(second.slice(0, 5));
      }
      await batch.step();
    }
    expect(cut.length).toBe(length + 5);
    expect(best(cut)).toBe(second[5]);
    expect(() => cut.truncate(cut.length + 1)).toThrow(RangeError);
  });

  it('returns the score of a router with the logits, as the exported model gives it', async () => {
    const router = routerShapes(config.hiddenSize).map(({ shape }) =>
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.next() - 0.5),
    );
    const routed = await BatchDecoder.load({ config, parameters, router }, 'float32', 1);
    const batch = routed.open(prompts);
    await batch.step();
    const expected = await Promise.all(prompts.map((prompt) => exportedScore(prompt, router)));
    batch.sequences.forEach(({ routerScore }, i) => expect(routerScore).toBeCloseTo(expected[i] ?? NaN, 4));
    expect(new Set(expected).size).toBe(prompts.length);
    await routed.release();
    expect(decoder.open(prompts).sequences[0]?.routerScore).toBeUndefined();
  });

  it('samples with the draws it is given: the same draws, the same tokens', async () => {
    const drawn = (seed: number) => {
      const draws = new Random(seed);
      return decoder.decode(prompts, { ...greedy, temperature: 1, uniform: () => draws.next() });
    };
    expect(await drawn(1)).toEqual(await drawn(1));
    expect(await drawn(1)).not.toEqual(await drawn(2));
  });
});
