/**
 * The API with which a page chooses the teacher of the proxy on the same machine: paths and schemas. Each request is a
 * POST of JSON, so that browsers say which page sends it. All but the first carry the token that the first returns.
 *
 *   session  who may choose, and what is chosen
 *   scan     servers at the usual ports of this machine
 *   look     the server at one address
 *   test     two tokens of a teacher that is not chosen yet
 *   save     chooses a teacher, for this proxy and its next starts
 *   reset    returns to the teacher of the environment
 *
 * The key of a teacher goes to the proxy and never comes back.
 */
import { z } from 'zod';
import { callRemarksSchema } from '../relay/trace.ts';
import { sentErrorSchema } from './api-schema.ts';

export const setupActions = ['session', 'scan', 'look', 'test', 'save', 'reset'] as const;
export type SetupAction = (typeof setupActions)[number];

/** The path of an action below the proxy's address. */
export const setupPath = (action: SetupAction): string => `/api/setup/${action}`;

export const setupTokenHeader = 'x-setup-token';

/** Chat templates with a name: ChatML, and none at all, for base models. */
export const namedTemplates = ['chatml', 'none'] as const;
export type NamedTemplate = (typeof namedTemplates)[number];

/** Longest address or path. */
const maxAddress = 2_000;
const address = z.string().max(maxAddress);
const name = z.string().max(300);

/** '' for no key; null for the one that is saved for a server at the same origin. */
const apiKey = z.string().max(1_000).nullable();

/** A teacher as a person describes it. */
const description = {
  url: address,
  model: name,
  /** One of the proxy's kinds; '' for the kind that is detected. */
  kind: z.string().max(60),
  /** Path or address of a chat template, or one of the names above; '' for the server's own, else ChatML. */
  template: address,
};

export const setupBodies = {
  session: z.object({}),
  scan: z.object({}),
  look: z.object({ url: address, kind: description.kind, apiKey }),
  test: z.object({ ...description, apiKey }),
  save: z.object({ ...description, apiKey }),
  reset: z.object({}),
} as const satisfies Record<SetupAction, z.ZodType<object>>;

export type LookBody = z.infer<typeof setupBodies.look>;
export type TeacherEntry = z.infer<typeof setupBodies.save>;

const chosenTeacher = z.object({ ...description, hasKey: z.boolean() });

const sessionAnswer = z.object({
  token: z.string(),
  /** The file that holds the choice. */
  file: z.string(),
  /** Variables of the environment that choose the teacher; where there are any, a page cannot. */
  lockedBy: z.array(z.string()),
  /** What a page chose; null where the proxy's default serves. */
  chosen: chosenTeacher.nullable(),
  kinds: z.array(
    z.object({
      kind: z.string(),
      /** Whether the template applies. */
      usesTemplate: z.boolean(),
      /** The address of a hosted API; null for servers of one's own. */
      hostedAt: z.string().nullable(),
    }),
  ),
});

const foundServer = z.object({
  url: z.string(),
  /** What usually listens there; null for an address that a person typed. */
  usual: z.string().nullable(),
  /** Name and version, where the server says them. */
  server: z.string().nullable(),
  /** The kind that is detected. */
  kind: z.string(),
  /** Other kinds that it answers without continuing the text. */
  inexactKinds: z.array(z.string()),
  models: z.array(z.string()),
});

/** A kind that a server answers without continuing the text, and the kind that does continue it. */
const kindAdvice = z.object({ server: z.string(), kind: z.string(), use: z.string() });

const testAnswer = z.object({
  /** How the server was asked. */
  kind: z.string(),
  server: z.string().nullable(),
  /** The last request, without its headers; null where none was sent. */
  request: z.object({ url: z.string(), body: z.string() }).nullable(),
  /** Milliseconds from the start of the call. */
  firstTokenMs: z.number().nullable(),
  totalMs: z.number(),
  kindAdvice: kindAdvice.nullable(),
  outcome: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('answer'),
      text: z.string(),
      /** Tokens that the server counts; null where it counts none. */
      tokens: z.int().nullable(),
      endedSolution: z.boolean(),
      remarks: callRemarksSchema.exactOptional(),
    }),
    z.object({ type: z.literal('error'), error: sentErrorSchema }),
  ]),
});

export const setupAnswers = {
  session: sessionAnswer,
  scan: z.object({ servers: z.array(foundServer) }),
  look: foundServer,
  test: testAnswer,
  save: z.object({ chosen: chosenTeacher, kindAdvice: kindAdvice.nullable() }),
  reset: z.object({}),
} as const satisfies Record<SetupAction, z.ZodType>;

/** What the proxy answers to each action. */
export type SetupAnswer<Action extends SetupAction> = z.infer<(typeof setupAnswers)[Action]>;
export type SetupSession = SetupAnswer<'session'>;
export type ChosenTeacher = z.infer<typeof chosenTeacher>;
export type FoundServer = z.infer<typeof foundServer>;
export type KindAdvice = z.infer<typeof kindAdvice>;
export type TestResult = SetupAnswer<'test'>;
