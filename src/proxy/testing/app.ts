/** For tests of the proxy: a request, scripted teachers, and the paths that requests take. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { TeacherChunk, TeacherRequest } from '../../relay/teacher.ts';
import { LightAbortController, type LightAbortSignal } from '../../teacher/light-abort.ts';
import { createProxy, type ProxyOptions } from '../app.ts';
import { proxyListener } from '../node-listener.ts';
import type { Upstream } from '../upstream.ts';

export const body = { problem: 'What is 2 + 3?', prefix: 'We add: ', maxTokens: 8, temperature: 0, seed: 1 };
/** What the teacher gets of `body`. */
export const request: TeacherRequest = { ...body, prefixIds: [], fingerprint: '' };

export const text = (value: string): TeacherChunk => ({ type: 'text', text: value });
export const done: TeacherChunk = { type: 'done', endedSolution: true, tokens: 2 };

/** An upstream with this `write`. */
export function upstream(write: Upstream['write']): Upstream {
  return { description: { name: 'test-teacher', kind: 'embedded', fingerprint: 'abc' }, write };
}

/** A teacher that writes `chunks`, then ends, fails or waits for the signal. */
export function teacherOf(chunks: readonly TeacherChunk[], end: Error | 'wait' | null = null) {
  const seen: TeacherRequest[] = [];
  const signals: LightAbortSignal[] = [];
  const teacher = upstream(async function* (asked, signal = new LightAbortController()) {
    seen.push(asked);
    signals.push(signal);
    yield* chunks;
    if (end === 'wait') {
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    } else if (end !== null) throw end;
  });
  return { teacher, seen, signals };
}

/** A proxy over either path. */
export interface Proxy {
  /** @param path below the proxy's address */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** For the page's client. */
  readonly fetch: typeof fetch;
}

function proxyOver(request: Proxy['request']): Proxy {
  return { request, fetch: (input, init) => request(new URL(String(input)).pathname, init) };
}

/** The fetch-standard path, as other platforms mount it. */
export function fetchStandard(options: ProxyOptions): Proxy {
  const app = createProxy(options);
  return proxyOver(async (path, init) => app.request(path, init));
}

/** The Node path, over real connections of this machine, which are closed after the test. */
function onNode(options: ProxyOptions): Proxy {
  const server = createServer(proxyListener(options));
  const listening = new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await listening;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return proxyOver(async (path, init) => {
    await listening;
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
  });
}

/** Tests of the API run through both paths. */
export const ways: readonly [string, (options: ProxyOptions) => Proxy][] = [
  ['fetch-standard', fetchStandard],
  ['on Node', onNode],
];

/** @param headers besides Content-Type */
export function post(
  proxy: Pick<Proxy, 'request'>,
  raw: string,
  contentType = 'application/json',
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return proxy.request('/api/teacher', {
    method: 'POST',
    body: raw,
    headers: { 'Content-Type': contentType, ...headers },
  });
}
