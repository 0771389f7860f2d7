/**
 * `POST /api/teacher/read-ahead`: takes what a call will soon go on from, answers at once, and has the teacher read it
 * behind the answer, so that the connection is free for the call.
 *
 * The guards are those of a call, but what they count of requests and places is counted apart: reading ahead takes
 * nothing that a call needs. Only tokens come out of the same budget, where reading costs any.
 */
import type { Context, Handler } from 'hono';
import { TeacherError, type TeacherContext } from '../relay/teacher.ts';
import { readAheadBody, type ReadAheadBody } from '../teacher/wire.ts';
import {
  isJson,
  notJson,
  parseBody,
  turnAwayLate,
  type CallEnvironment,
  type CallOptions,
} from './call-route.ts';
import { takePlace, type Place } from './guards/admission.ts';
import { refuse } from './refusal.ts';
import type { ReadAhead } from './upstream.ts';
import type { CallFacts, CallRecord } from './watching/call-record.ts';

export interface ReadAheadOptions extends CallOptions {
  /** Told of work that goes on behind an answer, for platforms that would end it there. */
  readonly goOn: (context: Context, work: Promise<void>) => void;
}

/** Takes a request that was let in: everything but its body has been checked. */
export function readAheadRoute(options: ReadAheadOptions): Handler<CallEnvironment> {
  const { teacher, absence, gate, budget, drain, goOn } = options;
  return async (context) => {
    if (!isJson(context)) return refuse(context, 415, notJson);
    const body = parseBody(await context.req.text(), readAheadBody, '`problem` and `prefix`');
    if (typeof body === 'string') return refuse(context, 400, body);
    if (teacher === null) return refuse(context, 503, absence);
    const { readAhead } = teacher;
    if (readAhead === undefined) return refuse(context, 501, 'This teacher does not read ahead.');
    const call = context.get('call');
    call.client = context.get('client');
    call.asks({ ...body, maxTokens: readAhead.tokens });
    const place = await takePlace(gate, budget, call.client, readAhead.tokens);
    if ('message' in place) {
      call.ends(place.why);
      return refuse(context, 429, place.message, place.retryAfterSeconds);
    }
    // Reading the body may have taken a while.
    if (drain.isDraining) {
      await place.free(0);
      return turnAwayLate(context);
    }
    goOn(context, readBehind(call, options, readAhead, contextOf(body), place));
    context.header('Cache-Control', 'no-store');
    return context.body(null, 202);
  };
}

function contextOf(body: ReadAheadBody): TeacherContext {
  // Without a fingerprint the ids mean nothing: the teacher reads the text.
  return { ...body, prefixIds: body.prefixIds ?? [], fingerprint: body.fingerprint ?? '' };
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
