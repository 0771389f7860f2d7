import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fetchHealth, proxyTeacher } from '../../teacher/client.ts';
import { SetupClient } from '../../teacher/setup-client.ts';
import { setupActions, setupPath, type TeacherEntry } from '../../teacher/setup-schema.ts';
import { startFakeModelServer } from '../../teacher/testing/fake-model-server/http-server.ts';
import { openAIAnswer } from '../../teacher/testing/fake-model-server/protocols.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import type { ProxyOptions } from '../app.ts';
import { nodeTransport } from '../node/node-transport.ts';
import { fetchStandard, request, teacherOf, text } from '../testing/app.ts';
import { TeacherSetup, type TeacherSetupOptions } from './teacher-setup.ts';
import { TeacherStore } from './teacher-store.ts';

const host = 'localhost:4173';
const url = `http://${host}`;
const key = 'sk-canary-0123456789';

let folder = '';
let store = new TeacherStore('');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-'));
  store = new TeacherStore(join(folder, 'teacher.json'));
});
afterEach(() => rm(folder, { recursive: true }));

function setupWith(options: Partial<TeacherSetupOptions> = {}): TeacherSetup {
  return new TeacherSetup({
    store,
    environment: {},
    tell: () => undefined,
    report: () => undefined,
    transport: nodeTransport,
    servers: [],
    ...options,
  });
}

/** A proxy on this machine, and its page: each request has the headers that a browser adds. */
function pageOf(setup: TeacherSetup | null, options: Partial<ProxyOptions> = {}) {
  const connection: ProxyOptions['connection'] = () => ({
    remote: { address: '127.0.0.1', addressType: 'IPv4' },
  });
  const { teacher } = teacherOf([text('embedded'), { type: 'done', endedSolution: true, tokens: 1 }]);
  const app = fetchStandard({ teacher, setup, connection, ...options });
  const bodies: string[] = [];
  const send = async (path: string, init: RequestInit = {}, more: Record<string, string> = {}) => {
    const origin = init.method === 'POST' ? { Origin: url } : {};
    const headers = { Host: host, ...origin, ...(init.headers as Record<string, string>), ...more };
    const response = await app.request(path, { ...init, headers });
    bodies.push(await response.clone().text(), JSON.stringify([...response.headers]));
    return response;
  };
  const fetcher: typeof fetch = (input, init) => send(new URL(String(input)).pathname, init);
  const client = new SetupClient(url, fetcher);
  const answers = async () => {
    const chunks = await collect(proxyTeacher({ url, fetch: fetcher }).write(request));
    return chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
  };
  return { client, send, answers, health: () => fetchHealth(url, { fetch: fetcher }), bodies };
}

/** A server of two endpoints of OpenAI's API, which lists one model. */
async function fakeServer(pieces = [' ', '36']) {
  const server = await startFakeModelServer(openAIAnswer(pieces, 'limit'));
  onTestFinished(() => server.close());
  return server;
}

const entry = (url: string, changes: Partial<TeacherEntry> = {}): TeacherEntry => ({
  url,
  model: 'fake-teacher',
  kind: '',
  template: '',
  apiKey: key,
  ...changes,
});

