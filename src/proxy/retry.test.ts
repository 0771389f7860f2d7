import fc from '../bytes/testing/fast-check.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenId } from '../relay/events.ts';
import { TeacherError, type TeacherChunk, type TeacherRequest } from '../relay/teacher.ts';
import { fakeFetch } from '../teacher/testing/fake-model-server/fake-fetch.ts';
import { collect } from '../teacher/testing/fake-model-server/script.ts';
import { fetchTransport } from '../teacher/http-transport.ts';
import { withOneRetry } from './retry.ts';
import { TransientError, type Upstream } from './upstream.ts';
import { completions } from './providers/completions.ts';
import { providerUpstream } from './providers/provider.ts';
import { chatML } from './prompt/prompt-format.ts';

const request: TeacherRequest = {
  problem: 'P',
  prefix: 'We add: ',
  prefixIds: [],
  fingerprint: '',
  maxTokens: 8,
  temperature: 0.7,
  seed: 1,
};

const text = (value: string): TeacherChunk => ({ type: 'text', text: value });
const ids = (...values: number[]): TeacherChunk => ({ type: 'tokens', ids: values as TokenId[] });
const done: TeacherChunk = { type: 'done', endedSolution: false, tokens: 8 };
const broken = new TeacherError('broken-stream', { code: 'first' });

/** One answer: chunks, and the error that ends it, if any. */
type Answer = readonly (TeacherChunk | Error)[];

function upstreamOf(answers: readonly Answer[]) {
  const asked: TeacherRequest[] = [];
  let left = 0;
  const upstream: Upstream = {
    description: { name: 't', kind: 'embedded', fingerprint: null },
    async *write(next) {
      asked.push(next);
      try {
        for (const step of answers[asked.length - 1] ?? [new Error('a third attempt')]) {
          if (step instanceof Error) throw step;
          yield step;
        }
      } finally {
        left += 1;
      }
    },
  };
  return { upstream: withOneRetry(upstream), asked, left: () => left };
}

