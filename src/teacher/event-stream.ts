/**
 * One POST that is answered by a stream of events, read with deadlines. The proxy's client and the proxy's own
 * upstreams both stand on it.
 *
 * It knows fetch, deadlines and what can go wrong on the way. How bytes become events it is told (framing.ts); what the
 * events mean is the caller's business.
 */
import { TeacherError } from '../relay/teacher.ts';
import { Deadline, seconds } from './deadline.ts';
import { serverSentEvents, type Framing, type StreamEvent } from './framing.ts';

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

/** What of fetch a stream is asked for and read with. Any fetch has it; one made for streams needs no more. */
export type StreamFetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: string;
    /** Redirects are answers like any other. */
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Promise<StreamResponse>;

export interface StreamResponse {
  /** Whether the status is one of success. */
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): StreamReader } | null;
}

export interface StreamReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  /** Lets go of the rest. */
  cancel(): Promise<void>;
}

export interface EventStreamRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: unknown;
  readonly fetch: StreamFetch;
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
  readonly signal?: AbortSignal | undefined;
}

/** Characters of an error page that are read at most. */
const errorBodyCharacters = 16 * 1024;

async function readStart({ body }: StreamResponse): Promise<string> {
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

async function open(
  request: EventStreamRequest,
  { accept, contentType }: Framing,
  deadline: Deadline,
): Promise<StreamReader> {
  const { fetch, server, timeouts } = request;
  const late = `${server} did not answer within ${seconds(timeouts.connectMs)}.`;
  let response: StreamResponse;
  try {
    response = await deadline.during(timeouts.connectMs, late, () =>
      fetch(request.url, {
        method: 'POST',
        headers: {
          ...request.headers,
          'Content-Type': 'application/json',
          Accept: accept,
        },
        body: JSON.stringify(request.body),
        redirect: 'manual',
        signal: deadline.signal,
      }),
    );
  } catch (error) {
    deadline.signal.throwIfAborted();
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

/**
 * Posts the body and yields the events of the answer, until the other side closes the stream. Leaving the loop early
 * cancels the request.
 * @throws TeacherError `offline`, `timeout`, `refused` (or what `refusal` makes of it) or `broken-stream`; an abort of
 *   `signal` rejects with its reason.
 */
export async function* postForEvents(request: EventStreamRequest): AsyncGenerator<StreamEvent> {
  request.signal?.throwIfAborted();
  const { server, timeouts, framing = serverSentEvents, hasKeepAlive = false } = request;
  const deadline = new Deadline(request.signal);
  let reader: StreamReader | undefined;
  try {
    const source = await open(request, framing, deadline);
    reader = source;
    // A character split over two chunks stays whole.
    const decoder = new TextDecoder();
    const parsed = framing.reader(server);
    const nextEvents = async (): Promise<{ events: StreamEvent[]; over: boolean }> => {
      for (;;) {
        const { done, value } = await source.read();
        if (done) return { events: parsed.end(), over: true };
        const complete = parsed.push(decoder.decode(value, { stream: true }));
        if (complete.length > 0 || parsed.failure !== null || hasKeepAlive) {
          return { events: complete, over: false };
        }
      }
    };
    let wait = timeouts.firstTokenMs;
    let late = hasKeepAlive
      ? `${server} gave no sign of life for ${seconds(wait)}.`
      : `${server} wrote no token within ${seconds(wait)}.`;
    for (;;) {
      const next = await deadline.during(wait, late, nextEvents);
      yield* next.events;
      if (parsed.failure !== null) throw parsed.failure;
      if (next.over) return;
      if (next.events.length === 0) continue;
      wait = timeouts.idleMs;
      late = `${server} stopped writing for ${seconds(wait)}.`;
    }
  } catch (error) {
    if (error instanceof TeacherError) throw error;
    request.signal?.throwIfAborted();
    throw new TeacherError('broken-stream', `The connection broke while ${lowerFirst(server)} was writing.`, {
      cause: error,
    });
  } finally {
    deadline.end();
    // A stream that is broken or aborted already rejects its cancellation with the same reason: nothing more to tell.
    reader?.cancel().catch(() => undefined);
  }
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
