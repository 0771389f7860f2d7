import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import worker from '../../deploy/cloudflare-worker.ts';
import { proxyTeacher } from '../teacher/client.ts';
import { fakeFetch } from '../teacher/testing/fake-model-server/fake-fetch.ts';
import { collect } from '../teacher/testing/fake-model-server/script.ts';
import { request } from './testing/app.ts';

/** The module at `entry` and everything it imports, by address; and the packages that they import. */
async function modulesOf(entry: URL) {
  const texts = new Map<string, string>();
  const packages = new Set<string>();
  const left = [entry];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (texts.has(next.href)) continue;
    const text = await readFile(next, 'utf8');
    texts.set(next.href, text);
    for (const [, isType, name = ''] of text.matchAll(
      /^(?:import|export)\b( type)?[^;]*? from '([^']+)'|\bimport\('([^']+)'\)/gm,
    )) {
      if (isType !== undefined) continue;
      if (name.startsWith('.')) left.push(new URL(name, next));
      else packages.add(name);
    }
  }
  return { texts, packages: [...packages].sort() };
}

afterEach(() => void vi.unstubAllGlobals());

describe('the proxy', () => {
  it.each(['./app.ts', '../../deploy/cloudflare-worker.ts'])(
    'needs no particular platform: %s',
    async (entry) => {
      const { texts, packages } = await modulesOf(new URL(entry, import.meta.url));
      expect(texts.size).toBeGreaterThan(15);
      expect(packages).toContain('hono');
      expect(packages.filter((name) => /^(?:node:|@hono\/node-server|onnxruntime|vite)/.test(name))).toEqual(
        [],
      );
      for (const [file, text] of texts) {
        expect(/\bprocess\.\w|\bBuffer\.|\b__dirname\b|\brequire\(/.test(text), file).toBe(false);
      }
    },
  );

  it('runs on an edge platform', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    const piece = { choices: [{ delta: { content: '5' }, finish_reason: 'stop' }] };
    const upstream = fakeFetch({ body: [`data: ${JSON.stringify(piece)}\n\n`, 'data: [DONE]\n\n'] });
    vi.stubGlobal('fetch', upstream.fetch);
    const environment = {
      TEACHER_KIND: 'chat-continue',
      TEACHER_URL: 'https://vllm.example/v1',
      TEACHER_MODEL: 'm',
      TEACHER_API_KEY: 'k',
      TEACHER_PREFILL: '1',
      ACCESS_CODE: 'owl-and-oak',
    };
    const behindAnswers: Promise<unknown>[] = [];
    const execution = {
      waitUntil: (work: Promise<unknown>) => void behindAnswers.push(work),
      passThroughOnException: () => undefined,
      props: {},
    };
    const fetchWorker: typeof fetch = (input, init) =>
      worker.fetch(new Request(new URL(String(input)), init), environment, execution);
    const teacher = proxyTeacher({
      url: 'https://relay.example',
      accessCode: 'owl-and-oak',
      fetch: fetchWorker,
    });
    expect((await collect(teacher.write(request)))[0]).toEqual({ type: 'text', text: '5' });
    expect(upstream.requests[0]?.url).toBe('https://vllm.example/v1/chat/completions');
    expect((await fetchWorker('https://relay.example/api/metrics')).status).toBe(403);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'call', teacher: 'm', outcome: 'done' });
    await teacher.prefill?.(request, new AbortController().signal);
    await Promise.all(behindAnswers);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ event: 'prefill', outcome: 'done', delivered: 2 });
  });

  it('logs what an edge platform lacks', async () => {
    vi.resetModules();
    const { default: fresh } = await import('../../deploy/cloudflare-worker.ts');
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const ask = (environment: Record<string, string>) =>
      fresh.fetch(new Request('https://relay.example/api/health'), environment);
    const teacher = { TEACHER_URL: 'https://vllm.example/v1', TEACHER_MODEL: 'm' };
    expect((await ask({})).status).toBe(503);
    expect((await ask({ ...teacher, DAILY_TOKEN_BUDGET: '5000' })).status).toBe(503);
    expect(said.mock.calls.map(([line]) => String(line))).toEqual([
      expect.stringMatching(/embedded teacher does not run here/),
      expect.stringMatching(/DAILY_TOKEN_BUDGET needs a count that all copies share/),
    ]);
    expect((await ask(teacher)).status).toBe(200);
  });
});
