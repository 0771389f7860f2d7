/**
 * Each provider's sampling changes nothing but the temperature, within the schema of its server's documentation, which the
 * providers' files cite. At temperature 0 the model's most probable token follows.
 */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { fakeFetch } from '../../teacher/testing/fake-model-server/fake-fetch.ts';
import { protocolOf } from '../../teacher/testing/fake-model-server/protocols.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { teacherRequest } from '../testing/contracts.ts';
import { chatContinue } from './chat-continue.ts';
import { completions } from './completions.ts';
import { instruct } from './instruct.ts';
import { providerUpstream, type Detection } from './provider.ts';
import { registry } from './registry.ts';

const probability = z.number().min(0).max(1);
const penalty = z.number().min(-2).max(2);
const repetition = z.number().gt(0).max(2);
const streamOptions = z.object({ include_usage: z.boolean() });
const messages = z.array(
  z.object({ role: z.enum(['user', 'assistant']), content: z.string(), prefix: z.literal(true).optional() }),
);
const count = z.int().min(1);

/** The fields of OpenAI's API that all its likes share. */
const openAI = {
  model: z.string(),
  temperature: z.number().min(0).max(2),
  top_p: z.number().gt(0).max(1),
  presence_penalty: penalty,
  frequency_penalty: penalty,
  stream: z.literal(true),
};
/** vLLM, SGLang, TGI, LM Studio and llama.cpp's /v1 together; each ignores what only others know. */
const own = {
  ...openAI,
  seed: z.int(),
  stream_options: streamOptions,
  top_k: z.union([z.literal(-1), z.int().min(1)]),
  min_p: probability,
  repetition_penalty: repetition,
  repeat_penalty: repetition,
};
const schemas: Readonly<Record<string, z.ZodType>> = {
  completions: z.strictObject({
    ...own,
    prompt: z.string(),
    max_tokens: count,
    stop: z.array(z.string()).max(4),
  }),
  'chat-continue': z.strictObject({
    ...own,
    messages,
    max_tokens: count,
    add_generation_prompt: z.boolean(),
    continue_final_message: z.boolean(),
    chat_template_kwargs: z.record(z.string(), z.unknown()),
  }),
  instruct: z.strictObject({ ...own, messages, max_tokens: count }),
  ollama: z.strictObject({
    model: z.string(),
    prompt: z.string(),
    raw: z.boolean(),
    think: z.boolean(),
    truncate: z.boolean(),
    stream: z.boolean(),
    options: z.strictObject({
      num_predict: count,
      temperature: z.number().min(0),
      seed: z.int(),
      stop: z.array(z.string()),
      top_k: z.int().min(0),
      top_p: probability,
      min_p: probability,
      typical_p: probability,
      repeat_penalty: z.number(),
      presence_penalty: penalty,
      frequency_penalty: penalty,
    }),
  }),
  llamacpp: z.strictObject({
    model: z.string(),
    prompt: z.string(),
    n_predict: count,
    temperature: z.number().min(0),
    seed: z.int(),
    stop: z.array(z.string()),
    stream: z.boolean(),
    cache_prompt: z.boolean(),
    return_tokens: z.boolean(),
    response_fields: z.array(z.string()),
    top_k: z.int().min(0),
    top_p: probability,
    min_p: probability,
    typical_p: probability,
    top_n_sigma: z.number(),
    repeat_penalty: z.number(),
    presence_penalty: penalty,
    frequency_penalty: penalty,
    dry_multiplier: z.number().min(0),
    xtc_probability: probability,
    dynatemp_range: z.number().min(0),
    mirostat: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    adaptive_target: z.number().max(1),
  }),
  mistral: z.strictObject({
    ...openAI,
    temperature: z.number().min(0).max(1.5),
    messages,
    max_tokens: count,
    random_seed: z.int(),
  }),
  deepseek: z.strictObject({
    ...openAI,
    messages,
    max_tokens: count,
    thinking: z.object({ type: z.literal('disabled') }),
    stream_options: streamOptions,
  }),
  openrouter: z.strictObject({
    ...openAI,
    messages,
    max_tokens: count,
    seed: z.int(),
    top_k: z.int().min(0),
    min_p: probability,
    repetition_penalty: z.number().min(0).max(2),
    reasoning: z.object({ enabled: z.boolean() }),
  }),
  // A request may set temperature or top_p, and nothing else is on by default.
  anthropic: z.strictObject({
    model: z.string(),
    messages,
    max_tokens: count,
    temperature: probability,
    thinking: z.object({ type: z.literal('disabled') }),
    stream: z.literal(true),
  }),
};

