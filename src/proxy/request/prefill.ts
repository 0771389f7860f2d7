/**
 * `POST /api/teacher/prefill`: takes what a call will soon go on from, answers at once, and has the teacher read it
 * behind the answer, so that the connection is free for the call.
 *
 * It goes through what a call goes through, but its requests and places are counted apart: reading ahead takes nothing
 * that a call needs. Only tokens come out of the same budget, where reading costs any.
 */
import { TeacherError, type TeacherContext } from '../../relay/teacher.ts';
import { prefillBody } from '../../teacher/api-schema.ts';
import type { CallOptions } from './call.ts';
import { errorResponse, ApiResponse, type Handler } from './api-request.ts';
import type { CallSlot } from '../guards/call-slot.ts';
import { toTeacherContext } from './request-pipeline.ts';
import type { UpstreamPrefill } from '../upstream.ts';
import type { RequestFacts, RequestRecord } from '../observability/request-record.ts';

export function prefillHandler(options: CallOptions): Handler {
  const { teacher, unavailableReason, pipeline } = options;
  return (incoming) =>
    pipeline.track(async (call) => {
      const body = await pipeline.hear(incoming, call, prefillBody, '`problem` and `prefix`');
      if (body instanceof ApiResponse) return body;
      if (teacher === null) return errorResponse(503, unavailableReason);
      const { prefill } = teacher;
      if (prefill === undefined) return errorResponse(501, 'This teacher does not read ahead.');
      const place = await pipeline.admit(call, { ...body, maxTokens: prefill.tokens });
      if (place instanceof ApiResponse) return place;
      incoming.waitUntil(readBehind(call, options, prefill, toTeacherContext(body), place));
      return new ApiResponse(202, null, { 'Cache-Control': 'no-store' });
    });
}

/** Never rejects. */
async function readBehind(
  call: RequestRecord,
  { drain, report }: CallOptions,
  prefill: UpstreamPrefill,
  asked: TeacherContext,
  place: CallSlot,
): Promise<void> {
  const shutdown = new AbortController();
  const leave = drain.enter(() =>
    shutdown.abort(new TeacherError('offline', 'The proxy was stopped while the teacher was reading.')),
  );
  call.started();
  const { tokens } = await read(call, prefill, asked, shutdown.signal, report);
  leave();
  await place.release(tokens).catch(report);
}

async function read(
  call: RequestRecord,
  prefill: UpstreamPrefill,
  asked: TeacherContext,
  signal: AbortSignal,
  report: CallOptions['report'],
): Promise<RequestFacts> {
  try {
    await prefill.run(asked, signal);
    call.received({ type: 'done', endedSolution: false, tokens: prefill.tokens });
    return call.ended('done');
  } catch (error) {
    if (error instanceof TeacherError) return call.ended(error.failure, error.message);
    report(error);
    return call.ended('defect');
  }
}
