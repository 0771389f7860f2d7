/**
 * A POST whose response is a stream of events, read with timeouts. The client of the proxy and the proxy's own providers
 * both use it. The transport (http-transport.ts) and the framing (event-framing.ts) are parameters.
 */
import { Utf8StreamDecoder } from '../bytes/utf8-stream-decoder.ts';
import { TeacherError } from '../relay/teacher.ts';
import { Deadline, type TimeoutError } from './deadline.ts';
import { teacherError, type StreamSource } from './errors.ts';
import type { Framing, StreamEvent } from './event-framing.ts';
import type { LightAbortSignal } from './light-abort.ts';
import type { HttpCall, HttpTransport, HttpBodyReader, HttpResponse } from './http-transport.ts';
import { serverSentEvents } from './sse.ts';

/** Milliseconds of waiting for the server. The time that the reader spends between two events does not count. */
export interface StreamTimeouts {
  /** Until the response's headers. */
  readonly connectMs: number;
  /** From the headers to the first event; keep-alive comments are no events. */
  readonly firstTokenMs: number;
  /** Between two events. */
  readonly idleMs: number;
}

/** For a teacher's server. */
export const defaultTimeouts: StreamTimeouts = { connectMs: 10_000, firstTokenMs: 60_000, idleMs: 30_000 };

export interface EventStreamRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: unknown;
  readonly transport: HttpTransport;
  /** Default: server-sent events. */
  readonly framing?: Framing;
  readonly timeouts: StreamTimeouts;
  /** The headers may come as late as the first event: `firstTokenMs` holds from the request to the first event. */
  readonly lateHeaders?: boolean;
  /** Everything that arrives resets the timeouts, keep-alive comments included: the other side has timeouts of its own. */
  readonly hasKeepAlive?: boolean;
  /** Who writes, for errors. */
  readonly source: StreamSource;
  /** The error of a status of 300 or above; `body` is the start of the response's text. */
  readonly refusal: (status: number, body: string) => TeacherError;
  readonly signal?: LightAbortSignal | undefined;
}

/** The most that is read of an error page. */
const errorBodyCharacters = 16 * 1024;

async function readStart({ body }: HttpResponse): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < errorBodyCharacters) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, errorBodyCharacters);
}

/** Waits for the response's headers. The caller must still abort the call when it throws. */
async function open(
  request: EventStreamRequest,
  contentType: RegExp,
  send: () => HttpCall,
  deadline: Deadline,
): Promise<HttpBodyReader> {
  const { source, timeouts, lateHeaders = false } = request;
  const connectMs = lateHeaders ? timeouts.firstTokenMs : timeouts.connectMs;
  const late: TimeoutError = (milliseconds) => teacherError('no-response', { source, milliseconds });
  let response: HttpResponse;
  try {
    response = await deadline.during(connectMs, late, () => send().response);
  } catch (error) {
    deadline.throwIfStopped();
    if (wasConnected(error)) throw brokenOff(source, error);
    throw new TeacherError('offline', teacherError('unreachable', { source }), { cause: error });
  }
  if (!response.ok) {
    const body = await deadline.during(connectMs, late, () => readStart(response));
    throw request.refusal(response.status, body);
  }
  const type = response.headers.get('Content-Type') ?? '';
  if (response.body === null || !contentType.test(type)) {
    const error = /html/i.test(type)
      ? teacherError('web-page-answer', { source })
      : teacherError('other-content-type', { source, type: type.slice(0, 80) });
    throw new TeacherError('refused', error);
  }
  return response.body.getReader();
}

const nothing = new Uint8Array();

/** The reason of an abort where the response is not read. */
const unread = new Error('answer not read');

/**
 * Posts the body and yields the events of the response until the other side closes the stream. Leaving the loop early
 * cancels the request.
 * @throws TeacherError `offline`, `timeout`, `refused` (or the error of `refusal`) or `broken-stream`; an abort of
 *   `signal` rejects with its reason.
 */
export async function* postForEvents(request: EventStreamRequest): AsyncGenerator<StreamEvent> {
  request.signal?.throwIfAborted();
  const { source, timeouts, framing = serverSentEvents, hasKeepAlive = false, lateHeaders = false } = request;
  const start = performance.now();
  let call: HttpCall | undefined;
  let reader: HttpBodyReader | undefined;
  const send = (): HttpCall => (call = post(request, framing.accept));
  const deadline = new Deadline(request.signal, (reason) => call?.abort(reason));
  try {
    const body = await open(request, framing.contentType, send, deadline);
    reader = body;
    const text = new Utf8StreamDecoder();
    const parsed = framing.parser(source);
    const nextEvents = async (): Promise<{ events: StreamEvent[]; over: boolean }> => {
      for (;;) {
        const { done, value = nothing } = await body.read();
        if (done) return { events: parsed.end(), over: true };
        const complete = parsed.push(text.push(value));
        if (complete.length > 0 || parsed.failure !== null || hasKeepAlive) {
          return { events: complete, over: false };
        }
      }
    };
    const { firstTokenMs } = timeouts;
    let wait = lateHeaders ? Math.max(0, firstTokenMs - (performance.now() - start)) : firstTokenMs;
    let late: TimeoutError = () =>
      teacherError(hasKeepAlive ? 'no-sign-of-life' : 'no-first-token', {
        source,
        milliseconds: firstTokenMs,
      });
    for (;;) {
      const next = await deadline.during(wait, late, nextEvents);
      yield* next.events;
      if (parsed.failure !== null) throw parsed.failure;
      if (next.over) return;
      if (next.events.length === 0) continue;
      wait = timeouts.idleMs;
      late = (milliseconds) => teacherError('stopped-writing', { source, milliseconds });
    }
  } catch (error) {
    if (error instanceof TeacherError) throw error;
    request.signal?.throwIfAborted();
    throw brokenOff(source, error);
  } finally {
    deadline.end();
    if (reader === undefined) call?.abort(unread);
    // A stream that is broken or aborted rejects its cancellation with the same reason, which is known by now.
    else reader.cancel().catch(() => undefined);
  }
}

/** The codes of Node's sockets for a connection that was open, and then closed without a response. */
const closedCodes = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Whether a request failed after it was connected. Only Node's own requests say so: fetch also fails in this way where it
 * reuses a connection to a server that is gone.
 */
function wasConnected(error: unknown): boolean {
  return error instanceof Error && 'code' in error && closedCodes.has(String(error.code));
}

function brokenOff(source: StreamSource, cause: unknown): TeacherError {
  return new TeacherError('broken-stream', teacherError('connection-broke', { source }), { cause });
}

function post({ transport, url, headers, body }: EventStreamRequest, accept: string): HttpCall {
  return transport(url, {
    headers: { ...headers, 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(body),
  });
}
