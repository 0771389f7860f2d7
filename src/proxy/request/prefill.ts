/**
 * `POST /api/teacher/prefill`: takes the context of a call that may follow, responds at once, and has the teacher read it
 * after the response, so that the connection is free for the call.
 *
 * A prefill passes the same steps as a call, but its requests and slots are counted separately, so that it takes nothing
 * that a call needs. Only its tokens count towards the same limits and budget, where it costs any.
 */
import { codedError } from '../../errors/coded-error.ts';
import { TeacherError, type TeacherContext } from '../../relay/teacher.ts';
import { apiError } from '../../teacher/api-errors.ts';
import { prefillBody, prefillFields } from '../../teacher/api-schema.ts';
import type { CallSlot } from '../guards/call-slot.ts';
import type { RequestFacts, RequestRecord } from '../observability/request-record.ts';
import type { UpstreamPrefill } from '../upstream.ts';
import { ApiResponse, errorResponse, type Handler } from './api-request.ts';
import type { CallOptions } from './call.ts';
import { requestedTeacher } from './teacher-choice.ts';
import { toTeacherContext } from './request-pipeline.ts';

/** Handles `POST /api/teacher/prefill`. */
export function prefillHandler(options: CallOptions): Handler {
  const { teachers, pipeline } = options;
  return (request) =>
    pipeline.track(async (record) => {
      const denied = await pipeline.authorize(request, record);
      if (denied !== null) return denied;
      const body = await pipeline.validate(request, prefillBody, prefillFields);
      if (body instanceof ApiResponse) return body;
      const teacher = requestedTeacher(teachers, body.teacher);
      if (teacher instanceof ApiResponse) return teacher;
      record.asks(teacher.description.name);
      const { prefill } = teacher;
      if (prefill === undefined) return errorResponse(501, apiError('no-prefills'));
      const slot = await pipeline.reserve(record, { ...body, maxTokens: prefill.tokens });
      if (slot instanceof ApiResponse) return slot;
      request.waitUntil(runInBackground(record, options, prefill, toTeacherContext(body), slot));
      return new ApiResponse(202, null, { 'Cache-Control': 'no-store' });
    });
}

/** Never rejects. */
async function runInBackground(
  record: RequestRecord,
  { drain, report }: CallOptions,
  prefill: UpstreamPrefill,
  context: TeacherContext,
  slot: CallSlot,
): Promise<void> {
  const shutdown = new AbortController();
  const leave = drain.enter(() =>
    shutdown.abort(new TeacherError('offline', apiError('proxy-stopped-prefill'))),
  );
  record.started();
  const { tokens } = await run(record, prefill, context, shutdown.signal, report);
  leave();
  await slot.release(tokens).catch(report);
}

async function run(
  record: RequestRecord,
  prefill: UpstreamPrefill,
  context: TeacherContext,
  signal: AbortSignal,
  report: CallOptions['report'],
): Promise<RequestFacts> {
  try {
    await prefill.run(context, signal);
    record.received({ type: 'done', endedSolution: false, tokens: prefill.tokens });
    return record.ended('done');
  } catch (error) {
    if (error instanceof TeacherError) return record.ended(error.failure, codedError(error));
    report(error);
    return record.ended('defect');
  }
}
