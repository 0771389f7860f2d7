/**
 * The API between a page and its proxy: schemas, paths and limits.
 *
 * A call is a POST with the problem and the solution so far. A valid one is always answered with status 200 and a stream
 * of server-sent events, which opens before the teacher answers. Any failure of the teacher, before its first token or
 * after, is one `error` event and the end of the stream. Statuses of 400 and above concern the request itself or the
 * proxy's own limits; their body is a coded error as JSON (api-errors.ts), with a sentence in English, `message`, for
 * clients that are not this page.
 *
 * A prefill is a POST with the context of a call that may follow; its response is an empty 202. Health is a GET that
 * returns which teacher serves.
 */
import { z } from 'zod';
import { isIn, type CodedError } from '../errors/coded-error.ts';
import type { TokenId } from '../relay/events.ts';
import { callRemarksSchema } from '../relay/trace.ts';
import { apiError, apiErrors } from './api-errors.ts';
import { teacherErrors } from './errors.ts';
import { setupErrors } from './setup-errors.ts';

/** Paths below the proxy's address. */
export const paths = {
  teacher: '/api/teacher',
  prefill: '/api/teacher/prefill',
  health: '/api/health',
} as const;

/** Names of the server-sent events. A reader ignores other names. */
export const eventNames = { chunk: 'chunk', error: 'error' } as const;

/**
 * Milliseconds without a token after which the proxy sends a comment, repeatedly: load balancers cut idle connections,
 * most of them after 60 s, and the page learns that the proxy is still there.
 */
export const keepAliveMs = 15_000;

/** Limits of a request and of an event. */
export const apiLimits = {
  /** Bytes of a request body. */
  bodyBytes: 256 * 1024,
  /** UTF-8 bytes of a problem. */
  problemBytes: 32 * 1024,
  /** UTF-8 bytes of the solution so far. */
  prefixBytes: 128 * 1024,
  /** Token ids of the solution so far. */
  prefixIds: 32 * 1024,
  /** Tokens of one call. */
  tokens: 1024,
  /** Characters of one event. */
  eventCharacters: 64 * 1024,
} as const;

const tokenId = z
  .int()
  .nonnegative()
  .transform((id) => id as TokenId);

const encoder = new TextEncoder();

/** Whether a text has at most `bytes` bytes in UTF-8. A UTF-16 unit takes at most three, which spares most encodings. */
const fits = (text: string, bytes: number): boolean =>
  text.length * 3 <= bytes || encoder.encode(text).length <= bytes;

/** The errors of the checks below, by the text that zod carries as the message of an issue. */
const errors = new Map<string, CodedError>();

function check(error: CodedError): { readonly error: string } {
  const text = JSON.stringify(error);
  errors.set(text, error);
  return { error: text };
}

/** Why a body is not valid: the error of the first check that failed. */
export function bodyError({ issues: [first] }: z.ZodError): CodedError {
  return errors.get(first?.message ?? '') ?? apiError('body-invalid');
}

const problem = z
  .string(check(apiError('problem-not-text')))
  .refine((text) => text.trim() !== '', check(apiError('problem-missing')))
  .refine(
    (text) => fits(text, apiLimits.problemBytes),
    check(apiError('problem-too-large', { bytes: apiLimits.problemBytes })),
  );

/** The context that a teacher continues. `prefixIds` and `fingerprint` come together or not at all. */
const context = {
  problem,
  prefix: z
    .string(check(apiError('prefix-not-text')))
    .refine(
      (text) => fits(text, apiLimits.prefixBytes),
      check(apiError('prefix-too-large', { bytes: apiLimits.prefixBytes })),
    ),
  prefixIds: z
    .array(tokenId, check(apiError('prefix-ids-not-ids')))
    .max(apiLimits.prefixIds, check(apiError('prefix-ids-too-many', { limit: apiLimits.prefixIds })))
    .optional(),
  fingerprint: z
    .string(check(apiError('fingerprint-not-text')))
    .min(1, check(apiError('fingerprint-empty')))
    .optional(),
  /** One of the proxy's teachers by its name; left out for the default. */
  teacher: z
    .string(check(apiError('teacher-not-a-name')))
    .max(100, check(apiError('teacher-not-a-name')))
    .optional(),
};

interface Ids {
  readonly prefixIds?: unknown;
  readonly fingerprint?: unknown;
}

const belongTogether = ({ prefixIds, fingerprint }: Ids): boolean =>
  (prefixIds === undefined) === (fingerprint === undefined);
const together = check(apiError('prefix-ids-and-fingerprint'));

/** Fields that a body must have, for errors. */
export const callFields = ['problem', 'prefix', 'maxTokens', 'temperature', 'seed'];
export const prefillFields = ['problem', 'prefix'];

const maxTemperature = 2;

