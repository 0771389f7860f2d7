/** From an environment to a teacher: detection, addresses and templates. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { CodedError } from '../../errors/coded-error.ts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { detectProvider, findBase } from './detect-provider.ts';
import { EnvironmentError } from './environment-error.ts';
import { teacherFromEnvironment } from './teacher-settings.ts';
import { remoteTeacher } from './remote-teacher.ts';
import { baseAddress } from '../providers/provider.ts';
import { registry, type ProviderKind } from '../providers/registry.ts';

const key = 'sk-canary-0123456789';

interface Asked {
  readonly url: string;
  readonly authorization: string | null;
  readonly body: unknown;
}

/** A fetch that answers from a table of addresses: a text with status 200, a status, or never. */
function server(answers: Readonly<Record<string, string | number | 'silence'>>) {
  const asked: Asked[] = [];
  const answer: typeof fetch = (input, init) => {
    const url = String(input);
    const headers = new Headers(init?.headers);
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ url, authorization: headers.get('Authorization'), body });
    const found = answers[url];
    if (found === undefined) return Promise.reject(new TypeError('fetch failed'));
    if (found === 'silence') {
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    }
    return Promise.resolve(
      typeof found === 'number' ? new Response('x', { status: found }) : new Response(found),
    );
  };
  return { fetch: answer, asked };
}

describe('a server without TEACHER_KIND', () => {
  const url = 'http://box.test:1234/v1';
  const ollama = '{"version":"0.12.3"}';
  const llamaCpp =
    '{"default_generation_settings":{"n_ctx":4096},"total_slots":1,"chat_template":"x","build_info":"b1-abc"}';
  const cases: [string, Parameters<typeof server>[0], ProviderKind, CodedError][] = [
    [
      'Ollama',
      { '/api/version': ollama, '/props': 404 },
      'ollama',
      { code: 'provider-detected', params: { url, server: 'Ollama 0.12.3', kind: 'ollama' } },
    ],
    [
      'llama.cpp',
      { '/api/version': 404, '/props': llamaCpp },
      'llamacpp',
      { code: 'provider-detected', params: { server: 'llama.cpp b1-abc' } },
    ],
    [
      'vLLM',
      { '/version': '{"version":"0.32.0"}' },
      'completions',
      { code: 'provider-detected', params: { url, server: 'vLLM 0.32.0', kind: 'completions' } },
    ],
    [
      'transformers serve 5.24',
      {
        '/openapi.json':
          '{"openapi":"3.1.0","info":{"title":"FastAPI"},"paths":{"/v1/chat/completions":{"post":{}},"/v1/responses":{"post":{}},"/load_model":{"post":{}},"/health":{"get":{}}}}',
      },
      'completions',
      { code: 'provider-detected', params: { server: 'transformers serve' } },
    ],
    [
      'another server of FastAPI',
      { '/openapi.json': '{"info":{"title":"FastAPI"},"paths":{"/v1/responses":{}}}' },
      'completions',
      { code: 'provider-unknown' },
    ],
    [
      'TGI',
      { '/info': '{"model_id":"m","version":"3.3.6","max_total_tokens":4096}' },
      'completions',
      { code: 'provider-detected', params: { server: 'TGI 3.3.6' } },
    ],
    [
      'another server',
      { '/api/version': 404, '/props': 404 },
      'completions',
      { code: 'provider-unknown', params: { url, kind: 'completions' } },
    ],
    ['a server that is loading', { '/props': 503 }, 'completions', { code: 'provider-loading' }],
    ['LM Studio, which answers everything', { '/api/version': '{"error":"Unexpected"}', '/props': '{"error":"Unexpected"}' }, 'completions', { code: 'provider-unknown' }], // prettier-ignore
    [
      'a web page',
      { '/api/version': '<html>', '/props': '<html>' },
      'completions',
      { code: 'provider-unknown' },
    ],
    [
      'a server that needs another key',
      { '/api/version': 401, '/props': 401 },
      'completions',
      { code: 'provider-unknown' },
    ],
    ['no server', {}, 'completions', { code: 'provider-silent' }],
    [
      'silence',
      { '/api/version': 'silence', '/props': 'silence' },
      'completions',
      { code: 'provider-silent' },
    ],
  ];
  it.each(cases)('is detected: %s', async (_, paths, kind, notice) => {
    const answers = Object.entries(paths).map(
      ([path, answer]) => [`http://box.test:1234${path}`, answer] as const,
    );
    const { fetch, asked } = server(Object.fromEntries(answers));
    const detected = await detectProvider(url, {
      registry,
      apiKey: key,
      fetch,
      timeoutMs: 5,
    });
    expect(detected).toMatchObject({ provider: { kind }, notice });
    expect(JSON.stringify(detected.notice)).not.toContain('canary');
    expect(asked.map(({ url }) => url).sort()).toEqual([
      'http://box.test:1234/api/version',
      'http://box.test:1234/info',
      'http://box.test:1234/openapi.json',
      'http://box.test:1234/props',
      'http://box.test:1234/version',
    ]);
  });

  it.each([
    ['https://api.mistral.ai/v1', 'mistral'],
    ['https://api.deepseek.com', 'deepseek'],
    ['https://openrouter.ai', 'openrouter'],
    ['https://api.anthropic.com', 'anthropic'],
  ])('is detected by its host: %s', async (url, kind) => {
    const { fetch, asked } = server({});
    const detected = await detectProvider(url, { registry, apiKey: key, fetch });
    expect(detected).toMatchObject({
      provider: { kind },
      notice: { code: 'provider-hosted', params: { kind } },
    });
    expect(asked).toEqual([]);
  });
});

