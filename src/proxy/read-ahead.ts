/**
 * `POST /api/teacher/read-ahead`: takes what a call will soon go on from, answers at once, and has the teacher read it
 * behind the answer, so that the connection is free for the call.
 *
 * It goes through what a call goes through, but its requests and places are counted apart: reading ahead takes nothing
 * that a call needs. Only tokens come out of the same budget, where reading costs any.
 */
import { TeacherError, type TeacherContext } from '../relay/teacher.ts';
import { readAheadBody } from '../teacher/wire.ts';
import type { CallOptions } from './call.ts';
import { refusal, Reply, type Handler } from './exchange.ts';
import type { Place } from './guards/admission.ts';
import { withIds } from './reception.ts';
import type { ReadAhead } from './upstream.ts';
import type { CallFacts, CallRecord } from './watching/call-record.ts';

export function readAheadHandler(options: CallOptions): Handler {
  const { teacher, absence, reception } = options;
  return (incoming) =>
    reception.follow(async (call) => {
      const body = await reception.hear(incoming, call, readAheadBody, '`problem` and `prefix`');
      if (body instanceof Reply) return body;
      if (teacher === null) return refusal(503, absence);
      const { readAhead } = teacher;
      if (readAhead === undefined) return refusal(501, 'This teacher does not read ahead.');
      const place = await reception.admit(call, { ...body, maxTokens: readAhead.tokens });
      if (place instanceof Reply) return place;
      incoming.goOn(readBehind(call, options, readAhead, withIds(body), place));
      return new Reply(202, null, { 'Cache-Control': 'no-store' });
    });
}

/** Never rejects. */
async function readBehind(
  call: CallRecord,
  { drain, report }: CallOptions,
  readAhead: ReadAhead,
  asked: TeacherContext,
  place: Place,
): Promise<void> {
  const shutdown = new AbortController();
  const leave = drain.enter(() =>
    shutdown.abort(new TeacherError('offline', 'The proxy was stopped while the teacher was reading.')),
  );
  call.starts();
  const { tokens } = await read(call, readAhead, asked, shutdown.signal, report);
  leave();
  await place.free(tokens).catch(report);
}

async function read(
  call: CallRecord,
  readAhead: ReadAhead,
  asked: TeacherContext,
  signal: AbortSignal,
  report: CallOptions['report'],
): Promise<CallFacts> {
  try {
    await readAhead.read(asked, signal);
    call.wrote({ type: 'done', endedSolution: false, tokens: readAhead.tokens });
    return call.ends('done');
  } catch (error) {
    if (error instanceof TeacherError) return call.ends(error.failure, error.message);
    report(error);
    return call.ends('defect');
  }
}
