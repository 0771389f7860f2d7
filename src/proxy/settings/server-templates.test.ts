/**
 * The prompt where the server knows its model's template. The answers have the shapes of Ollama 0.33.0-rc2 and vLLM 0.32.0,
 * both run with SmolLM2-135M-Instruct.
 */
import { describe, expect, it } from 'vitest';
import { protocolOf } from '../../teacher/testing/fake-model-server/protocols.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { probeQuestion } from '../prompt/rendered-prompt.ts';
import { request } from '../testing/app.ts';
import { remoteTeacher } from './remote-teacher.ts';
import { teacherFromEnvironment } from './teacher-settings.ts';

const url = 'http://ollama.test:11434';

interface Received {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

interface OllamaModel {
  /** As /api/show returns it. */
  readonly template?: string;
  readonly tokens?: readonly string[];
  readonly addsBos?: boolean;
  /** What the server renders for the probe; null for a version that writes an answer instead. */
  readonly rendered?: string | null;
}

/** Ollama with one model. */
function ollamaWith({ template = '', tokens = [], addsBos = false, rendered = null }: OllamaModel) {
  const received: Received[] = [];
  const show = {
    template,
    model_info: {
      'tokenizer.ggml.tokens': tokens,
      'tokenizer.ggml.token_type': tokens.map((token) => (/^<.*>$/.test(token) ? 3 : 1)),
      'tokenizer.ggml.bos_token_id': 0,
      'tokenizer.ggml.eos_token_id': 1,
      'tokenizer.ggml.add_bos_token': addsBos,
    },
  };
  const chat =
    rendered === null
      ? { message: { role: 'assistant', content: 'Mia' }, done: true, done_reason: 'length', eval_count: 1 }
      : { message: { role: '', content: '' }, done: false, _debug_info: { rendered_template: rendered } };
  const { piece, end, contentType } = protocolOf('ollama');
  const fetch: typeof globalThis.fetch = (input, init) => {
    const path = new URL(String(input)).pathname;
    if (init?.method === 'POST') {
      received.push({ path, body: JSON.parse(String(init.body)) as Record<string, unknown> });
    }
    const answers: Record<string, unknown> = {
      '/api/version': { version: '0.32.1' },
      '/api/show': show,
      '/api/chat': chat,
    };
    if (path === '/api/generate') {
      const headers = { 'Content-Type': contentType };
      return Promise.resolve(new Response(piece(' 36') + end('limit', 2), { headers }));
    }
    const found = answers[path];
    return Promise.resolve(found === undefined ? new Response('', { status: 404 }) : Response.json(found));
  };
  const generated = () => received.find(({ path }) => path === '/api/generate')?.body;
  return { fetch, received, generated };
}

async function promptFor(model: OllamaModel, template = '', problem = 'What is 3 * 12?') {
  const { fetch, received, generated } = ollamaWith(model);
  const settings = teacherFromEnvironment({
    TEACHER_URL: url,
    TEACHER_MODEL: 'm',
    TEACHER_TEMPLATE: template,
  });
  if (settings.type !== 'remote') throw new TypeError('a remote teacher is expected');
  const teacher = await remoteTeacher(settings, { tell: () => undefined, fetch });
  await collect(teacher.write({ ...request, problem, prefix: '3 * 12 =' }));
  const { prompt, options } = generated() as { prompt: string; options: { stop?: string[] } };
  return { prompt, stop: options.stop, paths: received.map(({ path }) => path), received };
}

const asked = 'What is 3 * 12?\nPlease reason step by step, and put your final answer within \\boxed{}.';
const llama = (user: string): string =>
  `<|start_header_id|>system<|end_header_id|>\n\nBe brief.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n${user}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n`;

describe('the prompt for Ollama', () => {
  it('is what Ollama renders for the problem, with its system prompt, and the solution after it', async () => {
    const { prompt, stop, received } = await promptFor({ rendered: llama(probeQuestion) });
    expect(prompt).toBe(`${llama(asked)}3 * 12 =`);
    // The stop texts of the Modelfile apply.
    expect(stop).toBeUndefined();
    expect(received.find(({ path }) => path === '/api/chat')?.body).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: probeQuestion }],
      think: false,
      stream: false,
      options: { num_predict: 1 },
      _debug_render_only: true,
    });
  });

  it.each([
    ['once where the server adds it', true, ''],
    ['as it is rendered where the server adds none', false, '<s>'],
  ])('has the BOS %s', async (_, addsBos, bos) => {
    const tokens = ['<s>', '</s>', 'x'];
    const { prompt } = await promptFor({ rendered: `<s>[U]${probeQuestion}[A]`, tokens, addsBos });
    expect(prompt).toBe(`${bos}[U]${asked}[A]3 * 12 =`);
  });

  it('has no special token of the model in the problem, and no thinking', async () => {
    const model = { rendered: `[U]${probeQuestion}[A]<think>\n`, tokens: ['<a>', '<b>', '<turn>'] };
    const { prompt } = await promptFor(model, '', 'What is <turn>?');
    expect(prompt).toContain('[U]What is < turn>?\n');
    expect(prompt).toMatch(/\[A\]<think>\n\n<\/think>\n\n3 \* 12 =$/);
  });

  it('is rendered with the template of its GGUF by versions that render nothing', async () => {
    const template = '{% for m in messages %}<|{{ m.role }}|>{{ m.content }}{% endfor %}<|bot|>';
    const { prompt } = await promptFor({ template });
    expect(prompt).toBe(`<|user|>${asked}<|bot|>3 * 12 =`);
  });

  it.each([
    ['renders nothing', null],
    ['leaves the question out', 'You are an assistant.'],
  ])('is ChatML where the server %s, and its template is in Go', async (_, rendered) => {
    const { prompt, stop } = await promptFor({ template: '{{ .Prompt }}', rendered });
    expect(prompt).toBe(`<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n3 * 12 =`);
    expect(stop).toEqual(['<|im_end|>']);
  });

  it.each([
    ['chatml', `<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n3 * 12 =`],
    ['ChatML', `<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n3 * 12 =`],
    ['none', `${asked}\n\n3 * 12 =`],
  ])(
    'is that of the named template %s, and the server need not load its model for it',
    async (name, whole) => {
      const { prompt, paths } = await promptFor({ rendered: llama(probeQuestion) }, name);
      expect(prompt).toBe(whole);
      expect(paths).not.toContain('/api/chat');
    },
  );
});

