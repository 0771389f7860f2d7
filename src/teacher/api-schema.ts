/**
 * The API between a page and its proxy: schemas, paths and limits.
 *
 * A call is a POST with the problem and the solution so far. A valid one is always answered with status 200 and a stream
 * of server-sent events, which opens before the teacher answers. Any failure of the teacher, before its first token or
 * after, is one `error` event and the end of the stream. Statuses of 400 and above concern the request itself or the
 * proxy's own limits; their body is `{message}` as JSON.
 *
 * A prefill is a POST with the context of a call that may follow; its response is an empty 202. Health is a GET that
 * returns which teacher serves.
 */
import { z } from 'zod';
import type { TokenId } from '../relay/events.ts';
import { callRemarksSchema } from '../relay/trace.ts';

// By default zod compiles object schemas with `new Function`, which the page's Content-Security-Policy forbids.
z.config({ jitless: true });

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

const problem = z
  .string({ error: '`problem` must be a text. Send the problem that the student is solving.' })
  .refine((text) => text.trim() !== '', {
    error: '`problem` is empty. Send the problem that the student is solving.',
  })
  .refine((text) => fits(text, apiLimits.problemBytes), {
    error: `\`problem\` is longer than ${apiLimits.problemBytes / 1024} KiB. Shorten the problem.`,
  });

/** The context that a teacher continues. `prefixIds` and `fingerprint` come together or not at all. */
const context = {
  problem,
  prefix: z
    .string({ error: '`prefix` must be a text. Send the solution so far, or an empty text at its start.' })
    .refine((text) => fits(text, apiLimits.prefixBytes), {
      error: `\`prefix\` is longer than ${apiLimits.prefixBytes / 1024} KiB. The solution so far is too long to continue.`,
    }),
  prefixIds: z
    .array(tokenId, { error: '`prefixIds` must be a list of token ids: whole numbers from 0.' })
    .max(apiLimits.prefixIds, {
      error: `\`prefixIds\` has more than ${apiLimits.prefixIds} ids. The solution so far is too long to continue.`,
    })
    .optional(),
  fingerprint: z
    .string({ error: '`fingerprint` must be a text: the fingerprint of the tokenizer of `prefixIds`.' })
    .min(1, { error: '`fingerprint` is empty. Leave it out together with `prefixIds`.' })
    .optional(),
};

const belongTogether = '`prefixIds` and `fingerprint` belong together: send both or neither.';

/** Body of POST /api/teacher. */
export const teacherBody = z
  .object(
    {
      ...context,
      maxTokens: z
        .int({ error: '`maxTokens` must be a whole number. Send how many tokens the teacher should write.' })
        .min(1, { error: '`maxTokens` must be at least 1. A call for no tokens needs no teacher.' })
        .max(apiLimits.tokens, {
          error: `\`maxTokens\` must be at most ${apiLimits.tokens}. Ask for fewer tokens, or in several calls.`,
        }),
      temperature: z
        .number({ error: '`temperature` must be a number. Send 0 for the most probable tokens.' })
        .min(0, { error: '`temperature` must not be negative. Send 0 for the most probable tokens.' })
        .max(2, { error: '`temperature` must be at most 2.' }),
      seed: z
        .int({ error: '`seed` must be a whole number.' })
        .min(0, { error: '`seed` must not be negative.' }),
    },
    {
      error:
        'The body must be a JSON object with `problem`, `prefix`, `maxTokens`, `temperature` and `seed`.',
    },
  )
  .refine((body) => (body.prefixIds === undefined) === (body.fingerprint === undefined), {
    error: belongTogether,
  });

/** Body of POST /api/teacher/prefill. */
export const prefillBody = z
  .object(context, { error: 'The body must be a JSON object with `problem` and `prefix`.' })
  .refine((body) => (body.prefixIds === undefined) === (body.fingerprint === undefined), {
    error: belongTogether,
  });

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

/** Data of an `error` event. */
export const teacherFailure = z.object({
  failure: z.enum(['offline', 'refused', 'timeout', 'over-budget', 'broken-stream']),
  message: z.string(),
});

/** Body of every answer with a status of 400 or above. */
export const errorBody = z.object({ message: z.string() });

const servingTeacher = z.object({
  name: z.string(),
  /**
   * How the proxy reaches it: `embedded`, or the kind of its provider. An open string: a page that was kept offline must
   * read the answer of a newer proxy, whose kinds it cannot know.
   */
  kind: z.string(),
  /** Name and version of its server, where it says them. */
  server: z.string().exactOptional(),
  /** Of the tokenizer, for a teacher that takes and gives token ids. */
  fingerprint: z.string().nullable(),
  /** Whether it accepts prefill requests. */
  prefills: z.boolean().exactOptional(),
});

/** Body of GET /api/health when a teacher serves; without one the status is 503 and the body an `errorBody`. */
export const health = z.object({
  teacher: servingTeacher
    // What proxies of version 0.1 call `prefills`.
    .extend({ readsAhead: z.boolean().exactOptional() })
    .transform(({ readsAhead, ...teacher }): z.infer<typeof servingTeacher> =>
      readsAhead === undefined ? teacher : { prefills: readsAhead, ...teacher },
    ),
});

/**
 * Body of GET /api/health where the proxy needs an access code and none was sent; the status is 200. A wrong code is an `errorBody` with status 401, here and for a call.
 */
export const accessWanted = z.object({ access: z.literal('wanted') });

export type ServingTeacher = z.infer<typeof health>['teacher'];
