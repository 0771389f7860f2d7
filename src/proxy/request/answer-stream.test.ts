import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TeacherChunk } from '../../relay/teacher.ts';
import { keepAliveMs } from '../../teacher/api-schema.ts';
import { answerStream as begin, type AnswerStreamEnd } from './answer-stream.ts';

/** An answer whose chunks the test sends. */
function start() {
  const ends: AnswerStreamEnd[] = [];
  const client = new AbortController();
  let shutDown: () => void = () => undefined;
  const waiting: (() => void)[] = [];
  const started = begin({
    async *write(): AsyncGenerator<TeacherChunk> {
      for (;;) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        yield { type: 'text', text: 'a' };
      }
    },
    client: client.signal,
    enter: (cut) => {
      shutDown = cut;
      return () => undefined;
    },
    describe: null,
    onChunk: () => undefined,
    onEnd: (end) => ends.push(end),
    report: (error) => expect.fail(String(error)),
  });
  return {
    answer: started,
    client,
    shutDown: () => shutDown(),
    ends,
    write: () => waiting.shift()?.(),
    /** The comment before a slow first token. */
    async opening() {
      const first = started.next();
      await vi.advanceTimersByTimeAsync(10);
      return first;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('answerStream', () => {
  it('sends a comment after each period of silence, before the first token and after it', async () => {
    const { answer, write, client, opening } = start();
    expect(await opening()).toMatch(/^: .*\n\n$/);
    for (let pings = 0; pings < 3; pings += 1) {
      const next = answer.next();
      await vi.advanceTimersByTimeAsync(keepAliveMs);
      expect(await next).toMatch(/^: .*\n\n$/);
    }
    const chunk = answer.next();
    write();
    expect(await chunk).toMatch(/^event: chunk/);
    const next = answer.next();
    await vi.advanceTimersByTimeAsync(keepAliveMs);
    expect(await next).toMatch(/^: /);
    client.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends no comment before a fast first token', async () => {
    const { answer, write } = start();
    const first = answer.next();
    await vi.advanceTimersByTimeAsync(1);
    write();
    expect(await first).toMatch(/^event: chunk/);
    answer.cancel(new Error('gone'));
  });

  it('sends no comment while the teacher writes or the client does not read', async () => {
    const { answer, write, opening } = start();
    await opening();
    for (let chunks = 0; chunks < 10; chunks += 1) {
      const next = answer.next();
      await vi.advanceTimersByTimeAsync(keepAliveMs - 1);
      write();
      expect(await next).toMatch(/^event: chunk/);
    }
    // Without a reader, nothing accumulates.
    await vi.advanceTimersByTimeAsync(keepAliveMs * 100);
    answer.cancel(new Error('gone'));
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer and reports its end once, whatever ends it', async () => {
    const leave: [string, (run: ReturnType<typeof start>) => unknown, AnswerStreamEnd['kind']][] = [
      ['the platform', ({ answer }) => answer.cancel(new Error('gone')), 'client-gone'],
      ['the client', ({ client }) => client.abort(), 'client-gone'],
      ['the proxy', ({ shutDown }) => shutDown(), 'failed'],
    ];
    for (const [who, go, kind] of leave) {
      const run = start();
      await run.opening();
      const last = run.answer.next();
      await vi.advanceTimersByTimeAsync(1);
      await go(run);
      await vi.advanceTimersByTimeAsync(0);
      expect([who, run.ends.map((end) => end.kind)]).toEqual([who, [kind]]);
      expect([who, await last]).toEqual([
        who,
        kind === 'failed' ? expect.stringMatching(/^event: error/) : null,
      ]);
      expect([who, await run.answer.next()]).toEqual([who, null]);
      expect([who, vi.getTimerCount()]).toEqual([who, 0]);
    }
  });

  it('is complete even if `onEnd` throws, which is reported', async () => {
    const defect = new Error('The log is full.');
    const reported: unknown[] = [];
    const { next } = begin({
      async *write(): AsyncGenerator<TeacherChunk> {
        yield await Promise.resolve({ type: 'done', endedSolution: true, tokens: 0 });
      },
      client: new AbortController().signal,
      enter: () => () => undefined,
      describe: null,
      onChunk: () => undefined,
      onEnd: () => {
        throw defect;
      },
      report: (error) => reported.push(error),
    });
    expect(await next()).toMatch(/^event: chunk\ndata: .*"done"/);
    expect(await next()).toBeNull();
    expect(reported).toEqual([defect]);
  });
});