/** vLLM with one model, whose tokens are the characters of a text, and its BOS. */
function vllmWith({ template, bos = '' }: { template: (user: string) => string; bos?: string }) {
  const bodies: Record<string, unknown>[] = [];
  const tokensOf = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const answers: Record<string, (body: Record<string, unknown>) => unknown> = {
    '/version': () => ({ version: '0.32.0' }),
    '/tokenize': ({ prompt = '', messages, add_special_tokens }) => {
      const [message] = (messages ?? []) as { content: string }[];
      if (message !== undefined)
        return { count: 1, max_model_len: 1024, tokens: tokensOf(template(message.content)) };
      return { tokens: tokensOf((add_special_tokens === true ? bos : '') + String(prompt)) };
    },
    '/detokenize': ({ tokens }) => ({ prompt: String.fromCodePoint(...(tokens as number[])) }),
  };
  const { piece, end, contentType } = protocolOf('completions');
  const fetch: typeof globalThis.fetch = (input, init) => {
    const path = new URL(String(input)).pathname;
    const body = JSON.parse(String(init?.body ?? '{}')) as Record<string, unknown>;
    bodies.push({ path, ...body });
    if (path === '/v1/completions') {
      const headers = { 'Content-Type': contentType };
      return Promise.resolve(new Response(piece(' 36') + end('limit', 2), { headers }));
    }
    const found = answers[path]?.(body);
    return Promise.resolve(found === undefined ? new Response('', { status: 404 }) : Response.json(found));
  };
  return { fetch, bodies };
}

