/**
 * The saved form of a run, `relay-trace/3`, and the schema of events from outside: from a file or from a worker. It
 * validates the shape of a log; log-order.ts checks the order of its events.
 */
import { z } from 'zod';
import type { CodedError } from '../errors/coded-error.ts';
import { codedErrorSchema } from '../errors/schema.ts';
import { relayError, TraceError } from './errors.ts';
import { checkedLog } from './log-order.ts';
import { policySchema } from './policies/schema.ts';
import {
  answerSources,
  callRemarks,
  type CallId,
  type CallRemark,
  type TokenStats,
  type RelayEvent,
  type RunStarted,
  type TokenId,
} from './events.ts';

const count = z.int().nonnegative();
const milliseconds = z.number();
const tokenIdSchema = count.transform((id) => id as TokenId);
const callId = count.transform((id) => id as CallId);
const author = z.enum(['student', 'teacher', 'person']);
const at = milliseconds;

export const policyNameSchema = policySchema();

/** Where a model ran. */
export const deviceSchema = z.enum(['webgpu', 'wasm', 'cpu', 'remote']);

const samplingSchema = z.object({
  temperature: z.number().nonnegative(),
  topP: z.number().positive().max(1),
  topK: count.exactOptional(),
  minP: z.number().min(0).max(1).exactOptional(),
  repetitionPenalty: z.number().positive().exactOptional(),
});

const limitsSchema = z.object({ maxCalls: count, maxTeacherTokens: count, maxTokens: count });

const modelIdentitySchema = z.object({
  name: z.string(),
  device: deviceSchema,
  weights: z.string().exactOptional(),
  provider: z.string().exactOptional(),
  server: z.string().exactOptional(),
});

const tokenStats = z.object({
  probability: z.number(),
  entropy: z.number(),
  alternatives: z.array(z.object({ id: tokenIdSchema, text: z.string(), probability: z.number() })),
  routerScore: z.number().exactOptional(),
});

const runStarted = z.object({
  type: z.literal('run-started'),
  problem: z.string(),
  policy: policyNameSchema,
  seed: z.int(),
  sampling: samplingSchema,
  limits: limitsSchema,
  thinks: z.boolean().exactOptional(),
  student: modelIdentitySchema,
  teacher: modelIdentitySchema.nullable(),
  promptTokens: count,
  at,
});

const problemRead = z.object({
  type: z.literal('problem-read'),
  familiarity: z.object({
    mean: z.number(),
    worstWindow: z.number(),
    probabilityRight: z.number().min(0).max(1),
    warns: z.boolean(),
  }),
  at,
});

const tokenWritten = z
  .object({
    type: z.literal('token'),
    id: tokenIdSchema,
    text: z.string(),
    author,
    role: z.enum(['text', 'end']),
    call: callId.nullable(),
    stats: tokenStats.exactOptional(),
    /** The name of `stats` up to version 2. */
    insight: tokenStats.exactOptional(),
    at,
  })
  .transform(({ insight, stats = insight, ...token }) => (stats === undefined ? token : { ...token, stats }));

const callRequested = z.object({
  type: z.literal('call-requested'),
  call: callId,
  by: z.enum(['student', 'policy', 'person']),
  commandTokens: count,
  requested: count,
  granted: count,
  prefix: z.string(),
  at,
});

const failure = z.enum(['offline', 'refused', 'timeout', 'over-budget', 'broken-stream']);

/** Traces up to version 2 hold a sentence, `message`, in the place of an error. */
const errorFields = { error: codedErrorSchema.exactOptional(), message: z.string().exactOptional() };

function withError<T extends { error?: CodedError; message?: string }>(
  { error, message, ...rest }: T,
  context: z.RefinementCtx,
): Omit<T, 'error' | 'message'> & { readonly error: CodedError } {
  if (error !== undefined) return { ...rest, error };
  if (message !== undefined) return { ...rest, error: { code: 'message', params: { message } } };
  context.addIssue({ code: 'invalid_type', expected: 'object', path: ['error'], input: undefined });
  return z.NEVER;
}

const callOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['delivered', 'ended-solution', 'short', 'stopped', 'declined', 'manual']) }),
  // The name of `manual` up to version 2.
  z.object({ kind: z.literal('by-hand') }).transform(() => ({ kind: 'manual' as const })),
  z.object({ kind: z.literal('failed'), failure, ...errorFields }).transform(withError),
]);

const isCallRemark = (text: string): text is CallRemark => callRemarks.some((remark) => remark === text);

/** Those that a later version may add are dropped, as fields are. */
export const callRemarksSchema = z.array(z.string()).transform((texts) => texts.filter(isCallRemark));

const callEnded = z.object({
  type: z.literal('call-ended'),
  call: callId,
  outcome: callOutcome,
  delivered: count,
  countedBy: z.enum(['teacher', 'student-tokenizer']),
  firstTokenMs: milliseconds.nullable(),
  totalMs: milliseconds,
  remarks: callRemarksSchema.exactOptional(),
  at,
});