describe('the address of a teacher', () => {
  it.each<[ProviderKind, string, string]>([
    ['completions', 'http://host.test', 'http://host.test/v1'],
    ['completions', 'http://host.test/v1', 'http://host.test/v1'],
    ['chat-continue', 'https://host.test/api', 'https://host.test/api'],
    ['chat-continue', 'http://host.test/v1/chat/completions', 'http://host.test/v1'],
    ['instruct', 'https://host.test/v1beta/openai', 'https://host.test/v1beta/openai'],
    ['instruct', 'https://host.test/inference/chat/completions', 'https://host.test/inference'],
    ['instruct', 'https://host.test/compatible/v4', 'https://host.test/compatible/v4'],
    ['ollama', 'http://host.test/v1', 'http://host.test'],
    ['llamacpp', 'http://host.test/llama', 'http://host.test/llama'],
    ['deepseek', 'https://api.deepseek.com/v1', 'https://api.deepseek.com/beta'],
    ['deepseek', 'https://gateway.test/deepseek', 'https://gateway.test/deepseek'],
    ['openrouter', 'https://openrouter.ai', 'https://openrouter.ai/api/v1'],
    ['anthropic', 'https://api.anthropic.com', 'https://api.anthropic.com/v1'],
    ['instruct', 'https://api.anthropic.com', 'https://api.anthropic.com/v1'],
  ])('of the kind %s at %s is completed', (kind, address, base) => {
    const provider = registry.get(kind);
    if (provider === undefined) throw new Error(`There is no ${kind}.`);
    expect(baseAddress(provider, address)).toBe(base);
  });
});

describe('an address with a path', () => {
  const instruct = registry.get('instruct');
  it.each([
    ['as it is', { 'https://host.test/x/models': '{}' }, 'https://host.test/x'],
    [
      'with /v1',
      { 'https://host.test/x/models': 404, 'https://host.test/x/v1/models': '{}' },
      'https://host.test/x/v1',
    ],
    ['as it is, where neither answers', {}, 'https://host.test/x'],
  ])('is tried both ways, and taken %s', async (_, answers, base) => {
    if (instruct === undefined) throw new Error('There is no instruct.');
    const { fetch } = server(answers);
    expect(await findBase(instruct, 'https://host.test/x', { apiKey: null, fetch })).toBe(base);
  });
});