async function completedBy({ fetch, bodies }: ReturnType<typeof vllmWith>, template = '') {
  const settings = teacherFromEnvironment({
    TEACHER_URL: 'http://vllm.test:8000',
    TEACHER_MODEL: 'm',
    TEACHER_TEMPLATE: template,
  });
  if (settings.type !== 'remote') throw new TypeError('a remote teacher is expected');
  const teacher = await remoteTeacher(settings, { tell: () => undefined, fetch });
  await collect(teacher.write({ ...request, problem: 'What is 3 * 12?', prefix: '3 * 12 =' }));
  return bodies.find(({ path }) => path === '/v1/completions');
}

describe('the prompt for vLLM', () => {
  it('is the text of the tokens of its own template', async () => {
    const server = vllmWith({ template: llama });
    const sent = await completedBy(server);
    expect(sent).toMatchObject({ prompt: `${llama(asked)}3 * 12 =` });
    expect(sent).not.toHaveProperty('stop');
    expect(server.bodies).toContainEqual({
      path: '/tokenize',
      model: 'm',
      messages: [{ role: 'user', content: probeQuestion }],
      add_generation_prompt: true,
      chat_template_kwargs: { enable_thinking: false },
    });
  });

  it('has one BOS where both the template and the server write it', async () => {
    const template = (user: string): string => `ß[U]${user}[A]`;
    expect(await completedBy(vllmWith({ template, bos: 'ß' }))).toMatchObject({
      prompt: `[U]${asked}[A]3 * 12 =`,
    });
    expect(await completedBy(vllmWith({ template }))).toMatchObject({ prompt: `ß[U]${asked}[A]3 * 12 =` });
  });

  it('is that of the named template, and has no empty list of stop texts, which transformers serve 5.24 refuses', async () => {
    const sent = await completedBy(vllmWith({ template: llama }), 'none');
    expect(sent).toMatchObject({ prompt: `${asked}\n\n3 * 12 =` });
    expect(sent).not.toHaveProperty('stop');
  });
});

describe('the prompt for llama.cpp', () => {
  /** SmolLM2's template, whose first token is also the model's BOS. */
  const props = {
    default_generation_settings: {},
    chat_template:
      "{% for m in messages %}{{'<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>\n'}}{% endfor %}{% if add_generation_prompt %}{{'<|im_start|>assistant\n'}}{% endif %}",
    bos_token: '<|im_start|>',
    eos_token: '<|im_end|>',
  };

  async function promptAt(addsBos: boolean): Promise<unknown> {
    const { piece, end, contentType } = protocolOf('llamacpp');
    let prompt: unknown = null;
    const fetch: typeof globalThis.fetch = (input, init) => {
      const path = new URL(String(input)).pathname;
      const body = JSON.parse(String(init?.body ?? '{}')) as Record<string, unknown>;
      if (path === '/props') return Promise.resolve(Response.json(props));
      if (path === '/tokenize') {
        const tokens = addsBos && body['add_special'] === true ? [1, 120] : [120];
        return Promise.resolve(Response.json({ tokens }));
      }
      if (path !== '/completion') return Promise.resolve(new Response('', { status: 404 }));
      ({ prompt } = body);
      const headers = { 'Content-Type': contentType };
      return Promise.resolve(new Response(piece(' 36') + end('limit', 2), { headers }));
    };
    const settings = teacherFromEnvironment({ TEACHER_URL: 'http://llama.test:8080', TEACHER_MODEL: 'm' });
    if (settings.type !== 'remote') throw new TypeError('a remote teacher is expected');
    const teacher = await remoteTeacher(settings, { tell: () => undefined, fetch });
    await collect(teacher.write({ ...request, problem: 'What is 3 * 12?', prefix: '3 * 12 =' }));
    return prompt;
  }

  it('keeps the BOS of its template where the server says that it adds none', async () => {
    const rest = `user\n${asked}<|im_end|>\n<|im_start|>assistant\n3 * 12 =`;
    expect(await promptAt(false)).toBe(`<|im_start|>${rest}`);
    expect(await promptAt(true)).toBe(rest);
  });
});
