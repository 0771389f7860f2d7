/**
 * One POST that is answered by a stream of events, read with deadlines. The proxy's client and the proxy's own
 * upstreams both stand on it.
 *
 * It knows deadlines and what can go wrong on the way. How a POST is sent (stream-post.ts) and how bytes become events
 * (framing.ts) it is told; what the events mean is the caller's business.
 */
import { TeacherError } from '../relay/teacher.ts';
import { Deadline } from './deadline.ts';
import { serverSentEvents, type Framing, type StreamEvent } from './event-framing.ts';
import type { LightAbortSignal } from './light-abort.ts';
import type { HttpCall, HttpTransport, HttpBodyReader, HttpResponse } from './http-transport.ts';
import { Utf8StreamDecoder } from '../bytes/utf8-stream-decoder.ts';

/** Milliseconds of waiting. Time that the reader takes between two events does not count. */
export interface StreamTimeouts {
  /** Until the answer's headers. */
  readonly connectMs: number;
  /** From the headers to the first event; keep-alive comments are no events. */
  readonly firstTokenMs: number;
  /** Between two events. */
  readonly idleMs: number;
}

/** What a teacher's server may take. */
export const defaultTimeouts: StreamTimeouts = { connectMs: 10_000, firstTokenMs: 60_000, idleMs: 30_000 };

export interface EventStreamRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: unknown;
  readonly post: HttpTransport;
  /** Server-sent events where left out. */
  readonly framing?: Framing;
  readonly timeouts: StreamTimeouts;
  /**
   * Whatever comes counts as an event for the deadlines, keep-alive comments too: how long the teacher may take is the
   * other side's business, and it says that it is there.
   */
  readonly hasKeepAlive?: boolean;
  /** How messages name the other side, as the start of a sentence: "The proxy". */
  readonly server: string;
  /** What to do when nobody answers, as a sentence. */
  readonly offlineAdvice: string;
  /** Turns a status of 300 or above into an error; `body` is the start of the answer's text. */
  readonly refusal: (status: number, body: string) => TeacherError;
  readonly signal?: LightAbortSignal | undefined;
}

/** Characters of an error page that are read at most. */
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

/** Waits for the answer's headers. Whatever it throws, the call is still to be dropped. */
async function open(
  request: EventStreamRequest,
  contentType: RegExp,
  send: () => HttpCall,
  deadline: Deadline,
): Promise<HttpBodyReader> {
  const { server, timeouts } = request;
  const late = (time: string): string => `${server} did not answer within ${time}.`;
  let response: HttpResponse;
  try {
    response = await deadline.during(timeouts.connectMs, late, () => send().response);
  } catch (error) {
    deadline.throwIfStopped();
    throw new TeacherError('offline', `${server} cannot be reached. ${request.offlineAdvice}`, {
      cause: error,
    });
  }
  if (!response.ok) {
    const body = await deadline.during(timeouts.connectMs, late, () => readStart(response));
    throw request.refusal(response.status, body);
  }
  const type = response.headers.get('Content-Type') ?? 'nothing';
  if (response.body === null || !contentType.test(type)) {
    const found = /html/i.test(type) ? 'a web page' : `"${type.slice(0, 80)}"`;
    throw new TeacherError(
      'refused',
      `${server} answered with ${found} where a stream of tokens was expected. Check the address.`,
    );
  }
  return response.body.getReader();
}

const nothing = new Uint8Array();

/** Why a connection is dropped that nobody reads from. */
const unread = new Error('The answer is not read.');

/**
 * Posts the body and yields the events of the answer, until the other side closes the stream. Leaving the loop early
 * cancels the request.
 * @throws TeacherError `offline`, `timeout`, `refused` (or what `refusal` makes of it) or `broken-stream`; an abort of
 *   `signal` rejects with its reason.
 */
export async function* postForEvents(request: EventStreamRequest): AsyncGenerator<StreamEvent> {
  request.signal?.throwIfAborted();
  const { server, timeouts, framing = serverSentEvents, hasKeepAlive = false } = request;
  let call: HttpCall | undefined;
  let reader: HttpBodyReader | undefined;
  const send = (): HttpCall => (call = sent(request, framing.accept));
  const deadline = new Deadline(request.signal, (reason) => call?.abort(reason));
  try {
    const source = await open(request, framing.contentType, send, deadline);
    reader = source;
    const text = new Utf8StreamDecoder();
    const parsed = framing.reader(server);
    const nextEvents = async (): Promise<{ events: StreamEvent[]; over: boolean }> => {
      for (;;) {
        const { done, value = nothing } = await source.read();
        if (done) return { events: parsed.end(), over: true };
        const complete = parsed.push(text.push(value));
        if (complete.length > 0 || parsed.failure !== null || hasKeepAlive) {
          return { events: complete, over: false };
        }
      }
    };
    let wait = timeouts.firstTokenMs;
    let late = (time: string): string =>
      hasKeepAlive
        ? `${server} gave no sign of life for ${time}.`
        : `${server} wrote no token within ${time}.`;
    for (;;) {
      const next = await deadline.during(wait, late, nextEvents);
      yield* next.events;
      if (parsed.failure !== null) throw parsed.failure;
      if (next.over) return;
      if (next.events.length === 0) continue;
      wait = timeouts.idleMs;
      late = (time) => `${server} stopped writing for ${time}.`;
    }
  } catch (error) {
    if (error instanceof TeacherError) throw error;
    request.signal?.throwIfAborted();
    throw new TeacherError('broken-stream', `The connection broke while ${lowerFirst(server)} was writing.`, {
      cause: error,
    });
  } finally {
    deadline.end();
    if (reader === undefined) call?.abort(unread);
    // A stream that is broken or dropped already rejects its cancellation with the same reason: nothing more to tell.
    else reader.cancel().catch(() => undefined);
  }
}

function sent({ post, url, headers, body }: EventStreamRequest, accept: string): HttpCall {
  return post(url, {
    headers: { ...headers, 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(body),
  });
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
