import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TeacherChunk } from '../relay/teacher.ts';
import { keepAliveMs } from '../teacher/wire.ts';
import { answer, type AnswerEnd } from './answer.ts';

/** An answer whose chunks come when the test says so. */
function start() {
  const ends: AnswerEnd[] = [];
  const client = new AbortController();
  let shutDown: () => void = () => undefined;
  const waiting: (() => void)[] = [];
  const stream = answer({
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
    onChunk: () => undefined,
    onEnd: (end) => ends.push(end),
    report: (error) => expect.fail(String(error)),
  });
  const reader = stream.getReader();
  return { reader, client, shutDown: () => shutDown(), ends, write: () => waiting.shift()?.() };
}

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> =>
  new TextDecoder().decode((await reader.read()).value);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('answer', () => {
  it('sends a comment whenever the teacher has been silent for a while, before its first token and after', async () => {
    const { reader, write, client } = start();
    expect(await read(reader)).toMatch(/^: .*\n\n$/);
    for (let pings = 0; pings < 3; pings += 1) {
      const next = read(reader);
      await vi.advanceTimersByTimeAsync(keepAliveMs);
      expect(await next).toMatch(/^: .*\n\n$/);
    }
    const chunk = read(reader);
    write();
    expect(await chunk).toMatch(/^event: chunk/);
    const next = read(reader);
    await vi.advanceTimersByTimeAsync(keepAliveMs);
    expect(await next).toMatch(/^: /);
    client.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('pings nobody who writes or who does not read', async () => {
    const { reader, write } = start();
    await read(reader);
    for (let chunks = 0; chunks < 10; chunks += 1) {
      const next = read(reader);
      await vi.advanceTimersByTimeAsync(keepAliveMs - 1);
      write();
      expect(await next).toMatch(/^event: chunk/);
    }
    // Nobody reads: what waits to be read does not grow.
    await vi.advanceTimersByTimeAsync(keepAliveMs * 100);
    await reader.cancel();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind and tells once how it ended, whoever ends it', async () => {
    const leave: [string, (run: ReturnType<typeof start>) => unknown, AnswerEnd['kind']][] = [
      ['the platform', ({ reader }) => reader.cancel(), 'client-gone'],
      ['the client', ({ client }) => client.abort(), 'client-gone'],
      ['the proxy', ({ shutDown }) => shutDown(), 'failed'],
    ];
    for (const [who, go, kind] of leave) {
      const run = start();
      await read(run.reader);
      await vi.advanceTimersByTimeAsync(1);
      await go(run);
      await vi.advanceTimersByTimeAsync(0);
      expect([who, run.ends.map((end) => end.kind)]).toEqual([who, [kind]]);
      expect([who, vi.getTimerCount()]).toEqual([who, 0]);
    }
  });
});
