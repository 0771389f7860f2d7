/**
 * `POST /api/teacher/read-ahead`: takes what a call will soon go on from, answers at once, and has the teacher read it
 * behind the answer, so that the connection is free for the call.
 *
 * The guards are those of a call, but what they count of requests and places is counted apart: reading ahead takes
 * nothing that a call needs. Only tokens come out of the same budget, where reading costs any.
 */
import type { Context, Handler } from 'hono';
import { TeacherError, type TeacherContext } from '../relay/teacher.ts';
import { readAheadBody } from '../teacher/wire.ts';
import { admit, readBody, withIds, type CallEnvironment, type CallOptions } from './call-route.ts';
import type { Place } from './guards/admission.ts';
import { refuse } from './refusal.ts';
import type { ReadAhead } from './upstream.ts';
import type { CallFacts, CallRecord } from './watching/call-record.ts';

export interface ReadAheadOptions extends CallOptions {
  /** Told of work that goes on behind an answer, for platforms that would end it there. */
  readonly goOn: (context: Context, work: Promise<void>) => void;
}

/** Takes a request that was let in: everything but its body has been checked. */
export function readAheadRoute(options: ReadAheadOptions): Handler<CallEnvironment> {
  const { teacher, absence, goOn } = options;
  return async (context) => {
    const body = await readBody(context, readAheadBody, '`problem` and `prefix`');
    if (body instanceof Response) return body;
    if (teacher === null) return refuse(context, 503, absence);
    const { readAhead } = teacher;
    if (readAhead === undefined) return refuse(context, 501, 'This teacher does not read ahead.');
    const place = await admit(context, options, { ...body, maxTokens: readAhead.tokens });
    if (place instanceof Response) return place;
    goOn(context, readBehind(context.get('call'), options, readAhead, withIds(body), place));
    context.header('Cache-Control', 'no-store');
    return context.body(null, 202);
  };
}

/** Never rejects. */
async function readBehind(
  call: CallRecord,
  { drain, report }: ReadAheadOptions,
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
  report: ReadAheadOptions['report'],
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
