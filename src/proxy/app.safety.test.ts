import { describe, expect, it, vi } from 'vitest';
import { TeacherError, type TeacherChunk } from '../relay/teacher.ts';
import { fetchHealth, proxyTeacher } from '../teacher/client.ts';
import { collect } from '../teacher/testing/fake-model-server/script.ts';
import { body, done, post, request, teacherOf, text, upstream, ways, type Proxy } from './testing/app.ts';
import type { ProxyOptions } from './app.ts';
import { DailyBudget, MemoryBudgetStore } from './guards/budget.ts';
import type { RequestFacts } from './observability/request-record.ts';
import { Drain } from './drain.ts';
import { TokenBuckets } from './guards/token-buckets.ts';

const call = JSON.stringify(body);
const code = { Authorization: 'Bearer owl-7' };

/** A load balancer that reports where a request comes from. */
const trustedHops = 1;
const from = (address: string) => ({ 'X-Forwarded-For': address });

const doneWith = (tokens: number | null): TeacherChunk => ({ type: 'done', endedSolution: false, tokens });

describe.each(ways)('an access code, %s', (_way, open) => {
  const access = { shared: 'owl-7', tokens: ['class-a'] };
  const { teacher } = teacherOf([text('5'), done]);
  const url = 'http://proxy.test';

  it('grants a request with the code, through the page’s client', async () => {
    for (const accessCode of ['owl-7', 'class-a']) {
      expect(await fetchHealth(url, { fetch: open({ teacher, access }).fetch, accessCode })).toEqual({
        teacher: { ...teacher.description, prefills: false },
      });
      expect(
        await collect(
          proxyTeacher({ url, fetch: open({ teacher, access }).fetch, accessCode }).write(request),
        ),
      ).toHaveLength(2);
    }
  });

  it('is asked for by health, which reveals nothing else', async () => {
    const response = await open({ teacher, access }).request('/api/health');
    expect([response.status, await response.text()]).toEqual([200, '{"access":"wanted"}']);
    const absent = open({ teacher: null, unavailableReason: { code: 'a-secret-reason' }, access });
    expect(await (await absent.request('/api/health')).text()).toBe('{"access":"wanted"}');
  });

  it('is rejected when it is wrong, by health and by calls', async () => {
    const accessCode = 'owl-8';
    expect(await fetchHealth(url, { fetch: open({ teacher, access }).fetch, accessCode })).toEqual({
      teacher: null,
      access: 'wrong',
      reason: { code: 'access-code-wrong' },
    });
    const reading = collect(
      proxyTeacher({ url, fetch: open({ teacher, access }).fetch, accessCode }).write(request),
    );
    await expect(reading).rejects.toMatchObject({
      failure: 'refused',
      code: 'access-code-wrong',
    });
  });

  it('may be sent by pages of allowed origins, which can read the error', async () => {
    const origin = 'https://school.example';
    const app = open({ teacher, access, allowedOrigins: [origin] });
    const before = await app.request('/api/teacher', { method: 'OPTIONS', headers: { Origin: origin } });
    expect(before.status).toBe(204);
    expect(before.headers.get('Access-Control-Allow-Headers')).toContain('Authorization');
    const refused = await post(app, call, 'application/json', { Origin: origin });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(origin);
  });
});