describe('a teacher from the environment', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'template-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const template =
    '{% for m in messages %}[{{ m.role }}]{{ m.content }}[end]{% endfor %}{% if add_generation_prompt %}[assistant]{% endif %}';

  async function from(environment: Readonly<Record<string, string>>, answers: Parameters<typeof server>[0]) {
    const choice = teacherFromEnvironment(environment);
    if (choice.type === 'embedded') throw new Error('The environment names no remote teacher.');
    const { fetch, asked } = server(answers);
    const told: CodedError[] = [];
    const teacher = await remoteTeacher(choice, { tell: (notice) => told.push(notice), fetch });
    return { teacher, told, asked };
  }

  const request = {
    problem: '?',
    prefix: 'So',
    prefixIds: [],
    fingerprint: '',
    maxTokens: 2,
    temperature: 0,
    seed: 1,
  };

  it('has the detected kind, which is reported once', async () => {
    const { teacher, told } = await from(
      { TEACHER_URL: 'http://box.test', TEACHER_MODEL: 'm', TEACHER_API_KEY: key },
      { 'http://box.test/api/version': '{"version":"1"}' },
    );
    expect(teacher.description).toEqual({
      name: 'm',
      kind: 'ollama',
      fingerprint: null,
      server: 'Ollama 1',
    });
    expect(told).toMatchObject([{ code: 'provider-detected', params: { server: 'Ollama 1' } }]);
    expect(JSON.stringify(told)).not.toContain('canary');
  });

  it.each([
    ['completions', '/v1/completions'],
    ['chat-continue', '/v1/chat/completions'],
    ['instruct', '/v1/chat/completions'],
  ])('leaves out the fields that TGI reads in another way, as %s', async (kind, path) => {
    const { teacher, asked } = await from(
      { TEACHER_KIND: kind, TEACHER_URL: 'http://box.test', TEACHER_MODEL: 'm' },
      { 'http://box.test/info': '{"model_id":"m","version":"3.3.6","max_total_tokens":4096}' },
    );
    await collect(teacher.write(request)).catch(() => undefined);
    const body = asked.find(({ url }) => url === `http://box.test${path}`)?.body;
    expect(body).toMatchObject({ repetition_penalty: 1, frequency_penalty: 0 });
    expect(body).not.toHaveProperty('presence_penalty');
    expect(body).not.toHaveProperty('top_p');
  });

  it.each([
    ['http://box.test/v1/chat/completions', '/props', 'llamacpp', '/completion'],
    ['http://box.test/completion', '/props', 'llamacpp', '/completion'],
    ['http://box.test/api/generate', '/api/version', 'ollama', '/api/generate'],
    ['http://box.test/api/chat', '/api/version', 'ollama', '/api/generate'],
  ])('is detected at an address with the path of a call: %s', async (address, path, kind, call) => {
    const answer = '{"version":"1","default_generation_settings":{}}';
    const { teacher, asked } = await from(
      { TEACHER_URL: address, TEACHER_MODEL: 'm' },
      { [`http://box.test${path}`]: answer },
    );
    expect(teacher.description.kind).toBe(kind);
    await collect(teacher.write(request)).catch(() => undefined);
    expect(asked.map(({ url }) => url)).toContain(`http://box.test${call}`);
  });

  it('accepts prefills if that is allowed', async () => {
    const named = { TEACHER_KIND: 'completions', TEACHER_URL: 'http://box.test', TEACHER_MODEL: 'm' };
    expect((await from(named, {})).teacher.prefill).toBeUndefined();
    expect((await from({ ...named, TEACHER_PREFILL: '1' }, {})).teacher.prefill?.tokens).toBe(2);
  });

  it.each([
    ['instruct', {}, undefined],
    ['chat-continue', { 'http://box.test/version': '{"version":"0.32.0"}' }, 'vLLM 0.32.0'],
  ])('keeps the kind that is set, %s, and has the name of its server', async (kind, answers, server) => {
    const { teacher, told } = await from(
      { TEACHER_KIND: kind, TEACHER_URL: 'http://box.test', TEACHER_MODEL: 'm' },
      answers,
    );
    expect([teacher.description.kind, teacher.description.server, told]).toEqual([kind, server, []]);
  });

  it.each(['file', 'address'])('renders its prompt with the template in a %s', async (where) => {
    const file = join(folder, 'chat_template.jinja');
    await writeFile(file, template);
    const address = 'https://hub.test/resolve/main/tokenizer_config.json';
    const { teacher, asked } = await from(
      {
        TEACHER_KIND: 'completions',
        TEACHER_URL: 'http://box.test',
        TEACHER_MODEL: 'm',
        TEACHER_API_KEY: key,
        TEACHER_TEMPLATE: where === 'file' ? file : address,
      },
      { [address]: JSON.stringify({ chat_template: template, eos_token: '[end]' }) },
    );
    await collect(teacher.write(request)).catch(() => undefined);
    const posted = asked.at(-1);
    expect(posted?.body).toMatchObject({ prompt: expect.stringMatching(/^\[user\]\?\n.*\[end\]\[assistant\]So$/s), stop: ['[end]'] }); // prettier-ignore
    // The key is sent to the teacher only.
    const keys = new Map(asked.map(({ url, authorization }) => [new URL(url).origin, authorization]));
    expect(Object.fromEntries(keys)).toEqual({
      ...(where === 'file' ? {} : { 'https://hub.test': null }),
      'http://box.test': `Bearer ${key}`,
    });
    expect(posted?.url).toBe('http://box.test/v1/completions');
  });

  it.each([
    ['a file that is not there', '/nowhere/template.json', /^file-unreadable-variable.*TEACHER_TEMPLATE/],
    ['an address without a server', 'https://away.test/x', /^source-no-answer/],
    ['an address that refuses', 'https://hub.test/gated', /^source-status.*401/],
    ['a web page', 'https://hub.test/blob', /^template-web-page/],
  ])('does not start with %s', async (_, TEACHER_TEMPLATE, message) => {
    const starting = from(
      { TEACHER_KIND: 'ollama', TEACHER_URL: 'http://box.test', TEACHER_MODEL: 'm', TEACHER_TEMPLATE },
      { 'https://hub.test/gated': 401, 'https://hub.test/blob': '<!doctype html><title>x</title>' },
    );
    await expect(starting).rejects.toThrow(EnvironmentError);
    await expect(starting).rejects.toThrow(message);
  });
});
