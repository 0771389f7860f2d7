import { describe, expect, it, vi } from 'vitest';
import type { CodedError } from '../errors/coded-error.ts';
import { TeacherError } from '../relay/teacher.ts';
import { fetchHealth } from '../teacher/client.ts';
import { body, done, post, teacherOf, text, ways, type Proxy } from './testing/app.ts';
import { DailyBudget } from './guards/budget.ts';
import { Drain } from './drain.ts';
import { securityHeaders } from './request/security-headers.ts';

describe.each(ways)('pages of other origins, %s', (_way, open) => {
  const page = 'https://school.example';
  const ask = (proxy: Proxy, method: string, origin: string) =>
    proxy.request('/api/teacher', {
      method,
      headers: { Origin: origin, 'Content-Type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    });

  it('may call the API if their origin is allowed, in the preflight and in the response', async () => {
    const app = open({ teacher: teacherOf([done]).teacher, allowedOrigins: [page] });
    const before = await ask(app, 'OPTIONS', page);
    expect(before.status).toBe(204);
    expect(before.headers.get('Access-Control-Allow-Headers')).toBe(
      'Content-Type,Authorization,X-Room-Token,Last-Event-ID',
    );
    for (const response of [before, await ask(app, 'POST', page)]) {
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(page);
      expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    }
  });

  it('are not allowed by default, nor because another origin is', async () => {
    for (const allowedOrigins of [[], ['https://other.example']]) {
      const app = open({ teacher: teacherOf([done]).teacher, allowedOrigins });
      for (const method of ['OPTIONS', 'POST']) {
        const response = await ask(app, method, page);
        expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      }
    }
  });
});

describe.each(ways)('the other paths, %s', (_way, open) => {
  it('says which teacher serves', async () => {
    const { teacher } = teacherOf([]);
    const app = open({ teacher });
    const health = await fetchHealth('http://proxy.test', { fetch: app.fetch });
    expect(health).toEqual({ teacher: { ...teacher.description, prefills: false } });
  });

  it('says that no teacher serves', async () => {
    const response = await open({ teacher: null }).request('/api/health');
    expect([response.status, await response.json()]).toEqual([503, { code: 'proxy-without-teacher' }]);
  });

  it.each([
    ['GET', '/api/unknown', 404],
    ['POST', '/api', 404],
    ['GET', '/api/teacher', 405],
    ['DELETE', '/api/health', 405],
  ])('%s %s is a %i with an error in JSON', async (method, path, status) => {
    const response = await open({ teacher: null }).request(path, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code: status === 404 ? 'unknown-path' : 'wrong-method' });
  });

  it('adds a sentence in English to every error, where it has one', async () => {
    const describe = ({ code, params }: CodedError) => `${code}: ${JSON.stringify(params ?? null)}`;
    const teacher = teacherOf(
      [],
      new TeacherError('timeout', { code: 'late', params: { seconds: 9 } }),
    ).teacher;
    const app = open({ teacher, describe, metricsToken: 'numbers' });
    const json = { 'Content-Type': 'application/json' };
    const requests: [string, RequestInit][] = [
      ['/api/unknown', {}],
      ['/api/teacher', {}],
      ['/api/metrics', {}],
      ['/api/teacher', { method: 'POST', body: '{', headers: json }],
      ['/api/teacher/prefill', { method: 'POST', body: JSON.stringify(body), headers: json }],
    ];
    for (const [path, init] of requests) {
      const { message, ...error } = (await (await app.request(path, init)).json()) as CodedError & {
        readonly message: string;
      };
      expect(message).toBe(describe(error));
    }
    const failed = await app.request('/api/teacher', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: json,
    });
    expect(await failed.text()).toContain(
      'data: {"failure":"timeout","code":"late","params":{"seconds":9},"message":"late: {\\"seconds\\":9}"}',
    );
  });

  it('sends the security headers with every response', async () => {
    const { teacher } = teacherOf([text('a')], 'wait');
    const broken = new DailyBudget(100, { add: () => Promise.reject(new Error('no store')) });
    const common = { headers: securityHeaders, report: vi.fn() };
    const app = open({ teacher, limits: { streams: 1 }, ...common });
    const drain = new Drain();
    await drain.begin(0);
    const [closed, failing, other, going] = [
      open({ teacher, access: { shared: 'owl-7', tokens: [] }, ...common }),
      open({ teacher, budget: broken, ...common }),
      open({ teacher, hosts: () => false, ...common }),
      open({ teacher, drain, ...common }),
    ];
    const call = JSON.stringify(body);
    const answers: [number, Response][] = [
      [200, await app.request('/api/health')],
      [404, await app.request('/api/unknown')],
      [404, await app.request('/unknown')],
      [405, await app.request('/api/teacher')],
      [403, await app.request('/api/metrics', { headers: { Via: '1.1 balancer' } })],
      [
        204,
        await app.request('/api/teacher', { method: 'OPTIONS', headers: { Origin: 'https://a.example' } }),
      ],
      [400, await post(app, 'no')],
      [413, await post(app, 'x'.repeat(300_000))],
      [415, await post(app, call, 'text/plain')],
      [200, await post(app, call)],
      [429, await post(app, call)],
      [401, await post(closed, call)],
      [500, await post(failing, call)],
      [421, await other.request('/')],
      [503, await post(going, call)],
    ];
    for (const [status, { headers }] of answers) {
      for (const [name, value] of Object.entries(securityHeaders)) {
        expect([status, name, headers.get(name)]).toEqual([status, name, value]);
      }
    }
    expect(answers.map(([, answer]) => answer.status)).toEqual(answers.map(([status]) => status));
  });

  it('forbids inline scripts and evaluation', () => {
    const policy = securityHeaders['Content-Security-Policy'] ?? '';
    const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src'));
    expect(scripts).toBe("script-src 'self' 'wasm-unsafe-eval'");
  });
});
