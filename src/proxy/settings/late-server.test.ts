/** A server that is not what it was when the proxy started: it starts later, loads, restarts, or is another one. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CodedError } from '../../errors/coded-error.ts';
import { TeacherError } from '../../relay/teacher.ts';
import { protocolOf } from '../../teacher/testing/fake-model-server/protocols.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { request } from '../testing/app.ts';
import { remoteTeacher } from './remote-teacher.ts';
import { teacherFromEnvironment } from './teacher-settings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Answers = Readonly<Record<string, () => Response>>;

const json = (value: unknown, status = 200) => Response.json(value, { status });

/** The answer "5" in a provider's protocol. */
function answerOf(kind: string): Response {
  const { contentType, piece, end } = protocolOf(kind);
  return new Response(piece('5') + end('model', 2), { headers: { 'Content-Type': contentType } });
}

const ollama: Answers = {
  '/api/version': () => json({ version: '0.12' }),
  '/api/generate': () => answerOf('ollama'),
};
const llamaCpp: Answers = {
  '/props': () => json({ default_generation_settings: {}, chat_template: template, build_info: 'b1' }),
  '/completion': () => answerOf('llamacpp'),
};
const vllm: Answers = {
  '/version': () => json({ version: '0.32' }),
  '/v1/completions': () => answerOf('completions'),
};
const loading = (): Response =>
  json({ error: { message: 'Loading model', type: 'unavailable_error', code: 503 } }, 503);
const llamaCppLoading: Answers = { '/props': loading, '/completion': loading, '/v1/completions': loading };
const template =
  '{% for m in messages %}[{{ m.role }}]{{ m.content }}[end]{% endfor %}{% if add_generation_prompt %}[assistant]{% endif %}';

/** A machine on which one server or none runs. */
function machine(first: Answers | null) {
  const state: { server: Answers | null; calls: string[]; lastBody: string } = {
    server: first,
    calls: [],
    lastBody: '',
  };
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { pathname } = new URL(String(input));
    if (init?.method === 'POST') {
      state.calls.push(pathname);
      state.lastBody = String(init.body);
    }
    if (state.server === null) return Promise.reject(new TypeError('fetch failed'));
    return Promise.resolve(state.server[pathname]?.() ?? new Response('none', { status: 404 }));
  };
  return { state, fetch };
}

async function teacherAt(fetch: typeof globalThis.fetch, more: Record<string, string> = {}) {
  const settings = teacherFromEnvironment({ TEACHER_URL: 'http://box.test', TEACHER_MODEL: 'm', ...more });
  if (settings.type === 'embedded') throw new Error('The environment names no remote teacher.');
  const told: CodedError[] = [];
  const teacher = await remoteTeacher(settings, { tell: (notice) => told.push(notice), fetch });
  const text = async (): Promise<string> => {
    const chunks = await collect(teacher.write(request));
    return chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
  };
  return { teacher, told, text };
}

describe('a server that starts after the proxy', () => {
  it('is detected with the first call that it answers', async () => {
    const { state, fetch } = machine(null);
    const { teacher, told, text } = await teacherAt(fetch);
    expect(teacher.description.kind).toBe('completions');
    await expect(text()).rejects.toMatchObject({ failure: 'offline' });
    state.server = ollama;
    expect(await text()).toBe('5');
    expect(teacher.description).toMatchObject({ kind: 'ollama', server: 'Ollama 0.12' });
    expect(told.at(-1)).toMatchObject({ code: 'provider-detected', params: { server: 'Ollama 0.12' } });
  });

  it('gets advice for another kind as soon as it is known, and once', async () => {
    const { state, fetch } = machine(null);
    const { teacher, told, text } = await teacherAt(fetch, { TEACHER_KIND: 'completions' });
    expect([teacher.kindAdvice, told]).toEqual([null, []]);
    state.server = { ...ollama, '/v1/completions': () => answerOf('completions') };
    expect(await text()).toBe('5');
    teacher.refresh?.();
    expect(await text()).toBe('5');
    const advice = { server: 'Ollama 0.12', kind: 'completions', use: 'ollama' };
    expect(teacher.kindAdvice).toEqual(advice);
    expect(told).toEqual([{ code: 'kind-inexact', params: { url: 'http://box.test', ...advice } }]);
  });

  it('is detected in the background by a request for health', async () => {
    const { state, fetch } = machine(null);
    const { teacher } = await teacherAt(fetch);
    state.server = llamaCpp;
    teacher.refresh?.();
    await expect.poll(() => teacher.description).toMatchObject({ kind: 'llamacpp', server: 'llama.cpp b1' });
  });

  it('is asked for its own template before the first call that it answers, also where its kind is set', async () => {
    const { state, fetch } = machine(llamaCppLoading);
    const { text } = await teacherAt(fetch, { TEACHER_KIND: 'llamacpp' });
    state.server = llamaCpp;
    expect(await text()).toBe('5');
    expect(state.lastBody).toContain('[assistant]');
  });

  it('gives its own template then, where TEACHER_TEMPLATE names it', async () => {
    const { state, fetch } = machine(null);
    const { text } = await teacherAt(fetch, {
      TEACHER_KIND: 'llamacpp',
      TEACHER_TEMPLATE: 'http://box.test/props',
    });
    await expect(text()).rejects.toMatchObject({ failure: 'offline' });
    state.server = llamaCpp;
    expect(await text()).toBe('5');
  });
});