/** What each of these names has to be, wherever a body has it. */
const neutral: Readonly<Record<string, readonly number[]>> = {
  top_p: [1],
  top_k: [-1, 0],
  min_p: [0],
  typical_p: [1],
  top_n_sigma: [-1],
  repetition_penalty: [1],
  repeat_penalty: [1],
  presence_penalty: [0],
  frequency_penalty: [0],
  dry_multiplier: [0],
  xtc_probability: [0],
  dynatemp_range: [0],
  mirostat: [0],
  adaptive_target: [-1],
};

function fieldsOf(body: unknown): [string, unknown][] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => [
    [name, value] as [string, unknown],
    ...fieldsOf(value),
  ]);
}

/** Fields of a server of one's own, which ignores those that it does not know. */
const sampling = {
  temperature: z.number().min(0).max(2),
  top_p: z.number().gt(0).max(1),
  top_k: z.int().min(-1),
  min_p: probability,
  repetition_penalty: repetition,
  presence_penalty: penalty,
  frequency_penalty: penalty,
  seed: z.int().min(0),
};

/** What a server of one's own takes, by its source, and what its calls leave out. */
const ownServers: readonly [name: string, schema: z.ZodType, leftOut: readonly string[]][] = [
  // vllm/sampling_params.py (_verify_args)
  ['vLLM', z.looseObject(sampling), []],
  // python/sglang/srt/sampling/sampling_params.py (verify)
  ['SGLang', z.looseObject({ ...sampling, top_k: z.union([z.literal(-1), z.int().min(1)]) }), []],
  // tools/server/server-schema.cpp: a top_k below 0 becomes 0, which is off
  ['llama.cpp', z.looseObject({ ...sampling, repeat_penalty: z.literal(1) }), []],
  // router/src/lib.rs: a chat's repetition penalty is presence_penalty + 2; router/src/validation.rs: top_p is below 1
  [
    'TGI',
    z.looseObject({
      ...sampling,
      presence_penalty: z.undefined().optional(),
      top_p: z.number().gt(0).lt(1).optional(),
    }),
    leftOutAtTGI(),
  ],
];

/** What calls to TGI leave out. */
function leftOutAtTGI(): readonly string[] {
  const answer = { model_id: 'm', version: '3.3.6', max_total_tokens: 4096 };
  const detections: readonly Detection[] = completions.detections;
  return (
    detections.find(({ path, schema }) => path === '/info' && schema.safeParse(answer).success)?.leftOut ?? []
  );
}

describe.each([completions, chatContinue, instruct])('$kind', (provider) => {
  it.each(ownServers)('is greedy at %s, within its schema', async (_, schema, leftOut) => {
    const { piece, end } = protocolOf(provider.kind);
    const { fetch, requests } = fakeFetch({ body: [piece('5'), end('limit', 1)] });
    const server = { url: provider.url, model: 'm', apiKey: null, transport: fetchTransport(fetch), leftOut };
    await collect(providerUpstream(provider, server, chatML).write({ ...teacherRequest, temperature: 0 }));
    const body = requests[0]?.body;
    expect(schema.safeParse(body).error?.issues ?? []).toEqual([]);
    for (const [name, value] of fieldsOf(body)) if (name in neutral) expect(neutral[name]).toContain(value);
  });
});

describe.each(registry.providers)('$kind', (provider) => {
  it.each([0, 0.7, 2])(
    'sends a body of its schema at temperature %s, with neutral sampling',
    (temperature) => {
      const server = { url: provider.url, model: 'm', apiKey: 'k' };
      const sent = provider.call({ ...teacherRequest, temperature }, server, chatML).body;
      const schema = schemas[provider.kind];
      if (schema === undefined) throw new Error(`There is no schema for ${provider.kind}.`);
      expect(schema.safeParse(sent).error?.issues ?? []).toEqual([]);
      for (const [name, value] of fieldsOf(sent)) if (name in neutral) expect(neutral[name]).toContain(value);
      if (temperature === 0) expect(JSON.stringify(sent)).toContain('"temperature":0');
    },
  );
});
