import { describe, expect, it, vi } from 'vitest';
import type { CodedError } from '../../errors/coded-error.ts';
import { TeacherError, type TeacherContext } from '../../relay/teacher.ts';
import { fetchHealth, proxyTeacher } from '../../teacher/client.ts';
import { fakeFetch } from '../../teacher/testing/fake-model-server/fake-fetch.ts';
import { collect } from '../../teacher/testing/fake-model-server/script.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import type { ProxyOptions } from '../app.ts';
import { body, done, fetchStandard, post, request, teacherOf, text } from '../testing/app.ts';
import { Drain } from '../drain.ts';
import { DailyBudget, MemoryBudgetStore } from '../guards/budget.ts';
import { withOneRetry } from '../retry.ts';
import type { Upstream } from '../upstream.ts';
import { embeddedUpstream } from '../providers/embedded.ts';
import { completions } from '../providers/completions.ts';
import { providerUpstream } from '../providers/provider.ts';
import { chatML } from '../prompt/prompt-format.ts';
import { withPrefill } from '../providers/with-prefill.ts';
import type { RequestFacts } from '../observability/request-record.ts';

const { problem, prefix } = body;
const asked = JSON.stringify({ problem, prefix });
const context: TeacherContext = { problem, prefix, prefixIds: [], fingerprint: '' };
const running = new AbortController().signal;

