/**
 * `POST /api/teacher`: takes a place for the answer, and has the teacher write it.
 *
 * The teacher gets the fields of the wire's body and nothing else, whatever stands beside them.
 */
import type { TeacherRequest } from '../relay/teacher.ts';
import { teacherBody } from '../teacher/wire.ts';
import { answer, type Answer, type AnswerEnd } from './answer.ts';
import type { Drain } from './drain.ts';
import { refusal, Reply, type Handler } from './exchange.ts';
import type { Place } from './guards/admission.ts';
import { withIds, type Reception } from './reception.ts';
import type { Upstream } from './upstream.ts';
import type { CallOutcome, CallRecord } from './watching/call-record.ts';

export interface CallOptions {
  /** null: no teacher serves, and a call is a 503 with `absence`. */
  readonly teacher: Upstream | null;
  readonly absence: string;
  readonly reception: Reception;
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
  const { teacher, absence, reception } = options;
  return (incoming) =>
    reception.follow(async (call) => {
      const body = await reception.hear(incoming, call, teacherBody, fields);
      if (body instanceof Reply) return body;
      if (teacher === null) return refusal(503, absence);
      const place = await reception.admit(call, body);
      if (place instanceof Reply) return place;
      const stream = begin(call, options, teacher, withIds(body), place, incoming.signal);
      return new Reply(200, stream, streamHeaders);
    });
}

function begin(
  call: CallRecord,
  { drain, report }: CallOptions,
  teacher: Upstream,
  request: TeacherRequest,
  place: Place,
  client: AbortSignal | null,
): Answer {
  call.starts();
  return answer({
    write: (signal) => teacher.write(request, signal),
    client,
    enter: (cut) => drain.enter(cut),
    onChunk: (chunk) => call.wrote(chunk),
    onEnd: (end: AnswerEnd) => {
      const { tokens } = call.ends(...outcomeOf(end));
      place.free(tokens).catch(report);
    },
    report,
  });
}

/** What an answer's end is called among the outcomes, and the teacher's words for it. */
function outcomeOf(end: AnswerEnd): [CallOutcome, string] {
  return end.kind === 'failed' ? [end.failure, end.message] : [end.kind, ''];
}