describe.each(ways)('limits, %s', (_way, open) => {
  /** Buckets on a clock that stands still. */
  const stoppedBuckets = () => new TokenBuckets({ now: () => 0 });
  const statuses = async (app: Proxy, headers: Record<string, string>[]) => {
    const all = [];
    for (const each of headers) {
      const response = await post(app, call, 'application/json', each);
      await response.text();
      all.push(response.status);
    }
    return all;
  };

  it('count each address, and respond with an error and Retry-After', async () => {
    const limits = { clientRequestsPerMinute: 2 };
    const app = open({
      buckets: stoppedBuckets(),
      teacher: teacherOf([done]).teacher,
      trustedHops,
      limits,
    });
    const [a, b] = [from('192.0.2.1'), from('192.0.2.2')];
    expect(await statuses(app, [a, b, a, b])).toEqual([200, 200, 200, 200]);
    const refused = await post(app, call, 'application/json', a);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '30']);
    expect(await refused.json()).toEqual({
      code: 'requests-exceeded',
      params: { limit: 2, seconds: 30 },
    });
  });

  it('count a token at any address, and users of the shared code by address', async () => {
    const limits = { clientRequestsPerMinute: 1 };
    const access = { shared: 'owl-7', tokens: ['class-a'] };
    const app = open({
      buckets: stoppedBuckets(),
      teacher: teacherOf([done]).teacher,
      trustedHops,
      limits,
      access,
    });
    const token = { Authorization: 'Bearer class-a' };
    expect(
      await statuses(app, [
        { ...token, ...from('192.0.2.1') },
        { ...token, ...from('192.0.2.2') },
      ]),
    ).toEqual([200, 429]);
    expect(
      await statuses(app, [
        { ...code, ...from('192.0.2.1') },
        { ...code, ...from('192.0.2.2') },
      ]),
    ).toEqual([200, 200]);
  });

  it('count invalid requests too', async () => {
    const app = open({
      buckets: stoppedBuckets(),
      teacher: null,
      limits: { clientRequestsPerMinute: 1 },
    });
    expect((await post(app, 'no')).status).toBe(400);
    expect((await post(app, 'no')).status).toBe(429);
  });

  it('count the tokens that were written, if the teacher reports them', async () => {
    const app = open({
      buckets: stoppedBuckets(),
      teacher: teacherOf([text('5'), doneWith(2)]).teacher,
      limits: { tokensPerMinute: 10 },
    });
    expect(await statuses(app, [{}, {}, {}, {}])).toEqual([200, 200, 429, 429]);
    const silent = open({ buckets: stoppedBuckets(), teacher: teacherOf([text('5'), doneWith(null)]).teacher, limits: { tokensPerMinute: 10 } }); // prettier-ignore
    expect(await statuses(silent, [{}, {}])).toEqual([200, 429]);
  });
});

describe.each(ways)('a daily budget, %s', (_way, open) => {
  const budgetOf = (tokens: number) =>
    new DailyBudget(tokens, new MemoryBudgetStore(), () => Date.parse('2026-01-31T23:00:00Z'));

  it('is spent by what the teacher wrote, and then says when it resets', async () => {
    const budget = budgetOf(20);
    const app = open({ teacher: teacherOf([text('5'), doneWith(7)]).teacher, budget });
    for (const left of [13, 6]) {
      await (await post(app, call)).text();
      expect(await budget.left()).toBe(left);
    }
    const refused = await post(app, call);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3600']);
    const told = { code: 'budget-spent', params: { minutes: 60 } };
    expect(await refused.json()).toEqual(told);
    const teacher = proxyTeacher({ url: 'http://proxy.test', fetch: app.fetch }); // prettier-ignore
    await expect(collect(teacher.write(request))).rejects.toMatchObject({ failure: 'over-budget', ...told });
  });

  it('is not overspent by concurrent calls', async () => {
    const budget = budgetOf(20);
    const { teacher } = teacherOf([text('5')], 'wait');
    const app = open({ teacher, budget });
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(app, call)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
    expect(await budget.left()).toBe(4);
    await Promise.all(answers.map((response) => response.body?.cancel()));
  });

  it('is not charged for a teacher that wrote nothing', async () => {
    const budget = budgetOf(20);
    const { teacher } = teacherOf([], new TeacherError('offline', { code: 'away' }));
    await (await post(open({ teacher, budget }), call)).text();
    expect(await budget.left()).toBe(20);
  });
});