const commandIgnored = z.object({
  type: z.literal('command-ignored'),
  why: z.enum(['malformed', 'zero']),
  commandTokens: count,
  text: z.string(),
  at,
});

const callRequestSchema = z.object({
  by: z.enum(['student', 'policy', 'person']),
  requested: count,
  commandTokens: count,
});

const endReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['end-token', 'repetition']), author }),
  z.object({ kind: z.enum(['length', 'context-full', 'stopped']) }),
  z.object({ kind: z.literal('paused'), request: callRequestSchema }),
  z.object({ kind: z.literal('failed'), ...errorFields }).transform(withError),
]);

const finalAnswer = z.object({ answer: z.string(), source: z.enum(answerSources) });

const runEnded = z.object({
  type: z.literal('run-ended'),
  reason: endReason,
  answer: finalAnswer.nullable().exactOptional(),
  at,
});

/** One event, as JSON or a structured clone. Unknown keys are dropped. */
const relayEventSchema: z.ZodType<RelayEvent> = z.discriminatedUnion('type', [
  runStarted,
  problemRead,
  tokenWritten,
  callRequested,
  callEnded,
  commandIgnored,
  runEnded,
]);

/**
 * Version 1 has neither repetitions nor the student's familiarity. Up to version 2 a failure holds a sentence (`message`)
 * in the place of an error, and `stats` and `manual` are called `insight` and `by-hand`. Otherwise the versions are the
 * same.
 */
const formats = ['relay-trace/1', 'relay-trace/2', 'relay-trace/3'] as const;
type TraceFormat = (typeof formats)[number];
const format: TraceFormat = 'relay-trace/3';

/** A saved run. Its first event has the run's options. A run saved before its end has no `run-ended`. */
export interface Trace {
  readonly format: TraceFormat;
  /** When it was saved: ISO 8601, or null where the time is unknown. */
  readonly saved: string | null;
  /** The right answer of its problem, where it is known. */
  readonly answer?: string;
  readonly events: readonly [RunStarted, ...RelayEvent[]];
}

/** @throws TraceError for a value that is no event. */
export function parseEvent(value: unknown): RelayEvent {
  const result = relayEventSchema.safeParse(value);
  if (result.success) return result.data;
  throw new TraceError(relayError('event-invalid', { detail: z.prettifyError(result.error) }));
}

/**
 * Writes a run as JSON, one event a line, so that it can be read and compared by line.
 * @param saved when: ISO 8601
 * @param answer the right answer of its problem, where it is known
 * @throws TraceError for events that are not one run's log from its start.
 */
export function formatTrace(
  events: Iterable<RelayEvent>,
  saved: string | null = null,
  answer: string | null = null,
): string {
  const log = checkedLog([...events]);
  const lines = log.map((event) => JSON.stringify(event)).join(',\n');
  const head = JSON.stringify({ format, saved, ...(answer === null ? {} : { answer }) });
  return `${head.slice(0, -1)},"events":[\n${lines}\n]}\n`;
}

/** Reads what `formatTrace` wrote. @throws TraceError for everything else. */
export function parseTrace(text: string): Trace {
  const head = z
    .object({
      format: z.string(),
      saved: z.string().nullable().default(null),
      answer: z.string().exactOptional(),
      events: z.array(z.unknown()),
    })
    .safeParse(json(text));
  if (!head.success) throw new TraceError(relayError('trace-not-a-run'));
  const known = formats.find((each) => each === head.data.format);
  if (known === undefined) {
    throw new TraceError(relayError('trace-format-unknown', { format: head.data.format, known: formats }));
  }
  const events = head.data.events.map((value, index) => {
    const result = relayEventSchema.safeParse(value);
    if (result.success) return result.data;
    const detail = z.prettifyError(result.error);
    throw new TraceError(relayError('trace-event-invalid', { event: index + 1, detail }));
  });
  const { saved, answer } = head.data;
  return { format: known, saved, ...(answer === undefined ? {} : { answer }), events: checkedLog(events) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TraceError(relayError('trace-not-json'), { cause });
  }
}

/**
 * Rounds the student's statistics to three digits. Further digits would be most of a trace, and carry no information.
 */
export function withRoundedStats(events: Iterable<RelayEvent>): RelayEvent[] {
  return [...events].map(rounded);
}

function rounded(event: RelayEvent): RelayEvent {
  if (event.type !== 'token' || event.stats === undefined) return event;
  const { probability, entropy, alternatives, ...rest } = event.stats;
  const stats: TokenStats = {
    ...rest,
    probability: threeDigits(probability),
    entropy: threeDigits(entropy),
    alternatives: alternatives.map((each) => ({ ...each, probability: threeDigits(each.probability) })),
  };
  return { ...event, stats };
}

const threeDigits = (value: number): number => Number(value.toPrecision(3));
