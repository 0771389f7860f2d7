/**
 * `POST /api/teacher`: streams a teacher's answer. The teacher gets the fields of the API's schema only, whatever else the
 * body holds.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import type { TeacherRequest } from '../../relay/teacher.ts';
import { callFields, teacherBody } from '../../teacher/api-schema.ts';
import type { Drain } from '../drain.ts';
import type { CallSlot } from '../guards/call-slot.ts';
import type { RequestOutcome, RequestRecord } from '../observability/request-record.ts';
import type { Upstream } from '../upstream.ts';
import { answerStream, type AnswerStream, type AnswerStreamEnd } from './answer-stream.ts';
import { ApiResponse, type Handler } from './api-request.ts';
import type { Describe } from './sent-error.ts';
import { toTeacherContext, type RequestPipeline } from './request-pipeline.ts';
import { requestedTeacher, type Teachers } from './teacher-choice.ts';

export interface CallOptions {
  readonly teachers: Teachers;
  /** Adds a sentence to `error` events; null sends none. */
  readonly describe: Describe | null;
  readonly pipeline: RequestPipeline;
  readonly drain: Drain;
  /** Called with defects of the proxy itself. */
  readonly report: (error: unknown) => void;
}

/** Keeps caches and compression from holding back tokens. */
export const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** Handles `POST /api/teacher`. */
export function callHandler(options: CallOptions): Handler {
  const { teachers, pipeline } = options;
  return (request) =>
    pipeline.track(async (record) => {
      const denied = await pipeline.authorize(request, record);
      if (denied !== null) return denied;
      const body = await pipeline.validate(request, teacherBody, callFields);
      if (body instanceof ApiResponse) return body;
      const teacher = requestedTeacher(teachers, body.teacher);
      if (teacher instanceof ApiResponse) return teacher;
      record.asks(teacher.description.name);
      const slot = await pipeline.reserve(record, body);
      if (slot instanceof ApiResponse) return slot;
      const stream = start(record, options, teacher, toTeacherContext(body), slot, request.signal);
      return new ApiResponse(200, stream, streamHeaders);
    });
}

function start(
  record: RequestRecord,
  { drain, describe, report }: CallOptions,
  teacher: Upstream,
  request: TeacherRequest,
  slot: CallSlot,
  client: AbortSignal | null,
): AnswerStream {
  record.started();
  return answerStream({
    write: (signal) => teacher.write(request, signal),
    client,
    enter: (cut) => drain.enter(cut),
    describe,
    onChunk: (chunk) => record.received(chunk),
    onEnd: (end) => {
      const { tokens } = record.ended(...outcomeOf(end));
      slot.release(tokens).catch(report);
    },
    report,
  });
}

/** The outcome of an answer, and the teacher's error. */
function outcomeOf(end: AnswerStreamEnd): [RequestOutcome, CodedError | null] {
  return end.kind === 'failed' ? [end.failure, end.error] : [end.kind, null];
}
