/**
 * `POST /api/teacher`: takes a place for the answer, and has the teacher write it.
 *
 * The teacher gets the fields of the wire's body and nothing else, whatever stands beside them.
 */
import type { TeacherRequest } from '../../relay/teacher.ts';
import { teacherBody } from '../../teacher/api-schema.ts';
import { answerStream, type AnswerStream, type AnswerStreamEnd } from './answer-stream.ts';
import type { Drain } from '../drain.ts';
import { errorResponse, ApiResponse, type Handler } from './api-request.ts';
import type { CallSlot } from '../guards/call-slot.ts';
import { toTeacherContext, type RequestPipeline } from './request-pipeline.ts';
import type { Upstream } from '../upstream.ts';
import type { RequestOutcome, RequestRecord } from '../observability/request-record.ts';

export interface CallOptions {
  /** null: no teacher serves, and a call is a 503 with `unavailableReason`. */
  readonly teacher: Upstream | null;
  readonly unavailableReason: string;
  readonly pipeline: RequestPipeline;
  readonly drain: Drain;
  /** Told of defects of the proxy itself. */
  readonly report: (error: unknown) => void;
}

/** Neither caches nor compression may hold a token back. */
const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

const fields = '`problem`, `prefix`, `maxTokens`, `temperature` and `seed`';

export function callHandler(options: CallOptions): Handler {
  const { teacher, unavailableReason, pipeline } = options;
  return (incoming) =>
    pipeline.track(async (call) => {
      const body = await pipeline.hear(incoming, call, teacherBody, fields);
      if (body instanceof ApiResponse) return body;
      if (teacher === null) return errorResponse(503, unavailableReason);
      const place = await pipeline.admit(call, body);
      if (place instanceof ApiResponse) return place;
      const stream = begin(call, options, teacher, toTeacherContext(body), place, incoming.signal);
      return new ApiResponse(200, stream, streamHeaders);
    });
}

function begin(
  call: RequestRecord,
  { drain, report }: CallOptions,
  teacher: Upstream,
  request: TeacherRequest,
  place: CallSlot,
  client: AbortSignal | null,
): AnswerStream {
  call.started();
  return answerStream({
    write: (signal) => teacher.write(request, signal),
    client,
    enter: (cut) => drain.enter(cut),
    onChunk: (chunk) => call.received(chunk),
    onEnd: (end: AnswerStreamEnd) => {
      const { tokens } = call.ended(...outcomeOf(end));
      place.release(tokens).catch(report);
    },
    report,
  });
}

/** What an answer's end is called among the outcomes, and the teacher's words for it. */
function outcomeOf(end: AnswerStreamEnd): [RequestOutcome, string] {
  return end.kind === 'failed' ? [end.failure, end.message] : [end.kind, ''];
}
