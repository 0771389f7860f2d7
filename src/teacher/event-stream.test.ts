import fc from '../bytes/testing/fast-check.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TeacherError } from '../relay/teacher.ts';
import { defaultTimeouts, postForEvents } from './event-stream.ts';
import { fakeFetch } from './testing/fake-model-server/fake-fetch.ts';
import { byteByByte, type ResponseScript } from './testing/fake-model-server/script.ts';
import { fetchTransport, type HttpTransport } from './http-transport.ts';
import { apiLimits } from './api-schema.ts';

type Piece = string | Uint8Array;

/** The events of a response in these pieces, and the error that ended it, if any. */
async function readInPieces(body: readonly Piece[], then: ResponseScript['then'] = 'close') {
  const events: { event: string | undefined; data: string }[] = [];
  const stream = postForEvents({
    url: '/events',
    body: {},
    transport: fetchTransport(fakeFetch({ body, then }).fetch),
    timeouts: defaultTimeouts,
    source: 'server',
    refusal: () => new TeacherError('refused', { code: 'refused' }),
  });
  try {
    for await (const { event, data } of stream) events.push({ event, data });
    return { events, error: null };
  } catch (error) {
    return { events, error };
  }
}

/** Cuts bytes at these places, even within a character or a line. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.slice(cuts[index], end));
}

const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const oneLine = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((text) => text.isWellFormed() && !/[\r\n]/.test(text));

/** Lines that do not belong to an event: comments, unknown fields, and those for a reconnection. */
const idleLine = fc.oneof(
  oneLine.map((text) => `:${text}`),
  fc.constantFrom('retry: 5', 'id: 7', 'unknown', 'unknown: field', ' data: no field', 'Data: no field'),
);

const sentEvent = fc.record({
  event: fc.option(fc.stringMatching(/^[a-z_.]{1,8}$/), { nil: undefined }),
  data: fc.array(oneLine, { minLength: 1, maxLength: 3 }),
  /** The space after the colon is optional, unless the text starts with a space. */
  isTight: fc.boolean(),
  idle: fc.array(idleLine, { maxLength: 2 }),
});

/** Some events in the text of a stream, and the expected result. */
const stream = fc
  .record({ sent: fc.array(sentEvent, { maxLength: 6 }), end: lineEnd, hasMark: fc.boolean() })
  .map(({ sent, end, hasMark }) => {
    const blocks = sent.map(({ event, data, isTight, idle }) => {
      const field = (name: string, value: string): string =>
        isTight && !value.startsWith(' ') ? `${name}:${value}` : `${name}: ${value}`;
      const lines = [
        ...idle,
        ...(event === undefined ? [] : [field('event', event)]),
        ...data.map((line) => field('data', line)),
      ];
      return [...lines, '', ''].join(end);
    });
    const text = `${hasMark ? '\uFEFF' : ''}${blocks.join('')}`;
    return {
      bytes: new TextEncoder().encode(text),
      events: sent.map(({ event, data }) => ({ event, data: data.join('\n') })),
    };
  });

