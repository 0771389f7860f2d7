/**
 * Streams a completion from a provider's server, from the POST to `done`. The provider reads its protocol's events; here
 * they become text that ends at n tokens, without think blocks, incomplete characters and what the provider filters out.
 * Nothing that this file throws or yields holds the API key.
 */
import { jsonOrUndefined } from '../../bytes/json.ts';
import { TeacherError, type TeacherChunk } from '../../relay/teacher.ts';
import { teacherError } from '../../teacher/errors.ts';
import { defaultTimeouts, postForEvents } from '../../teacher/event-stream.ts';
import { serverSentEvents } from '../../teacher/sse.ts';
import { fetchTransport } from '../../teacher/http-transport.ts';
import type { CompletionDelta, CompletionRequest } from './completion-request.ts';
import { CompletionState } from './completion-state.ts';
import { errorIn, refusalOf, streamError } from './teacher-server.ts';
import { RefusedFieldsError, refusedFields } from './refused-fields.ts';

/** Looks fetch up at each call, so that tests can replace it. */
const platformTransport = fetchTransport((input, init) => globalThis.fetch(input, init));

const source = 'server';

function eventsOf({ server, ...request }: CompletionRequest) {
  const timeouts = { ...defaultTimeouts, ...server.timeouts };
  return postForEvents({
    url: `${server.url}${request.path}`,
    headers: request.headers,
    body: request.body,
    transport: server.transport ?? platformTransport,
    framing: request.framing ?? serverSentEvents,
    timeouts,
    lateHeaders: request.lateHeaders === true,
    source,
    refusal: (status, body) => refusalFor({ server, ...request }, status, body),
    signal: request.signal,
  });
}

function refusalFor(request: CompletionRequest, status: number, body: string): TeacherError {
  const words = errorIn(jsonOrUndefined(body))?.message ?? '';
  const refusal = request.refusal?.(status, words) ?? refusalOf(request.server, status, body);
  return withRefusedFields(request, refusal, status, body);
}

/** The error with the fields of the request that it is about, where it is about any. */
function withRefusedFields(
  request: CompletionRequest,
  refusal: TeacherError,
  status: number | null,
  body: string,
): TeacherError {
  const { dispensable = [], essential = [] } = request;
  const sent = Object.keys(request.body);
  const fields = refusedFields(status, body, [...dispensable, ...essential]).filter((name) =>
    sent.includes(name),
  );
  return fields.length === 0 ? refusal : new RefusedFieldsError(fields, refusal);
}

/** @throws TeacherError for an error that the server reports, and for an event outside its protocol */
function deltaOf(request: CompletionRequest, data: string, began: boolean): CompletionDelta {
  const { read, server } = request;
  // The end of most streams; an exception for it would cost more than parsing a whole token.
  const json = data === '[DONE]' ? undefined : jsonOrUndefined(data);
  const error = errorIn(json);
  if (error !== null) {
    const failure = streamError(server, error, began);
    // Some servers only look at the fields when the stream has begun (TGI).
    throw began ? failure : withRefusedFields(request, failure, error.status, data);
  }
  const delta = read(data, json);
  if (delta !== null) return delta;
  throw new TeacherError('broken-stream', teacherError('not-an-answer', { source }));
}

/**
 * Sends the request and yields the text as it arrives, then `done`. A server that continues after n tokens is cancelled.
 * @throws TeacherError as in Teacher.write, after everything that came before it was yielded
 */
export async function* streamCompletion(request: CompletionRequest): AsyncGenerator<TeacherChunk> {
  const answer = new CompletionState(request);
  try {
    for await (const { data } of eventsOf(request)) {
      const text = answer.add(deltaOf(request, data, answer.began));
      if (text !== '') yield { type: 'text', text };
      if (answer.isOver) break;
    }
    if (!answer.isComplete) {
      throw new TeacherError('broken-stream', teacherError('answer-cut', { source }));
    }
  } catch (error) {
    if (!(error instanceof TeacherError)) throw error;
    // A complete answer only misses a count.
    if (!answer.isComplete) {
      const rest = answer.rest();
      if (rest !== '') yield { type: 'text', text: rest };
      throw error;
    }
  }
  const rest = answer.rest();
  if (rest !== '') yield { type: 'text', text: rest };
  yield answer.done();
}