describe('a server that becomes another', () => {
  it('is detected again within the call that the old kind fails', async () => {
    const { state, fetch } = machine(ollama);
    const { teacher, text } = await teacherAt(fetch);
    expect(await text()).toBe('5');
    state.server = vllm;
    expect(await text()).toBe('5');
    expect(teacher.description).toMatchObject({ kind: 'completions', server: 'vLLM 0.32' });
    expect(state.calls).toEqual([
      '/api/show',
      '/api/generate',
      '/api/generate',
      '/tokenize',
      '/v1/completions',
    ]);
  });

  it('is detected again after it was away', async () => {
    const { state, fetch } = machine(ollama);
    const { teacher, text } = await teacherAt(fetch);
    state.server = null;
    await expect(text()).rejects.toMatchObject({ failure: 'offline' });
    state.server = llamaCpp;
    expect(await text()).toBe('5');
    expect(teacher.description.kind).toBe('llamacpp');
  });

  it('is asked again where it restarted with another model between two calls', async () => {
    const { state, fetch } = machine(llamaCpp);
    const { teacher, text } = await teacherAt(fetch);
    expect(await text()).toBe('5');
    expect(state.lastBody).toContain('[assistant]');
    const props = { default_generation_settings: {}, chat_template: template.replace('assistant', 'helper') };
    state.server = { ...llamaCpp, '/props': () => json({ ...props, build_info: 'b1' }) };
    await vi.advanceTimersByTimeAsync(60_000);
    teacher.refresh?.();
    const promptOfCall = async (): Promise<string> => {
      expect(await text()).toBe('5');
      return state.lastBody;
    };
    await expect.poll(promptOfCall).toContain('[helper]');
  });

  it('is not asked again because of a refusal that stays the same', async () => {
    const refusing = { ...ollama, '/api/generate': () => json({ error: 'no such model' }, 404) };
    const { state, fetch } = machine(refusing);
    const { text } = await teacherAt(fetch);
    await expect(text()).rejects.toMatchObject({ failure: 'refused' });
    expect(state.calls.filter((path) => path === '/api/generate')).toHaveLength(1);
  });
});

describe('a server that is loading its model', () => {
  it('is waited for, and said to be loading', async () => {
    const { state, fetch } = machine(llamaCppLoading);
    const { teacher, text } = await teacherAt(fetch);
    expect(teacher.description.loading).toBe(true);
    const answer = text();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(teacher.description.loading).toBe(true);
    state.server = llamaCpp;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBe('5');
    expect(teacher.description).toMatchObject({ kind: 'llamacpp', server: 'llama.cpp b1' });
    expect(teacher.description).not.toHaveProperty('loading');
  });

  it('fails the call within the timeout of the first token, with the reason', async () => {
    const { fetch } = machine(llamaCppLoading);
    const { text } = await teacherAt(fetch, { TEACHER_FIRST_TOKEN_SECONDS: '5' });
    const answer = text().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(6_000);
    const error = await answer;
    expect(error).toBeInstanceOf(TeacherError);
    expect(error).toMatchObject({
      failure: 'timeout',
      code: 'server-loading-timeout',
      params: { milliseconds: 5000 },
    });
  });

  it('is not waited for where the page has left', async () => {
    const { state, fetch } = machine(llamaCppLoading);
    const { teacher } = await teacherAt(fetch);
    const abort = new AbortController();
    const answer = collect(teacher.write(request, abort.signal)).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(100);
    abort.abort('left');
    expect(await answer).toBe('left');
    const { length } = state.calls;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.calls).toHaveLength(length);
  });
});
