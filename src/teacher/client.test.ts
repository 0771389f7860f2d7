import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it, vi } from 'vitest';
import type { TokenId } from '../relay/events.ts';
import type { TeacherChunk, TeacherError, TeacherRequest } from '../relay/teacher.ts';
import { proxyTeacher } from './client.ts';
import { fakeFetch } from './testing/fake-model-server/fake-fetch.ts';
import { byteByByte, collect, type ResponseScript } from './testing/fake-model-server/script.ts';
import { keepAliveMs } from './api-schema.ts';

const request: TeacherRequest = {
  problem: 'What is 2 + 3?',
  prefix: 'We add: ',
  prefixIds: [4, 5] as TokenId[],
  fingerprint: 'abc',
  maxTokens: 8,
  temperature: 0,
  seed: 1,
};

const chunk = (data: unknown): string => `event: chunk\ndata: ${JSON.stringify(data)}\n\n`;
const done = chunk({ type: 'done', endedSolution: true, tokens: 2 });

/** The chunks, and the error that ended them. */
async function outcome(script: ResponseScript, signal?: AbortSignal) {
  const { fetch } = fakeFetch(script);
  const chunks: TeacherChunk[] = [];
  try {
    const teacher = proxyTeacher({ url: 'http://proxy.test', fetch });
    for await (const next of teacher.write(request, signal)) chunks.push(next);
    return { chunks, error: null };
  } catch (error) {
    return { chunks, error };
  }
}

const failsWith = (failure: TeacherError['failure'], message: RegExp) =>
  expect.objectContaining({ name: 'TeacherError', failure, message: expect.stringMatching(message) });