describe('postForEvents', () => {
  it('reads the same events for any cuts, line ends, comments and unknown fields', async () => {
    await fc.assert(
      fc.asyncProperty(stream, fc.array(fc.nat(), { maxLength: 20 }), async ({ bytes, events }, places) => {
        expect(await readInPieces(cutAt(bytes, places))).toEqual({ events, error: null });
      }),
    );
  });

  it('reads the same events byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(stream, async ({ bytes, events }) => {
        const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
        expect(await readInPieces(single)).toEqual({ events, error: null });
      }),
      { numRuns: 30 },
    );
  });

  it.each(['é', '数', '👩‍🏫', '\uFEFF', '\u2028'])('keeps %j whole at every cut', async (character) => {
    const bytes = new TextEncoder().encode(`data: a${character}b\n\n`);
    for (let place = 0; place <= bytes.length; place += 1) {
      const { events } = await readInPieces(cutAt(bytes, [place]));
      expect(events).toEqual([{ event: undefined, data: `a${character}b` }]);
    }
  });

  it('replaces invalid UTF-8, and reads on', async () => {
    const broken = [0xff, 0xc3, 0xed, 0xa0, 0x80];
    for (const byte of broken) {
      const { events, error } = await readInPieces(['data: a', Uint8Array.of(byte), 'b\n\ndata: c\n\n']);
      expect(error).toBeNull();
      expect(events.map(({ data }) => data)).toEqual(['a\uFFFDb', 'c']);
    }
  });

  it('drops an incomplete event, wherever the stream is cut', async () => {
    const first = 'event: chunk\ndata: one\n\n';
    const second = 'event: chunk\ndata: two\n\n';
    for (let length = 0; length < second.length; length += 1) {
      for (const then of ['close', 'break'] as const) {
        const { events, error } = await readInPieces(byteByByte(first + second.slice(0, length)), then);
        expect(events).toEqual([{ event: 'chunk', data: 'one' }]);
        if (then === 'close') expect(error).toBeNull();
        else expect(error).toMatchObject({ failure: 'broken-stream' });
      }
    }
  });

  it('recovers after garbage that ends with an empty line, and throws TeacherErrors only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat()), async (rubbish, places) => {
        const end = new TextEncoder().encode('\n\ndata: {"a":1}\n\n');
        const bytes = new Uint8Array([...rubbish, ...end]);
        const { events, error } = await readInPieces(cutAt(bytes, places));
        expect(error).toBeNull();
        expect(events.at(-1)).toEqual({ event: undefined, data: '{"a":1}' });
      }),
    );
  });

  it('refuses an event that is too long, for any cuts, and keeps the events before it', async () => {
    const long = new TextEncoder().encode(`data: ${'é'.repeat(apiLimits.eventCharacters + 1)}\n\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 5 }), async (places) => {
        const { events, error } = await readInPieces(['data: before\n\n', ...cutAt(long, places)]);
        expect(events).toEqual([{ event: undefined, data: 'before' }]);
        expect(error).toMatchObject({
          failure: 'broken-stream',
          code: 'event-too-long',
        });
      }),
      { numRuns: 20 },
    );
  });

  it('reads an event of the maximum length', async () => {
    const data = 'x'.repeat(apiLimits.eventCharacters - 'data: '.length);
    const bytes = new TextEncoder().encode(`data: ${data}\n\n`);
    for (const places of [[], [10], [10, 60_000]]) {
      expect(await readInPieces(cutAt(bytes, places))).toEqual({
        events: [{ event: undefined, data }],
        error: null,
      });
    }
  });
});

describe('a server that may send its headers late', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const timeouts = { connectMs: 10, firstTokenMs: 60, idleMs: 1000 };

  /** Sends headers and first event so many milliseconds after the request. The connection stays open. */
  function serverWith(headersMs: number, eventMs: number): HttpTransport {
    const later = (milliseconds: number, run: () => void) => setTimeout(run, milliseconds);
    return fetchTransport((_, init) => {
      const timers: ReturnType<typeof later>[] = [];
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const send = (text: string) => () => controller.enqueue(new TextEncoder().encode(text));
          // A comment is no token.
          timers.push(later(headersMs + 1, send(':\n\n')), later(eventMs, send('data: x\n\n')));
        },
        cancel: () => timers.forEach(clearTimeout),
      });
      const headers = { 'Content-Type': 'text/event-stream' };
      return new Promise((resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        later(headersMs, () => resolve(new Response(body, { headers })));
      });
    });
  }

  async function firstEvent(headersMs: number, eventMs: number, lateHeaders = true): Promise<string> {
    const stream = postForEvents({
      url: '/events',
      body: {},
      transport: serverWith(headersMs, eventMs),
      timeouts,
      lateHeaders,
      source: 'server',
      refusal: () => new TeacherError('refused', { code: 'refused' }),
    });
    const first = stream.next().then(
      ({ value }) => (value === undefined ? 'nothing' : value.data),
      (error: { code: string; params: { milliseconds: number } }) =>
        `${error.code} ${error.params.milliseconds}`,
    );
    await vi.advanceTimersByTimeAsync(200);
    await stream.return(undefined);
    return first;
  }

  it.each([
    [2, 55, 'x'],
    [55, 58, 'x'],
    [50, 70, 'no-first-token 60'],
    [2, 70, 'no-first-token 60'],
    [70, 75, 'no-response 60'],
  ])('has one timeout for headers after %i ms and the first event after %i ms', async (head, event, seen) => {
    expect(await firstEvent(head, event)).toBe(seen);
  });

  it('has one for each where it sends them at once', async () => {
    expect(await firstEvent(9, 65, false)).toBe('x');
    expect(await firstEvent(12, 20, false)).toBe('no-response 10');
  });
});
