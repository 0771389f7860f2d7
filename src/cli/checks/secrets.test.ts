import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProxy } from '../../proxy/app.ts';
import { requestLog } from '../../proxy/observability/request-log.ts';
import { guardsFromEnvironment } from '../../proxy/settings/guard-settings.ts';
import { withOneRetry } from '../../proxy/retry.ts';
import { fakeFetch } from '../../teacher/testing/fake-model-server/fake-fetch.ts';
import { type ResponseScript } from '../../teacher/testing/fake-model-server/script.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import { inProject } from '../project.ts';
import { teacherForProxy } from '../server/teacher-for-proxy.ts';

// Node's own client also goes to the fake server.
vi.mock('../../proxy/node/node-transport.ts', () => ({
  nodeTransport: fetchTransport((url, init) => fetch(url, init)),
}));

/** Every secret of the proxy holds the word `canary`. */
const environment = {
  TEACHER_URL: 'http://teacher.test',
  TEACHER_MODEL: 'm',
  TEACHER_API_KEY: 'sk-canary-0123456789',
  ACCESS_CODE: 'canary-code',
  ACCESS_TOKENS: 'canary-class-a,canary-class-b',
  METRICS_TOKEN: 'canary-numbers',
  // Logs as much as possible.
  LOG_BODIES: '1',
};

const json = 'application/json';
const told = JSON.stringify({ error: { message: `Incorrect key ${environment.TEACHER_API_KEY}` } });
const part = (text: string) => `data: ${JSON.stringify({ choices: [{ text, finish_reason: null }] })}\n\n`;
const scripts: ResponseScript[] = [
  { body: [part('5'), 'data: [DONE]\n\n'] },
  { body: [part('5')], then: 'break' },
  { body: [part('5'), `data: ${told}\n\n`] },
  { body: ['data: {\n\n'] },
  { instead: 'unreachable' },
  ...[400, 401, 403, 404, 429, 500, 503].map((status) => ({ status, contentType: json, body: [told] })),
];

afterEach(() => void vi.unstubAllGlobals());

describe('secrets', () => {
  it('leave the proxy in no answer, no header, no log and no metric, whatever the teacher does', async () => {
    const shown: string[] = [];
    for (const method of ['log', 'error', 'warn', 'info', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation(
        (...words) => void shown.push(words.map(String).join(' ')),
      );
    }
    const sent: string[] = [];
    for (const script of scripts) {
      const { fetch, requests } = fakeFetch(script);
      vi.stubGlobal('fetch', fetch);
      const { teacher } = await teacherForProxy(environment);
      const { logBodies, ...guards } = guardsFromEnvironment(environment);
      const print = (line: string) => void shown.push(line);
      const onRequest = requestLog({ teacher: 'm', print, logBodies });
      const app = createProxy({ teacher: teacher && withOneRetry(teacher), ...guards, onRequest });
      const body = JSON.stringify({ problem: 'P', prefix: '', maxTokens: 8, temperature: 0, seed: 1 });
      const ask = (path: string, code: string, init: RequestInit = {}) =>
        app.request(path, { ...init, headers: { Authorization: `Bearer ${code}`, 'Content-Type': json } });
      const call = { method: 'POST', body };
      const answers = [
        await ask('/api/teacher', environment.ACCESS_CODE, call),
        await ask('/api/teacher', 'canary-class-a', call),
        await ask('/api/teacher', 'wrong', call),
        await ask('/api/teacher', environment.ACCESS_CODE, { method: 'POST', body: '{' }),
        await ask('/api/health', environment.ACCESS_CODE),
        await app.request('/api/health'),
        await ask('/api/metrics', environment.METRICS_TOKEN),
        await ask('/api/nothing', environment.ACCESS_CODE),
      ];
      for (const answer of answers) shown.push(await answer.text(), JSON.stringify([...answer.headers]));
      sent.push(...requests.map(({ headers }) => headers.get('Authorization') ?? ''));
    }
    expect(new Set(sent)).toEqual(new Set([`Bearer ${environment.TEACHER_API_KEY}`]));
    expect(shown.join('\n')).toContain('"outcome":"broken-stream"');
    expect(shown.join('\n')).not.toContain('canary');
  });

  // Sentences may name a variable: they say what its operator has to set.
  it('are read by no script of the page', async () => {
    const isBuilt = existsSync(inProject('dist'));
    const parts = ['ui', 'student', 'teacher', 'relay', 'engine', 'math', 'offline'].map(
      (part) => `src/${part}`,
    );
    const names = Object.keys(environment).filter((name) => /KEY|CODE|TOKEN/.test(name));
    let read = 0;
    for (const folder of isBuilt ? ['dist'] : parts) {
      const files = await readdir(inProject(folder), { recursive: true });
      for (const file of files.filter((name) => /\.(?:m?js|tsx?|html|css)$/.test(name))) {
        if (/\.test\.tsx?$/.test(file)) continue;
        const text = await readFile(join(inProject(folder), file), 'utf8');
        read += 1;
        for (const words of ['process.env', 'canary-']) {
          expect(text.includes(words), `${folder}/${file} holds ${words}`).toBe(false);
        }
        for (const name of names) {
          const reading = new RegExp(`\\b(?:env|environment)\\W{1,4}${name}\\b`);
          expect(reading.test(text), `${folder}/${file} reads ${name}`).toBe(false);
        }
      }
    }
    expect(read).toBeGreaterThan(isBuilt ? 3 : 100);
  });
});