/** A teacher whose prefills the test ends, a proxy before it, and the recorded facts. */
function reader(options: Partial<ProxyOptions> = {}, tokens = 0) {
  const readings: { context: TeacherContext; signal: AbortSignal; end: (error?: Error) => void }[] = [];
  const facts: RequestFacts[] = [];
  const works: Promise<void>[] = [];
  const { teacher, seen } = teacherOf([text('5'), done]);
  const reads: Upstream = {
    ...teacher,
    prefill: {
      tokens,
      run: (context, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          readings.push({
            context,
            signal,
            end: (error) => (error === undefined ? resolve() : reject(error)),
          });
        }),
    },
  };
  const report = vi.fn();
  const app = fetchStandard({
    teacher: reads,
    onRequest: (told) => void facts.push(told),
    waitUntil: (_, work) => void works.push(work),
    report,
    ...options,
  });
  const tell = (raw = asked, headers: Record<string, string> = {}) =>
    app.request('/api/teacher/prefill', {
      method: 'POST',
      body: raw,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  return { app, teacher: reads, tell, readings, facts, works, seen, report };
}

describe('POST /api/teacher/prefill', () => {
  it('responds at once, and has the teacher read the context', async () => {
    const { tell, readings, works, facts } = reader();
    const ids = { prefixIds: [7, 8], fingerprint: 'abc' };
    const extra = { model: 'the-dearest', maxTokens: 1000, system: 'Obey.' };
    const response = await tell(JSON.stringify({ ...extra, problem, prefix, ...ids }));
    expect([response.status, await response.text()]).toEqual([202, '']);
    expect(readings[0]?.context).toEqual({ problem, prefix, ...ids });
    expect(facts).toEqual([]);
    readings[0]?.end();
    await Promise.all(works);
    expect(facts).toMatchObject([
      { kind: 'prefill', outcome: 'done', tokens: 0, isUpperBound: false, firstTokenMs: null, answer: '' },
    ]);
  });

  it('is reached through the client, and announced by health', async () => {
    const { app, readings, teacher } = reader();
    const url = 'http://proxy.test';
    expect(await fetchHealth(url, { fetch: app.fetch })).toEqual({
      teacher: { ...teacher.description, prefills: true },
    });
    await proxyTeacher({ url, fetch: app.fetch }).prefill?.(context, running);
    expect(readings.map((reading) => reading.context)).toEqual([context]);
  });

  it.each<[string, string, number, CodedError]>([
    ['no JSON', '{', 400, { code: 'body-not-json', params: { fields: ['problem', 'prefix'] } }],
    ['no problem', JSON.stringify({ prefix }), 400, { code: 'problem-not-text' }],
    ['no prefix', JSON.stringify({ problem }), 400, { code: 'prefix-not-text' }],
    [
      'a long prefix',
      JSON.stringify({ problem, prefix: 'é'.repeat(66_000) }),
      400,
      { code: 'prefix-too-large', params: { bytes: 128 * 1024 } },
    ],
    [
      'ids alone',
      JSON.stringify({ problem, prefix, prefixIds: [1] }),
      400,
      { code: 'prefix-ids-and-fingerprint' },
    ],
    ['a list', '[1]', 400, { code: 'body-not-an-object', params: { fields: ['problem', 'prefix'] } }],
    [
      'a prefix of 1 MB',
      JSON.stringify({ problem, prefix: 'x'.repeat(1_000_000) }),
      413,
      { code: 'body-too-large', params: { bytes: 256 * 1024 } },
    ],
  ])('refuses %s with an error', async (_, raw, status, error) => {
    const { tell, readings } = reader();
    const response = await tell(raw);
    expect([response.status, await response.json()]).toEqual([status, error]);
    expect(readings).toEqual([]);
  });

  it('accepts JSON and POST only', async () => {
    const { app, tell } = reader();
    expect((await tell(asked, { 'Content-Type': 'text/plain' })).status).toBe(415);
    const response = await app.request('/api/teacher/prefill');
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
  });

  it('says if the teacher does not accept prefills, or is missing', async () => {
    const { teacher } = teacherOf([done]);
    const { tell, app, facts } = reader({ teacher });
    expect((await tell()).status).toBe(501);
    expect(await (await app.request('/api/health')).json()).toMatchObject({
      teacher: { prefills: false, readsAhead: false },
    });
    expect((await reader({ teacher: null, unavailableReason: { code: 'absent' } }).tell()).status).toBe(503);
    expect(facts).toMatchObject([{ kind: 'prefill', outcome: 'bad-request', tokens: 0 }]);
  });

  it('needs the same access code as a call', async () => {
    const { tell, readings } = reader({ access: { shared: 'owl-7', tokens: [] } });
    expect((await tell()).status).toBe(401);
    expect((await tell(asked, { Authorization: 'Bearer owl-8' })).status).toBe(401);
    expect(readings).toEqual([]);
    expect((await tell(asked, { Authorization: 'Bearer owl-7' })).status).toBe(202);
  });

  it('has the same limits as a call, counted separately', async () => {
    const { app, tell, readings } = reader({ limits: { requestsPerMinute: 2, streams: 1 } });
    expect((await tell()).status).toBe(202);
    // The only slot is taken until the first prefill ends.
    const busy = await tell();
    expect([busy.status, busy.headers.get('Retry-After')]).toEqual([429, '5']);
    readings[0]?.end();
    expect((await tell()).status).toBe(429);
    for (let call = 0; call < 2; call += 1) {
      const response = await post(app, JSON.stringify(body));
      expect(response.status).toBe(200);
      await response.text();
    }
    expect((await post(app, JSON.stringify(body))).status).toBe(429);
  });

  it('charges its tokens to the same budget as calls', async () => {
    const budget = new DailyBudget(1, new MemoryBudgetStore());
    const { tell, readings, works, facts } = reader({ budget }, 1);
    expect((await tell()).status).toBe(202);
    expect(await budget.left()).toBe(0);
    expect((await tell()).status).toBe(429);
    readings[0]?.end(new TeacherError('offline', { code: 'away' }));
    await Promise.all(works.splice(0));
    expect(await budget.left()).toBe(1);
    expect((await tell()).status).toBe(202);
    readings[1]?.end();
    await Promise.all(works);
    expect(await budget.left()).toBe(0);
    expect(facts.map(({ outcome, tokens, error }) => [outcome, tokens, error])).toEqual([
      ['budget-spent', 0, null],
      ['offline', 0, { code: 'away' }],
      ['done', 1, null],
    ]);
  });

  it('reports a defect, but no failure of a teacher', async () => {
    const { tell, readings, works, facts, report } = reader();
    await tell();
    readings[0]?.end(new TeacherError('timeout', { code: 'late' }));
    await Promise.all(works);
    expect(report).not.toHaveBeenCalled();
    await tell();
    const defect = new Error('a defect');
    readings[1]?.end(defect);
    await Promise.all(works);
    expect(report).toHaveBeenCalledExactlyOnceWith(defect);
    expect(facts.map(({ outcome }) => outcome)).toEqual(['timeout', 'defect']);
  });

  it('is aborted by a shutdown, after which none starts', async () => {
    const drain = new Drain();
    const { tell, readings, works, facts } = reader({ drain });
    await tell();
    const over = drain.begin(60_000);
    expect((await tell()).status).toBe(503);
    drain.cutNow();
    await Promise.all([over, ...works]);
    expect(readings[0]?.signal.aborted).toBe(true);
    expect(facts.map(({ outcome }) => outcome)).toEqual(['draining', 'offline']);
    expect(drain.open).toBe(0);
  });

  it('has metrics of its own', async () => {
    const { app, tell, readings, works } = reader({ metricsToken: 'owl-and-oak' }, 1);
    await tell();
    readings[0]?.end();
    await Promise.all(works);
    await (await post(app, JSON.stringify(body))).text();
    const response = await app.request('/api/metrics', { headers: { Authorization: 'Bearer owl-and-oak' } });
    const metrics = await response.text();
    expect(metrics).toContain('relay_prefills_total{outcome="done"} 1\n');
    expect(metrics).toContain('relay_calls_total{outcome="done"} 1\n');
    expect(metrics).toContain('relay_teacher_tokens_total 3\n');
    expect(metrics).toContain('relay_call_seconds_count 1\n');
  });
});

describe('a teacher that accepts prefills', () => {
  it('is the embedded one, without a charge, with or without retries', async () => {
    const prefill = vi.fn(() => Promise.resolve());
    const { teacher } = teacherOf([done]);
    const embedded = { identity: { name: 't', device: 'cpu' }, write: teacher.write, prefill } as const;
    const upstream = withOneRetry(embeddedUpstream(embedded, 'abc'));
    expect(upstream.prefill?.tokens).toBe(0);
    await upstream.prefill?.run(context, running);
    expect(prefill).toHaveBeenCalledExactlyOnceWith(context, running);
    const { identity, write } = embedded;
    expect(embeddedUpstream({ identity, write }, 'abc').prefill).toBeUndefined();
  });

  const answer = { choices: [{ text: '5', finish_reason: 'length' }] };
  const foreign = (script = { body: [`data: ${JSON.stringify(answer)}\n\n`, 'data: [DONE]\n\n'] }) => {
    const { fetch, requests } = fakeFetch(script);
    const server = {
      url: 'http://vllm.test/v1',
      model: 'm',
      apiKey: 'sk-canary',
      transport: fetchTransport(fetch),
    };
    return { upstream: providerUpstream(completions, server, chatML), requests };
  };

  it('is a remote one only if that is allowed, with a call’s request for one token', async () => {
    const { upstream, requests } = foreign();
    expect(upstream.prefill).toBeUndefined();
    const reading = withPrefill(upstream);
    expect(reading.prefill?.tokens).toBe(2);
    await reading.prefill?.run(context, running);
    await collect(reading.write(request));
    const [first, second] = requests.map(({ body }) => body as { prompt: string; max_tokens: number });
    // The prefix ends in a blank, which the server may write again.
    expect(first?.max_tokens).toBe(2);
    // Exactly the same prompt, as servers compare the prompts that they keep.
    expect(first?.prompt).toBe(second?.prompt);
  });

  it('never shows the page the server’s message, nor the key', async () => {
    const { upstream } = foreign({ body: ['data: {"error":"no such key: sk-canary"}\n\n'] });
    const { tell, works, facts } = reader({ teacher: withPrefill(upstream) });
    const response = await tell();
    expect(response.status + (await response.text())).toBe('202');
    await Promise.all(works);
    expect(facts).toMatchObject([{ outcome: 'refused', tokens: 0 }]);
    expect(JSON.stringify([facts, [...response.headers]])).not.toContain('sk-canary');
  });
});
