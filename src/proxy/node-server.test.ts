import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TeacherChunk } from '../relay/teacher.ts';
import { proxyTeacher } from '../teacher/client.ts';
import { collect } from '../teacher/testing/fake-model-server/script.ts';
import { LightAbortController, type LightAbortSignal } from '../teacher/light-abort.ts';
import { PortError, serve, type RunningServer, type ServeOptions } from './node-server.ts';
import { securityHeaders } from './request/security-headers.ts';
import type { Upstream } from './upstream.ts';

const asked = {
  problem: 'P',
  prefix: '',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 5,
  temperature: 0,
  seed: 0,
};

/** Writes one token, then waits for an abort or for the end of its answer. */
function patientTeacher() {
  const signals: LightAbortSignal[] = [];
  let end: () => void = () => undefined;
  const teacher: Upstream = {
    description: { name: 't', kind: 'embedded', fingerprint: null },
    async *write(_, signal = new LightAbortController()) {
      signals.push(signal);
      yield { type: 'text', text: 'so far' };
      await new Promise<void>((resolve, reject) => {
        end = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
      yield { type: 'done', endedSolution: true, tokens: 1 };
    },
  };
  return { teacher, signals, end: () => end() };
}

/** A request with any path and headers, which fetch would not send. */
function rawRequest(url: string, path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(url);
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    httpRequest({ hostname, port, path, headers }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => (text += data.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });
}

let directory = '';
const running: RunningServer[] = [];

async function start(
  teacher: Upstream | null = null,
  options: Partial<ServeOptions> = {},
): Promise<RunningServer> {
  const server = await serve({ port: 0, directory, teacher, drainTimeoutMs: 0, ...options });
  running.push(server);
  return server;
}

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'relay-'));
  directory = join(parent, 'dist');
  const files = {
    'index.html': '<!doctype html>',
    'assets/ort-abc.wasm': '\0asm',
    'assets/ort-abc.mjs': 'export {};',
    'models/m/onnx/model.onnx': 'weights',
    'models/m/config.json': '{}',
    '../secret.txt': 'secret',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(directory, path, '..'), { recursive: true });
    await writeFile(join(directory, path), content);
  }
});
afterAll(() => rm(join(directory, '..'), { recursive: true }));
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('serve: files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/ort-abc.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
    ['/assets/ort-abc.mjs', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/models/m/onnx/model.onnx', 'application/octet-stream', 'no-cache'],
    ['/models/m/config.json', 'application/json', 'no-cache'],
  ])('%s has its type, its caching and the security headers', async (path, type, caching) => {
    const { url } = await start();
    const answer = await fetch(url + path);
    await answer.arrayBuffer();
    const { headers, status } = answer;
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe(type);
    expect(headers.get('Cache-Control')).toBe(caching);
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name)).toBe(value);
  });

  it('sends a file again only when it has changed', async () => {
    const { url } = await start();
    const path = `${url}/models/m/onnx/model.onnx`;
    const first = await fetch(path);
    expect(await first.text()).toBe('weights');
    const etag = first.headers.get('ETag') ?? '';
    const again = await fetch(path, { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await writeFile(join(directory, 'models/m/onnx/model.onnx'), 'other weights');
    const changed = await fetch(path, { headers: { 'If-None-Match': etag } });
    expect([changed.status, await changed.text()]).toEqual([200, 'other weights']);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/models/..%5c..%5csecret.txt'])(
    'lets no path out of the folder: %s',
    async (path) => {
      const { url } = await start();
      const answer = await rawRequest(url, path);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('secret');
    },
  );

  it('distinguishes unknown pages from unknown API paths', async () => {
    const { url } = await start();
    const page = await fetch(`${url}/nothing`);
    expect([page.status, page.headers.get('Content-Type')]).toEqual([404, 'text/plain; charset=UTF-8']);
    for (const [name, value] of Object.entries(securityHeaders)) expect(page.headers.get(name)).toBe(value);
    const api = await fetch(`${url}/api/nothing`);
    expect([api.status, api.headers.get('Content-Type')]).toEqual([404, 'application/json']);
  });
});

describe('serve: the API over a real connection', () => {
  it('streams each token as it is written and stops the teacher when the page leaves', async () => {
    const { teacher, signals } = patientTeacher();
    const { url } = await start(teacher);
    for await (const chunk of proxyTeacher({ url }).write(asked)) {
      expect(chunk).toEqual({ type: 'text', text: 'so far' });
      break;
    }
    await expect.poll(() => signals[0]?.aborted).toBe(true);
  });

  it('refuses a large body', async () => {
    const { url } = await start(patientTeacher().teacher);
    const body = JSON.stringify({ ...asked, prefix: 'x'.repeat(1_000_000) });
    const answer = await fetch(`${url}/api/teacher`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }); // prettier-ignore
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ code: 'body-too-large', params: { bytes: 256 * 1024 } });
  });

  it('ends open answers with an error when it closes, and then stops listening', async () => {
    const { teacher, signals } = patientTeacher();
    const server = await start(teacher);
    const chunks: TeacherChunk[] = [];
    const reading = (async () => {
      for await (const chunk of proxyTeacher({ url: server.url }).write(asked)) chunks.push(chunk);
    })();
    await expect.poll(() => chunks).toHaveLength(1);
    const closing = server.close();
    await expect(reading).rejects.toMatchObject({
      failure: 'offline',
      code: 'proxy-stopped-writing',
    });
    await closing;
    expect(signals[0]?.aborted).toBe(true);
    await expect(collect(proxyTeacher({ url: server.url }).write(asked))).rejects.toMatchObject({
      failure: 'offline',
      code: 'unreachable',
    });
  });

  it('waits for an answer before it closes, and denies new calls meanwhile', async () => {
    const { teacher, end } = patientTeacher();
    const server = await start(teacher, { drainTimeoutMs: 60_000 });
    const chunks: TeacherChunk[] = [];
    const reading = (async () => {
      for await (const chunk of proxyTeacher({ url: server.url }).write(asked)) chunks.push(chunk);
    })();
    await expect.poll(() => chunks).toHaveLength(1);
    const closing = server.close();
    const call = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    for (const answer of [
      await fetch(`${server.url}/api/teacher`, call),
      await fetch(`${server.url}/api/health`),
    ]) {
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '10']);
      expect(await answer.json()).toEqual({ code: 'proxy-stopping' });
    }
    end();
    await reading;
    expect(chunks.at(-1)).toMatchObject({ type: 'done' });
    await closing;
  });

  it('does not wait for answers when it is cut short', async () => {
    const { teacher } = patientTeacher();
    const server = await start(teacher, { drainTimeoutMs: 60_000 });
    const reading = collect(proxyTeacher({ url: server.url }).write(asked));
    reading.catch(() => undefined);
    const metrics = async () => (await rawRequest(server.url, '/api/metrics')).text;
    await expect.poll(metrics).toContain('relay_open_streams 1');
    const closing = server.close();
    server.cut();
    await expect(reading).rejects.toMatchObject({ code: 'proxy-stopped-writing' });
    await closing;
  });

  it('accepts its own host names only, for pages and for the API', async () => {
    const { url } = await start(null, { allowedHosts: ['relay.example'] });
    for (const path of ['/', '/api/metrics']) {
      for (const host of ['relay.example:80', 'localhost']) {
        expect((await rawRequest(url, path, { Host: host })).status).toBe(200);
      }
      const refused = await rawRequest(url, path, { Host: 'evil.example' });
      expect([refused.status, refused.text]).toEqual([
        421,
        expect.stringMatching(/"host-not-allowed".*evil\.example/),
      ]);
    }
  });

  it('shows its metrics to this machine, unless the request is forwarded', async () => {
    const { url } = await start();
    expect((await rawRequest(url, '/api/metrics')).status).toBe(200);
    expect((await rawRequest(url, '/api/metrics', { 'X-Forwarded-For': '192.0.2.1' })).status).toBe(403);
  });

  it('identifies clients by their address, or by what one balancer reports', async () => {
    const limits = { clientRequestsPerMinute: 1 };
    const { url } = await start(patientTeacher().teacher, { limits, trustedHops: 1 });
    const statusFor = async (address: string) => {
      const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': address };
      return (await fetch(`${url}/api/teacher`, { method: 'POST', headers, body: '{}' })).status;
    };
    const statuses = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.3, 192.0.2.2']) {
      statuses.push(await statusFor(address));
    }
    expect(statuses).toEqual([400, 400, 429, 429]);
  });

  it('says when the port is in use', async () => {
    const { url } = await start();
    const taken = serve({ port: Number(new URL(url).port), directory, teacher: null });
    await expect(taken).rejects.toThrow(PortError);
    await expect(taken).rejects.toThrow(/^port-in-use/);
  });
});