describe('proxyTeacher', () => {
  it('posts the request and yields the chunks up to done', async () => {
    const scripted = fakeFetch({ body: [chunk({ type: 'text', text: 'é 5' }), done], then: 'hang' });
    const teacher = proxyTeacher({ url: 'http://proxy.test/', fetch: scripted.fetch });
    const chunks = await collect(teacher.write(request));
    expect(chunks).toEqual([
      { type: 'text', text: 'é 5' },
      { type: 'done', endedSolution: true, tokens: 2 },
    ]);
    expect(scripted.requests[0]).toMatchObject({ url: 'http://proxy.test/api/teacher', body: request });
    await scripted.canceled; // a stream that stays open after done is cancelled
  });

  it('accepts the page’s own origin and the full path as address', async () => {
    for (const url of ['', '/', '/api/teacher']) {
      const scripted = fakeFetch({ body: [done] });
      await collect(proxyTeacher({ url, fetch: scripted.fetch }).write(request));
      expect(scripted.requests[0]?.url).toBe('/api/teacher');
    }
  });

  it('sends ids only together with their fingerprint', async () => {
    const scripted = fakeFetch({ body: [done] });
    const teacher = proxyTeacher({ url: '', fetch: scripted.fetch });
    await collect(teacher.write({ ...request, fingerprint: '' }));
    expect(scripted.requests[0]?.body).not.toHaveProperty('prefixIds');
    expect(scripted.requests[0]?.body).not.toHaveProperty('fingerprint');
  });

  it('sends the access code, and throws the proxy’s error about it', async () => {
    const script: ResponseScript = {
      status: 401,
      contentType: 'application/json',
      body: ['{"code":"access-code-wrong","message":"Wrong code."}'],
    };
    const { fetch, requests } = fakeFetch(script);
    const teacher = proxyTeacher({ url: '', fetch, accessCode: 'owl-7' });
    await expect(collect(teacher.write(request))).rejects.toEqual(
      failsWith('refused', /^access-code-wrong$/),
    );
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer owl-7');
    await collect(proxyTeacher({ url: '', fetch }).write(request)).catch(() => undefined);
    expect(requests[1]?.headers.has('Authorization')).toBe(false);
  });

  it('yields no more ids than it asked for', async () => {
    const ids = Array.from({ length: 20 }, (_, id) => id);
    const { chunks, error } = await outcome({ body: [chunk({ type: 'tokens', ids })], then: 'hang' });
    expect(error).toBeNull();
    expect(chunks).toEqual([
      { type: 'tokens', ids: ids.slice(0, 8) },
      { type: 'done', endedSolution: false, tokens: 8, remarks: ['cut'] },
    ]);
  });

  it('passes on known remarks, and ignores others', async () => {
    const remarks = ['approximate', 'sung', 'cut'];
    const { chunks } = await outcome({
      body: [chunk({ type: 'done', endedSolution: false, tokens: 1, remarks })],
    });
    expect(chunks).toEqual([
      { type: 'done', endedSolution: false, tokens: 1, remarks: ['approximate', 'cut'] },
    ]);
  });

  it('reads the same chunks for any cuts of the bytes', async () => {
    const texts = ['naïve ', '数学', '👩‍🏫', '<|im_end|>', '<script>alert(1)</script>\r\n\n'];
    const stream = [...texts.map((text) => chunk({ type: 'text', text })), ': ping\n\n', done].join('');
    const bytes = new TextEncoder().encode(stream);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (places) => {
        const cuts = [0, ...places.sort((a, b) => a - b), bytes.length];
        const body = cuts.slice(1).map((end, index) => bytes.slice(cuts[index], end));
        const { chunks, error } = await outcome({ body });
        expect(error).toBeNull();
        expect(chunks.flatMap((next) => (next.type === 'text' ? [next.text] : []))).toEqual(texts);
      }),
      { numRuns: 50 },
    );
  });

  const text = chunk({ type: 'text', text: 'so far' });
  const cut = [chunk({ type: 'text', text: 'so far' }), 'event: chunk\ndata: {"type":"te'];
  const faults: [string, ResponseScript, TeacherError['failure'], RegExp, number][] = [
    ['no server', { instead: 'unreachable' }, 'offline', /^unreachable/, 0],
    [
      'the proxy refuses with a code and values',
      {
        status: 413,
        contentType: 'application/json',
        body: ['{"code":"body-too-large","params":{"bytes":9}}'],
      },
      'refused',
      /^body-too-large \{"bytes":9\}$/,
      0,
    ],
    [
      'a proxy of version 0.1 refuses with a sentence',
      { status: 413, contentType: 'application/json', body: ['{"message":"Shorten it."}'] },
      'refused',
      /^message \{"message":"Shorten it\."\}$/,
      0,
    ],
    [
      'a newer proxy refuses with a code that is not known here',
      { status: 413, contentType: 'application/json', body: ['{"code":"new","message":"Shorten it."}'] },
      'refused',
      /^message \{"message":"Shorten it\."\}$/,
      0,
    ],
    [
      'a proxy refuses with values of another kind',
      { status: 413, body: ['{"code":"body-too-large","params":{"bytes":"9"},"message":"Shorten it."}'] },
      'refused',
      /^message \{"message":"Shorten it\."\}$/,
      0,
    ],
    [
      'the proxy fails without one',
      { status: 500, body: ['oops'] },
      'refused',
      /^proxy-refused-request.*500/,
      0,
    ],
    ['there is no proxy', { status: 404, contentType: 'text/html' }, 'refused', /^proxy-not-found/, 0],
    [
      'the budget is spent',
      {
        status: 429,
        contentType: 'application/json',
        body: ['{"code":"budget-spent","params":{"minutes":7},"message":"Tomorrow again."}'],
      },
      'over-budget',
      /^budget-spent/,
      0,
    ],
    ['payment is due', { status: 402 }, 'over-budget', /^proxy-over-budget/, 0],
    ['a redirect', { status: 307 }, 'refused', /307/, 0],
    ['a web page', { contentType: 'text/html', body: ['<html>'] }, 'refused', /^web-page-answer/, 0],
    ['an error event', { body: [text, 'event: error\ndata: {"failure":"timeout","code":"no-first-token","params":{"source":"server","milliseconds":9},"message":"Too slow."}\n\n'] }, 'timeout', /^no-first-token.*server.*9/, 1], // prettier-ignore
    ['an unreadable error event', { body: [text, 'event: error\ndata: {\n\n'] }, 'broken-stream', /^proxy-error-unreadable/, 1], // prettier-ignore
    ['a connection that breaks', { body: [text], then: 'break' }, 'broken-stream', /^connection-broke/, 1],
    ['an end without done', { body: [text] }, 'broken-stream', /^answer-cut/, 1],
    ['a cut within an event', { body: cut }, 'broken-stream', /^answer-cut/, 1],
    ['no JSON', { body: [text, 'event: chunk\ndata: {"type":\n\n'] }, 'broken-stream', /^not-an-answer/, 1],
    [
      'the wrong JSON',
      { body: [text, chunk({ type: 'tokens', ids: [-1] })] },
      'broken-stream',
      /^not-an-answer/,
      1,
    ],
    ['a giant event', { body: [text, chunk({ type: 'text', text: 'x'.repeat(70_000) })] }, 'broken-stream', /^event-too-long/, 1], // prettier-ignore
    ['a line that never ends', { body: [text, 'data: ', ...Array<string>(80).fill('y'.repeat(1000))], then: 'hang' }, 'broken-stream', /^event-too-long/, 1], // prettier-ignore
  ];
  it.each(faults)('%s', async (_, script, failure, message, kept) => {
    const { chunks, error } = await outcome(script);
    expect(error).toEqual(failsWith(failure, message));
    expect(chunks).toHaveLength(kept);
  });

  const late: [string, ResponseScript, RegExp][] = [
    ['connect', { instead: 'silence' }, /^no-response.*10000/],
    ['silence before the first token', { body: [': ping\n\n'], then: 'hang' }, /^no-sign-of-life.*45000/],
    ['silence within the answer', { body: [text, ': ping\n\n'], then: 'hang' }, /^stopped-writing.*45000/],
  ];
  it.each(late)('times out: %s', async (_, script, message) => {
    vi.useFakeTimers();
    try {
      const result = outcome(script);
      await vi.advanceTimersByTimeAsync(100_000);
      expect((await result).error).toEqual(failsWith('timeout', message));
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits as long as the proxy sends keep-alive comments', async () => {
    vi.useFakeTimers();
    try {
      const pings = Array.from({ length: 20 }, () => [keepAliveMs, ': ping\n\n']).flat();
      const result = outcome({ body: [...pings, text, ...pings, done] });
      await vi.advanceTimersByTimeAsync(50 * keepAliveMs);
      expect((await result).error).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('passes an abort through with its reason and cancels the request', async () => {
    for (const script of [
      { instead: 'silence' },
      { body: [text], then: 'hang' },
    ] satisfies ResponseScript[]) {
      const abort = new AbortController();
      const scripted = fakeFetch(script);
      const teacher = proxyTeacher({ url: '', fetch: scripted.fetch });
      const reading = collect(teacher.write(request, abort.signal));
      const reason = new Error('stopped by the person');
      setTimeout(() => abort.abort(reason));
      await expect(reading).rejects.toBe(reason);
      await scripted.canceled;
    }
  });

  it('does not start when it is aborted already', async () => {
    const scripted = fakeFetch({ body: [done] });
    const write = proxyTeacher({ url: '', fetch: scripted.fetch }).write(request, AbortSignal.abort('no'));
    await expect(collect(write)).rejects.toBe('no');
    expect(scripted.requests).toEqual([]);
  });

  it('cancels the request when the reader leaves early', async () => {
    const scripted = fakeFetch({ body: byteByByte(text), then: 'hang' });
    const teacher = proxyTeacher({ url: '', fetch: scripted.fetch });
    for await (const next of teacher.write(request)) {
      expect(next).toEqual({ type: 'text', text: 'so far' });
      break;
    }
    await scripted.canceled;
  });
});

describe('a prefill', () => {
  const { problem, prefix, prefixIds, fingerprint } = request;
  const context = { problem, prefix, prefixIds, fingerprint };
  const running = new AbortController().signal;

  it('sends the context of the call, and nothing else', async () => {
    const { fetch, requests } = fakeFetch({ status: 202, body: [] });
    const teacher = proxyTeacher({ url: 'http://proxy.test/', accessCode: 'owl-7', fetch });
    await teacher.prefill?.(request, running);
    expect(requests[0]).toMatchObject({ url: 'http://proxy.test/api/teacher/prefill' });
    expect(requests[0]?.body).toEqual(context);
    expect(requests[0]?.headers.get('Authorization')).toBe('Bearer owl-7');
    await teacher.prefill?.({ ...context, fingerprint: '' }, running);
    expect(requests[1]?.body).toEqual({ problem, prefix });
  });

  it.each<[string, ResponseScript, TeacherError['failure'], RegExp]>([
    [
      'has no room',
      { status: 429, body: ['{"code":"teacher-busy","params":{"seconds":2}}'] },
      'over-budget',
      /^teacher-busy.*2/,
    ],
    ['does not know the path', { status: 404, body: ['<html>'] }, 'refused', /^proxy-not-found.*404/],
    ['sends it elsewhere', { status: 302, body: [] }, 'refused', /^proxy-refused-request.*302/],
  ])('rejects if the proxy %s', async (_, script, failure, message) => {
    const teacher = proxyTeacher({ url: '', fetch: fakeFetch(script).fetch });
    await expect(teacher.prefill?.(context, running)).rejects.toEqual(failsWith(failure, message));
  });

  it('is aborted with the run, and times out', async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
      });
    const over = new AbortController();
    const reading = proxyTeacher({ url: '', fetch: silent }).prefill?.(context, over.signal);
    over.abort(new Error('The run is over.'));
    await expect(reading).rejects.toThrow('The run is over.');

    const late = proxyTeacher({ url: '', fetch: silent, timeouts: { connectMs: 1 } });
    await expect(late.prefill?.(context, running)).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