/** The chunks, and the error that ended them. */
async function outcome(answers: readonly Answer[], signal?: AbortSignal) {
  const scripted = upstreamOf(answers);
  const chunks: TeacherChunk[] = [];
  const reading = (async () => {
    for await (const chunk of scripted.upstream.write(request, signal)) chunks.push(chunk);
    return null;
  })().catch((caught: unknown) => caught);
  await vi.runAllTimersAsync();
  return { chunks, error: await reading, asked: scripted.asked, left: scripted.left() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('withOneRetry', () => {
  it.each([
    [500, 2],
    [503, 2],
    [400, 1],
    [404, 1],
    [429, 1],
  ])('asks a server that responds HTTP %i once or twice (%i)', async (status, times) => {
    const { fetch, requests } = fakeFetch({ status });
    const server = { url: 'http://x/v1', model: 'm', apiKey: null, transport: fetchTransport(fetch) };
    const reading = collect(withOneRetry(providerUpstream(completions, server, chatML)).write(request));
    const failing = expect(reading).rejects.toMatchObject({
      message: expect.stringMatching(/^server-/),
    });
    await vi.runAllTimersAsync();
    await failing;
    expect(requests).toHaveLength(times);
  });

  it('does not retry a complete answer', async () => {
    const { chunks, error, asked } = await outcome([[text('a'), done]]);
    expect([chunks, error, asked]).toEqual([[text('a'), done], null, [request]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  const beforeAnything: [string, Error][] = [
    ['the teacher was not reached', new TeacherError('offline', { code: 'away' })],
    ['the server failed for a moment', new TransientError({ code: 'http-503' })],
    ['the stream broke', broken],
  ];
  it.each(beforeAnything)('repeats the request when %s before the first token', async (_, failure) => {
    const { chunks, error, asked } = await outcome([[failure], [text('a'), done]]);
    expect([chunks, error]).toEqual([[text('a'), done], null]);
    expect(asked).toEqual([request, request]);
  });

  it('continues after what was delivered if the second answer repeats it, for any cuts', async () => {
    const texts = await outcome([
      [text('12 x '), text('3 ='), broken],
      [text('12'), text(' x 3 = 3'), text('6'), done],
    ]);
    expect([texts.chunks, texts.error]).toEqual([
      [text('12 x '), text('3 ='), text(' 3'), text('6'), done],
      null,
    ]);
    const tokens = await outcome([
      [ids(1, 2), ids(3), broken],
      [ids(1), ids(2, 3, 4), ids(5), done],
    ]);
    expect([tokens.chunks, tokens.error]).toEqual([[ids(1, 2), ids(3), ids(4), ids(5), done], null]);
  });

  const different: [string, Answer][] = [
    ['says something else', [text('12 y'), text('3'), done]],
    ['is shorter', [text('12'), done]],
    ['comes in ids', [ids(1, 2, 3), done]],
  ];
  it.each(different)('gives up with the first failure if the second answer %s', async (_, second) => {
    const { chunks, error, left } = await outcome([[text('12 x'), broken], second]);
    expect([chunks, error]).toEqual([[text('12 x')], broken]);
    expect(left).toBe(2); // the second answer was released
  });

  const final: [string, Answer, Answer][] = [
    ['a timeout', [new TeacherError('timeout', { code: 'late' })], []],
    ['a refusal', [new TeacherError('refused', { code: 'no' })], []],
    ['a spent budget', [new TeacherError('over-budget', { code: 'spent' })], []],
    ['a defect', [new Error('x')], []],
    ['a timeout within the answer', [text('a'), new TeacherError('timeout', { code: 'late' })], [text('a')]],
    [
      'no way to the teacher within the answer',
      [text('a'), new TeacherError('offline', { code: 'away' })],
      [text('a')],
    ],
  ];
  it.each(final)('does not retry after %s', async (_, answer, kept) => {
    const { chunks, error, asked } = await outcome([answer]);
    expect(chunks).toEqual(kept);
    expect(error).toBe(answer.at(-1));
    expect(asked).toHaveLength(1);
  });

  it('makes no third attempt, and keeps what the second answer added', async () => {
    const second = new TeacherError('broken-stream', { code: 'second' });
    const { chunks, error, asked } = await outcome([
      [text('a'), broken],
      [text('ab'), second],
    ]);
    expect([chunks, error]).toEqual([[text('a'), text('b')], second]);
    expect(asked).toHaveLength(2);
  });

  it('says that the answer broke off where the server is gone at the second attempt', async () => {
    const { chunks, error } = await outcome([
      [text('a'), broken],
      [new TeacherError('offline', { code: 'away' })],
    ]);
    expect([chunks, error]).toEqual([[text('a')], broken]);
  });

  it('treats an end without `done` as a break', async () => {
    const { chunks, error } = await outcome([[text('a')], [text('a'), done]]);
    expect([chunks, error]).toEqual([[text('a'), done], null]);
  });

  it('does not retry for a page that has left', async () => {
    const abort = new AbortController();
    const { upstream, asked } = upstreamOf([[broken], [done]]);
    const reading = upstream.write(request, abort.signal)[Symbol.asyncIterator]().next();
    reading.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10); // the pause has begun
    abort.abort('left');
    await expect(reading).rejects.toBe('left');
    expect([asked.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('always delivers the start of one of the two answers', async () => {
    const pieces = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba'), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(pieces, pieces, async (first, second) => {
        const { chunks, error } = await outcome([
          [...first.map(text), broken],
          [...second.map(text), done],
        ]);
        const shown = chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
        if (error === null) expect(shown).toBe(second.join(''));
        else expect([shown, error]).toEqual([first.join(''), broken]);
        expect(error === null).toBe(second.join('').startsWith(first.join('')));
      }),
    );
  });
});