/** Body of POST /api/teacher. */
export const teacherBody = z
  .object(
    {
      ...context,
      maxTokens: z
        .int(check(apiError('max-tokens-not-whole')))
        .min(1, check(apiError('max-tokens-too-small')))
        .max(apiLimits.tokens, check(apiError('max-tokens-too-large', { limit: apiLimits.tokens }))),
      temperature: z
        .number(check(apiError('temperature-not-number')))
        .min(0, check(apiError('temperature-negative')))
        .max(maxTemperature, check(apiError('temperature-too-high', { limit: maxTemperature }))),
      seed: z.int(check(apiError('seed-not-whole-number'))).min(0, check(apiError('seed-negative'))),
    },
    check(apiError('body-not-an-object', { fields: callFields })),
  )
  .refine(belongTogether, together);

/** Body of POST /api/teacher/prefill. */
export const prefillBody = z
  .object(context, check(apiError('body-not-an-object', { fields: prefillFields })))
  .refine(belongTogether, together);

export type PrefillBody = z.infer<typeof prefillBody>;
export type TeacherBody = z.infer<typeof teacherBody>;

/** Data of a `chunk` event: one TeacherChunk. */
export const teacherChunk = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tokens'), ids: z.array(tokenId) }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('done'),
    endedSolution: z.boolean(),
    tokens: z.int().nonnegative().nullable(),
    remarks: callRemarksSchema.exactOptional(),
  }),
]);

/** An error as the API sends it. Proxies of version 0.1 send `message` only. */
const sentError = {
  code: z.string().exactOptional(),
  params: z.record(z.string(), z.unknown()).exactOptional(),
  message: z.string().exactOptional(),
};

interface SentError {
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

const knownErrors = { ...apiErrors, ...setupErrors, ...teacherErrors };

/** The error itself. Of an error that this version does not know, the English sentence is all that it can show. */
function received({ code, params, message }: SentError, context: z.RefinementCtx): CodedError {
  const error = code === undefined ? null : { code, ...(params === undefined ? {} : { params }) };
  if (error !== null && (message === undefined || isIn(knownErrors, error))) return error;
  if (message !== undefined) return { code: 'message', params: { message } };
  context.addIssue({ code: 'invalid_type', expected: 'string', path: ['code'], input: undefined });
  return z.NEVER;
}

/** Data of an `error` event: a coded error, `message` in English, and the kind of failure. */
export const teacherFailure = z
  .object({
    failure: z.enum(['offline', 'refused', 'timeout', 'over-budget', 'broken-stream']),
    ...sentError,
  })
  .transform(({ failure, ...sent }, context) => ({ failure, error: received(sent, context) }));

/** A coded error, and `message` in English: the body of every answer with a status of 400 or above. */
export const sentErrorSchema = z.object(sentError).transform(received);

const servingTeacher = z.object({
  name: z.string(),
  /**
   * How the proxy reaches it: `embedded`, or the kind of its provider. An open string: a page that was kept offline must
   * read the answer of a newer proxy, whose kinds it cannot know.
   */
  kind: z.string(),
  /** Name and version of its server, where it says them. */
  server: z.string().exactOptional(),
  /** Its server is loading its model, and calls wait for it. */
  loading: z.boolean().exactOptional(),
  /** Of the tokenizer, for a teacher that takes and gives token ids. */
  fingerprint: z.string().nullable(),
  /** Whether it accepts prefill requests. */
  prefills: z.boolean().exactOptional(),
});

/** What pages of this version read of a teacher, and `prefills` as proxies of version 0.1 call it. */
const servingTeacherIn = servingTeacher
  .extend({ readsAhead: z.boolean().exactOptional() })
  .transform(({ readsAhead, ...teacher }): z.infer<typeof servingTeacher> =>
    readsAhead === undefined ? teacher : { prefills: readsAhead, ...teacher },
  );

/** Whether the page that asks may choose the teacher (setup-schema.ts). */
const setup = z.boolean().exactOptional();

/** Body of GET /api/health when a teacher serves. */
export const health = z.object({
  teacher: servingTeacherIn,
  /** All teachers of a proxy that has several, by the names that a call may give. */
  teachers: z.array(servingTeacher.extend({ id: z.string() })).exactOptional(),
  setup,
});

/** Body of GET /api/health when none serves, with status 503: a `sentErrorSchema`, and this. */
export const healthWithoutTeacher = z.object({ setup });

/**
 * Body of GET /api/health where the proxy needs an access code and none was sent; the status is 200. A wrong code is a `sentErrorSchema` with status 401, here and for a call.
 */
export const accessWanted = z.object({ access: z.literal('wanted') });

export type ServingTeacher = z.infer<typeof health>['teacher'];
export type NamedTeacher = NonNullable<z.infer<typeof health>['teachers']>[number];
