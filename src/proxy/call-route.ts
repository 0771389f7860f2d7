/**
 * `POST /api/teacher`: reads the request, takes a place for its answer, and streams what the teacher writes.
 *
 * The teacher gets the fields of the wire's body and nothing else, whatever stands beside them.
 */
import type { Context, Handler, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import type { TeacherRequest } from '../relay/teacher.ts';
import { teacherBody, type ReadAheadBody } from '../teacher/wire.ts';
import type { ClientVariables } from './guards/access.ts';
import { takePlace, type Place } from './guards/admission.ts';
import { answer, type Answer, type AnswerEnd } from './answer.ts';
import type { DailyBudget } from './guards/budget.ts';
import {
  CallRecord,
  type Asked,
  type CallFacts,
  type CallOutcome,
  type Work,
} from './watching/call-record.ts';
import type { Drain } from './drain.ts';
import type { Gate } from './guards/limits.ts';
import { refuse } from './refusal.ts';
import type { Upstream } from './upstream.ts';

/** What is known of a call while it is answered. */
export interface CallVariables extends ClientVariables {
  call: CallRecord;
}

export interface CallEnvironment {
  Variables: CallVariables;
}

export interface CallOptions {
  /** null: no teacher serves, and a call is a 503 with `absence`. */
  readonly teacher: Upstream | null;
  readonly absence: string;
  readonly gate: Gate;
  /** null where tokens are not counted by day. */
  readonly budget: DailyBudget | null;
  readonly drain: Drain;
  /** Told of defects of the proxy itself. */
  readonly report: (error: unknown) => void;
}

/** Makes the response that streams an answer. Headers may be set on it, but it must not be replaced. */
export type Respond = (answer: Answer, init: ResponseInit) => Response;

/** Neither caches nor compression may hold a token back. */
const streamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** Seconds after which another copy of the proxy, or this one restarted, may answer. */
export const backAgainSeconds = 10;

/** What a call is called that was turned away with this status, where nobody said more. */
function outcomeOfStatus(status: number): CallOutcome {
  switch (status) {
    case 401:
      return 'no-access';
    case 429:
      return 'limited';
    case 500:
      return 'defect';
    case 503:
      return 'no-teacher';
    default:
      return 'bad-request';
  }
}

/** Follows each call from its first moment, and tells `onEnd` of it once, also when it was turned away. */
export function recordCalls(
  what: Work,
  onEnd: (facts: CallFacts) => void,
): MiddlewareHandler<CallEnvironment> {
  return async (context, next) => {
    const call = new CallRecord(what, onEnd);
    context.set('call', call);
    await next();
    if (call.isUnderWay) return;
    // Not there yet where the proxy was going away.
    call.client = context.get('client') ?? call.client;
    call.ends(outcomeOfStatus(context.res.status));
  };
}

/** Lets no call begin once the proxy is going away. */
export function drainCheck(drain: Drain): MiddlewareHandler<CallEnvironment> {
  return async (context, next) => {
    return drain.isDraining ? turnAwayLate(context) : next();
  };
}

function turnAwayLate(context: Context<CallEnvironment>): Response {
  context.get('call').ends('draining');
  return refuse(context, 503, 'The proxy is being stopped. Try again in a moment.', backAgainSeconds);
}

/** Counts a request, and turns away whoever asks too often. */
export function requestLimit(gate: Gate): MiddlewareHandler<CallEnvironment> {
  return async (context, next) => {
    const denial = await gate.request(context.get('client'));
    if (denial === null) return next();
    return refuse(context, 429, denial.message, denial.retryAfterSeconds);
  };
}

/**
 * The body, or the refusal that says what is wrong with it.
 * @param fields what the body must hold, in words
 */
export async function readBody<T extends object>(
  context: Context<CallEnvironment>,
  schema: z.ZodType<T>,
  fields: string,
): Promise<T | Response> {
  context.get('call').client = context.get('client');
  // Other types could be sent by any page without the browser's asking first (CORS).
  if (!/^application\/json\b/i.test(context.req.header('Content-Type') ?? '')) {
    return refuse(context, 415, 'The body must be JSON. Set the header Content-Type: application/json.');
  }
  let json: unknown;
  try {
    json = JSON.parse(await context.req.text());
  } catch {
    return refuse(context, 400, `The body is not JSON. Send a JSON object with ${fields}.`);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  return refuse(context, 400, issue?.message ?? 'The body has the wrong shape. Compare it with the API.');
}

/** Takes a place for what was asked, or refuses. */
export async function admit(
  context: Context<CallEnvironment>,
  { gate, budget, drain }: CallOptions,
  asked: Asked,
): Promise<Place | Response> {
  const call = context.get('call');
  call.asks(asked);
  const place = await takePlace(gate, budget, call.client, asked.maxTokens);
  if ('message' in place) {
    call.ends(place.why);
    return refuse(context, 429, place.message, place.retryAfterSeconds);
  }
  // Reading the body may have taken a while.
  if (!drain.isDraining) return place;
  await place.free(0);
  return turnAwayLate(context);
}

/** Without a fingerprint the ids mean nothing: the teacher reads the text. */
export function withIds<T extends ReadAheadBody>(body: T) {
  return { ...body, prefixIds: body.prefixIds ?? [], fingerprint: body.fingerprint ?? '' };
}

/** Answers a call that was let in: everything but its body has been checked. */
export function askTeacher(options: CallOptions & { readonly respond: Respond }): Handler<CallEnvironment> {
  const { teacher, absence } = options;
  return async (context) => {
    const body = await readBody(
      context,
      teacherBody,
      '`problem`, `prefix`, `maxTokens`, `temperature` and `seed`',
    );
    if (body instanceof Response) return body;
    if (teacher === null) return refuse(context, 503, absence);
    const place = await admit(context, options, body);
    if (place instanceof Response) return place;
    const stream = begin(context, options, teacher, withIds(body), place);
    return options.respond(stream, { headers: streamHeaders });
  };
}

function begin(
  context: Context<CallEnvironment>,
  { drain, report }: CallOptions,
  teacher: Upstream,
  request: TeacherRequest,
  place: Place,
): Answer {
  const call = context.get('call');
  call.starts();
  return answer({
    write: (signal) => teacher.write(request, signal),
    client: context.req.raw.signal,
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