describe.each(ways)('a shutdown, %s', (_way, open) => {
  it('denies new calls while one continues to its end', async () => {
    const drain = new Drain();
    let end: () => void = () => undefined;
    const teacher = upstream(async function* () {
      yield text('a');
      await new Promise<void>((resolve) => (end = resolve));
      yield done;
    });
    const app = open({ teacher, drain });
    const first = await post(app, call);
    const draining = drain.begin(60_000);
    const refused = await post(app, call);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '10']);
    expect((await app.request('/api/health')).status).toBe(503);
    const reading = first.text();
    const openAnswers = (): number => {
      end();
      return drain.open;
    };
    await expect.poll(openAnswers).toBe(0);
    expect(await reading).toContain('"type":"done"');
    await draining;
  });

  it('denies a call whose body arrives after its start', async () => {
    const drain = new Drain();
    const { teacher, seen } = teacherOf([done]);
    const app = open({ teacher, drain });
    const slow = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await drain.begin(0);
        controller.enqueue(new TextEncoder().encode(call));
        controller.close();
      },
    });
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', body: slow, duplex: 'half', headers };
    expect((await app.request('/api/teacher', init)).status).toBe(503);
    expect([seen.length, drain.open]).toEqual([0, 0]);
  });
});

describe.each(ways)('the record of a call, %s', (_way, open) => {
  it('is reported once, however the call ends', async () => {
    const facts: RequestFacts[] = [];
    const onRequest = (told: RequestFacts) => void facts.push(told);
    const outcomes = () => facts.splice(0).map(({ outcome, tokens }) => [outcome, tokens]);
    const common = { onRequest, trustedHops, report: vi.fn() };
    const proxyWith = (teacher: ProxyOptions['teacher'], more: Partial<ProxyOptions> = {}) =>
      open({ teacher, ...common, ...more });
    const answered = async (app: Proxy, raw = call) =>
      (await post(app, raw, 'application/json', from('192.0.2.1'))).text();

    const { teacher } = teacherOf([text('5'), doneWith(2)]);
    await answered(proxyWith(teacher));
    await answered(proxyWith(teacherOf([text('5')], new TeacherError('timeout', { code: 'late' })).teacher));
    await answered(proxyWith(teacherOf([], new Error('a defect')).teacher));
    expect(outcomes()).toEqual([
      ['done', 2],
      ['timeout', 8],
      ['defect', 8],
    ]);

    const left = await post(
      proxyWith(teacherOf([text('5')], 'wait').teacher),
      call,
      'application/json',
      from('192.0.2.1'),
    );
    await left.body?.cancel();
    await expect.poll(() => facts).toHaveLength(1);
    const drain = new Drain();
    await drain.begin(0);
    await answered(proxyWith(teacher), 'no');
    await answered(proxyWith(null));
    await answered(proxyWith(teacher, { access: { shared: 'owl-7', tokens: [] } }));
    await answered(proxyWith(teacher, { limits: { streams: 0 } }));
    await answered(proxyWith(teacher, { budget: new DailyBudget(1, new MemoryBudgetStore()) }));
    await answered(proxyWith(teacher, { drain }));
    expect(facts.map(({ client }) => client)).toEqual([...Array(6).fill('address 192.0.2.1'), 'unknown']);
    expect(outcomes()).toEqual([
      ['client-gone', 8],
      ['bad-request', 0],
      ['no-teacher', 0],
      ['no-access', 0],
      ['limited', 0],
      ['budget-spent', 0],
      ['draining', 0],
    ]);
  });

  it('may fail to be logged: the error is reported, and the slot is free again', async () => {
    const full = new Error('The log is full.');
    const report = vi.fn();
    const onRequest = () => {
      throw full;
    };
    const app = open({ teacher: teacherOf([done]).teacher, limits: { streams: 1 }, onRequest, report });
    for (const raw of [call, call, 'no']) await (await post(app, raw)).text();
    expect((await post(app, call)).status).toBe(200);
    expect(report.mock.calls).toEqual([[full], [full], [full], [full]]);
  });
});