describe('choosing the teacher in the page', () => {
  it('is offered where the proxy has no teacher, which then has the chosen one', async () => {
    const server = await fakeServer();
    const page = pageOf(setupWith(), { teacher: null, describe: () => 'A sentence.' });
    const reason = { code: 'proxy-without-teacher' };
    expect(await page.health()).toEqual({ teacher: null, reason, setup: true });
    await page.client.save(entry(server.url));
    expect(await page.health()).toMatchObject({ teacher: { name: 'fake-teacher' }, setup: true });
    expect(await page.answers()).toBe('36');
  });

  it('finds a server, tries it, makes it the teacher, and keeps it over a restart', async () => {
    const server = await fakeServer();
    const page = pageOf(setupWith());
    expect(await page.health()).toMatchObject({ teacher: { name: 'test-teacher' }, setup: true });
    expect(await page.client.session()).toMatchObject({ lockedBy: [], chosen: null, file: store.path });
    const look = { url: server.url, kind: '', apiKey: null };
    expect(await page.client.look(look)).toEqual({
      url: server.url,
      usual: null,
      server: null,
      kind: 'completions',
      inexactKinds: [],
      models: ['fake-teacher'],
    });
    const result = await page.client.test(entry(server.url));
    expect(result.outcome).toMatchObject({ type: 'answer', text: ' 36' });
    expect(result.firstTokenMs).toBeGreaterThan(0);
    expect(result.totalMs).toBeGreaterThanOrEqual(result.firstTokenMs ?? Infinity);
    expect(result.request?.url).toBe(`${server.url}/completions`);
    expect(JSON.parse(result.request?.body ?? '')).toMatchObject({ max_tokens: 2, temperature: 0 });
    // A test changes nothing.
    expect(await page.answers()).toBe('embedded');
    await page.client.save(entry(server.url));
    expect(await page.answers()).toBe('36');
    expect(await page.health()).toMatchObject({ teacher: { name: 'fake-teacher', kind: 'completions' } });
    expect((await stat(store.path)).mode & 0o777).toBe(0o600);

    const restarted = setupWith();
    await restarted.restore();
    const later = pageOf(restarted);
    expect(await later.answers()).toBe('36');
    expect(server.requests.at(-1)?.headers.get('Authorization')).toBe(`Bearer ${key}`);
    await later.client.reset();
    expect(await later.answers()).toBe('embedded');
    expect(await store.read()).toBeNull();
  });

  it('never sends the key back, in no answer and no header', async () => {
    const server = await fakeServer();
    const page = pageOf(setupWith());
    await page.client.look({ url: server.url, kind: '', apiKey: key });
    await page.client.test(entry(server.url));
    await page.client.save(entry(server.url));
    expect((await page.client.session()).chosen).toMatchObject({ hasKey: true });
    server.respond = {
      status: 400,
      contentType: 'application/json',
      body: [JSON.stringify({ error: { message: `The key ${key} is wrong.` } })],
    };
    expect((await page.client.test(entry(server.url))).outcome.type).toBe('error');
    await page.health();
    expect(await readFile(store.path, 'utf8')).toContain(key);
    expect(page.bodies.join('\n')).not.toContain(key);
  });

  it('keeps the saved key for the server that it was saved for, and sends it to no other', async () => {
    const [one, other] = [await fakeServer(), await fakeServer()];
    const page = pageOf(setupWith());
    await page.client.save(entry(one.url));
    await page.client.test(entry(one.url, { apiKey: null }));
    expect(one.requests.at(-1)?.headers.get('Authorization')).toBe(`Bearer ${key}`);
    await page.client.test(entry(other.url, { apiKey: null }));
    await page.client.save(entry(other.url, { apiKey: null }));
    await page.answers();
    expect(other.requests.map(({ headers }) => headers.get('Authorization'))).toEqual([null, null]);
    expect((await store.read())?.apiKey).toBe('');
  });

  it('shows a failure of the teacher as a result, and says what to change in a description', async () => {
    const server = await fakeServer();
    server.respond = { status: 404, contentType: 'application/json', body: ['{"error":{"message":"no"}}'] };
    const { client } = pageOf(setupWith());
    expect((await client.test(entry(server.url))).outcome).toEqual({
      type: 'error',
      error: { code: 'server-model-missing', params: { words: 'no' } },
    });
    const codeOf = (changes: Partial<TeacherEntry>) =>
      client.save(entry(server.url, changes)).then(
        () => 'saved',
        (error: { code: string }) => error.code,
      );
    expect(await codeOf({ url: 'localhost:8000 ?' })).toBe('setup-url-invalid');
    expect(await codeOf({ url: 'http://me:secret@localhost' })).toBe('setup-url-invalid');
    expect(await codeOf({ url: 'file:///etc/passwd' })).toBe('setup-url-invalid');
    expect(await codeOf({ model: ' ' })).toBe('setup-model-missing');
    expect(await codeOf({ kind: 'nope' })).toBe('setup-kind-unknown');
    expect(await codeOf({ kind: 'embedded' })).toBe('setup-kind-unknown');
    expect(await codeOf({ apiKey: 'a b' })).toBe('setup-key-invalid');
    expect(await codeOf({ kind: 'anthropic', url: 'https://api.anthropic.com', apiKey: '' })).toBe(
      'setup-key-missing',
    );
    expect(await codeOf({ kind: 'anthropic', template: 'a.jinja' })).toBe('setup-template-not-used');
    expect(await codeOf({ template: '/etc/passwd' })).toBe('setup-template-other-file');
    expect(await codeOf({ template: join(folder, 'nope.jinja') })).toBe('setup-template-unreadable');
    expect(await codeOf({ template: store.path })).toBe('setup-template-unreadable');
    expect(await store.read()).toBeNull();
    const gone = new URL(server.url);
    await server.close();
    await expect(client.look({ url: gone.href, kind: '', apiKey: null })).rejects.toMatchObject({
      code: 'setup-no-server',
    });
  });

  it('keeps what was chosen before where the file cannot be written', async () => {
    const server = await fakeServer();
    const report = vi.fn();
    const setup = setupWith({ store: new TeacherStore(join(folder, 'teacher.json', 'x')), report });
    await store.write({ url: server.url, model: 'm', kind: '', template: '', apiKey: '' });
    const page = pageOf(setup);
    await expect(page.client.save(entry(server.url))).rejects.toMatchObject({ code: 'setup-not-saved' });
    expect(report).toHaveBeenCalledOnce();
    expect(await page.answers()).toBe('embedded');
  });

  it('finds servers at the usual ports, and no other programs', async () => {
    const found = await fakeServer();
    const json = { 'Content-Type': 'application/json' };
    const fetcher: typeof fetch = async (input, init) => {
      const { port, pathname } = new URL(String(input));
      if (port === '1') throw new TypeError('fetch failed');
      if (port === '2') return new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
      if (port === '3') {
        if (pathname === '/api/version') return new Response('{"version":"0.12.1"}', { headers: json });
        if (pathname === '/api/tags')
          return new Response('{"models":[{"name":"qwen2.5:7b"},{"name":"llama3"}]}', { headers: json });
        return new Response('404 page not found', { status: 404 });
      }
      return fetch(input, init);
    };
    const servers = [
      { name: 'none', url: 'http://localhost:1' },
      { name: 'a page', url: 'http://localhost:2' },
      { name: 'Ollama', url: 'http://localhost:3' },
      { name: 'vLLM', url: `http://127.0.0.1:${found.port}` },
    ];
    const { client } = pageOf(setupWith({ fetch: fetcher, servers }));
    expect((await client.scan()).servers).toEqual([
      {
        url: 'http://localhost:3',
        usual: 'Ollama',
        server: 'Ollama 0.12.1',
        kind: 'ollama',
        inexactKinds: ['completions', 'chat-continue'],
        models: ['qwen2.5:7b', 'llama3'],
      },
      {
        url: `http://127.0.0.1:${found.port}`,
        usual: 'vLLM',
        server: null,
        kind: 'completions',
        inexactKinds: [],
        models: ['fake-teacher'],
      },
    ]);
  });

  it('says which kinds a server answers without continuing the text, and what to use', async () => {
    const server = await fakeServer();
    const root = new URL(server.url).origin;
    const asOllama: typeof fetch = async (input, init) =>
      new URL(String(input)).pathname === '/api/version'
        ? Response.json({ version: '0.33.0' })
        : fetch(input, init);
    const { client } = pageOf(setupWith({ fetch: asOllama }));
    const looked = await client.look({ url: root, kind: 'completions', apiKey: null });
    expect(looked).toMatchObject({ kind: 'ollama', inexactKinds: ['completions', 'chat-continue'] });
    expect(looked.models).toEqual(['fake-teacher']);
    const inexact = entry(root, { kind: 'completions' });
    const kindAdvice = { server: 'Ollama 0.33.0', kind: 'completions', use: 'ollama' };
    expect(await client.test(inexact)).toMatchObject({ kind: 'completions', kindAdvice });
    expect(await client.save(inexact)).toMatchObject({ kindAdvice });
    expect(await client.save(entry(root, { kind: 'ollama' }))).toMatchObject({ kindAdvice: null });
  });

  it.each(['TEACHERS', 'TEACHER_KIND', 'TEACHER_URL', 'TEACHER_MODEL'])('leaves it to %s', async (name) => {
    const server = await fakeServer();
    await store.write({ url: server.url, model: 'm', kind: '', template: '', apiKey: '' });
    const setup = setupWith({ environment: { [name]: 'x' } });
    await setup.restore();
    const page = pageOf(setup);
    expect(await page.answers()).toBe('embedded');
    expect(await page.client.session()).toMatchObject({ lockedBy: [name], chosen: null });
    const works = [
      page.client.scan(),
      page.client.look({ url: server.url, kind: '', apiKey: null }),
      page.client.test(entry(server.url)),
      page.client.save(entry(server.url)),
      page.client.reset(),
    ];
    for (const work of works) {
      await expect(work).rejects.toEqual(
        expect.objectContaining({ code: 'setup-locked', params: { variables: [name] } }),
      );
    }
    expect(server.counts().connections).toBe(0);
    expect(await store.read()).not.toBeNull();
  });
});

describe('the guards of the choice', () => {
  /** A page that has the token, and what a request of each action would do. */
  async function guarded() {
    const server = await fakeServer();
    const asked = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('fetch failed')));
    const transport = vi.fn(nodeTransport);
    const servers = [{ name: 'vLLM', url: server.url }];
    const setup = setupWith({ fetch: asked, transport, servers });
    const origins = ['https://school.example'];
    const page = pageOf(setup, { allowedOrigins: origins });
    const { token } = await page.client.session();
    const body = JSON.stringify(entry(server.url));
    const ask = (headers: Record<string, string>, action = 'save') =>
      page.send(setupPath(action as 'save'), {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', 'X-Setup-Token': token, ...headers },
      });
    return { ask, asked, transport, page };
  }

  it.each([
    ['a page of another site', { Origin: 'https://evil.example' }],
    ['a page of an origin that may call the teacher', { Origin: 'https://school.example' }],
    ['a page of another port', { Origin: 'http://localhost:3000' }],
    ['a rebound name', { Host: 'rebound.example:4173', Origin: 'http://rebound.example:4173' }],
    ['no token', { 'X-Setup-Token': '' }],
    ['a wrong token', { 'X-Setup-Token': 'f'.repeat(64) }],
    ['a tunnel', { 'X-Forwarded-For': '192.0.2.1' }],
  ])('let %s save nothing, and ask no server, so it cannot probe ports', async (_, headers) => {
    const { ask, asked, transport, page } = await guarded();
    for (const action of setupActions.filter((each) => each !== 'session')) {
      expect((await ask(headers, action)).status, action).toBe(403);
    }
    expect(asked).not.toHaveBeenCalled();
    expect(transport).not.toHaveBeenCalled();
    expect(await store.read()).toBeNull();
    expect(await page.answers()).toBe('embedded');
    // The same request without the difference passes.
    expect((await ask({}, 'reset')).status).toBe(200);
  });

  it('give no other page the token', async () => {
    const { ask } = await guarded();
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'https://school.example' },
      { Host: 'rebound.example', Origin: 'http://rebound.example' },
      { Via: '1.1 tunnel' },
    ]) {
      const response = await ask(headers as unknown as Record<string, string>, 'session');
      expect([response.status, await response.text()]).toEqual([403, expect.not.stringContaining('token":')]);
    }
  });

  it('need a preflight, which allows the token’s header to no origin', async () => {
    const { page } = await guarded();
    const headers = { Origin: 'https://school.example', 'Access-Control-Request-Headers': 'x-setup-token' };
    const preflight = await page.send(setupPath('save'), { method: 'OPTIONS', headers });
    expect(preflight.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).not.toContain('setup');
    const plain = await page.send(setupPath('session'), {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'text/plain' },
    });
    expect(plain.status).toBe(415);
  });

  it('are not there where no page may choose, and health does not offer it', async () => {
    const page = pageOf(null);
    expect(await page.health()).not.toHaveProperty('setup');
    for (const action of setupActions) {
      expect((await page.send(setupPath(action), { method: 'POST' })).status).toBe(404);
    }
    const other = pageOf(setupWith(), {
      connection: () => ({ remote: { address: '192.0.2.1', addressType: 'IPv4' } }),
    });
    expect(await other.health()).not.toHaveProperty('setup');
    expect(await pageOf(null, { teacher: null }).health()).not.toHaveProperty('setup');
    await expect(other.client.session()).rejects.toMatchObject({ code: 'setup-other-machine' });
  });

  it('take POSTs only, and no large bodies', async () => {
    const { page, ask } = await guarded();
    expect((await page.send(setupPath('scan'))).status).toBe(405);
    const large = await page.send(setupPath('session'), {
      method: 'POST',
      body: JSON.stringify({ x: 'a'.repeat(20_000) }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(large.status).toBe(413);
    expect((await ask({}, 'look')).status).toBe(400);
  });
});
