/**
 * The messages between the page and the student's worker: their schemas, and the types that follow from them. Both ends
 * parse what they receive; a message that does not fit is refused.
 *
 * This file defines the shape of messages. The client and the host decide when to send them.
 */
import { z } from 'zod';

import { ErrorWithCode, type CodedError } from '../errors/coded-error.ts';
import { codedErrorSchema } from '../errors/schema.ts';
import { studentError } from './errors.ts';
import type { ResumePoint } from '../relay/resume.ts';
import {
  callRequestSchema,
  limitsSchema,
  modelIdentitySchema,
  policyNameSchema,
  relayEventSchema,
  samplingSchema,
  tokenIdSchema,
} from '../relay/trace.ts';

// zod compiles object schemas with `new Function` where it may. The page's policy forbids that, and each attempt would
// be reported as a violation.
z.config({ jitless: true });

/** The number of a request, chosen by the page. Every answer carries it. */
const request = z.int().nonnegative();

/** Where the page wants the student to run. `auto` is WebGPU where it works, else WASM. */
export const deviceChoice = z.enum(['auto', 'webgpu', 'wasm']);
export type DeviceChoice = z.infer<typeof deviceChoice>;

/** The teacher that the run calls. */
export const teacherChoice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('proxy'),
    url: z.string().min(1),
    /** The access code, for a proxy that requires one. */
    accessCode: z.string().optional(),
    /** One of the proxy's teachers by its name. */
    teacherName: z.string().optional(),
    /** What the proxy's health says of it, for the log. */
    identity: modelIdentitySchema.optional(),
  }),
  /** One in a second worker of the page. */
  z.object({
    kind: z.literal('in-page'),
    /** URL of its folder, absolute. */
    model: z.url(),
  }),
  z.object({ kind: z.literal('none') }),
]);
export type TeacherChoice = z.infer<typeof teacherChoice>;

const load = z.object({
  type: z.literal('load'),
  request,
  /** URL of a folder in the layout of transformers.js. */
  model: z.string().min(1),
  device: deviceChoice,
});

const refused = callRequestSchema.nullable();
const resumePoint: z.ZodType<ResumePoint> = z.object({
  events: z.array(relayEventSchema).min(1),
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('continue') }),
    z.object({ kind: z.literal('decline'), request: refused }),
    z.object({ kind: z.literal('call'), request: callRequestSchema }),
    z.object({ kind: z.literal('token'), id: tokenIdSchema }),
    z.object({ kind: z.literal('text'), text: z.string(), request: refused }),
  ]),
});

const solve = z.object({
  type: z.literal('solve'),
  request,
  problem: z.string(),
  policy: policyNameSchema,
  seed: z.int().nonnegative(),
  sampling: samplingSchema,
  limits: limitsSchema,
  /** Tokens that a call asks for where the policy decides it. */
  policyCallTokens: z.int().positive(),
  teacher: teacherChoice,
  /** Whether the run pauses at every call. */
  pauses: z.boolean(),
  /** Whether the teacher prefills while the student writes a command. */
  prefill: z.boolean(),
  /** Where the run resumes; null for a run from the start. */
  resume: resumePoint.nullable(),
});

/** Stops the load or the run that has this number. */
const stop = z.object({ type: z.literal('stop'), request });

export const pageMessage = z.discriminatedUnion('type', [load, solve, stop]);
export type PageMessage = z.infer<typeof pageMessage>;
export type LoadMessage = z.infer<typeof load>;
export type SolveMessage = z.infer<typeof solve>;

/** Why the student runs on WASM although WebGPU was asked for or preferred. */
const fallback = codedErrorSchema;
export type Fallback = CodedError;

const progress = z.object({
  type: z.literal('progress'),
  request,
  file: z.string(),
  loadedBytes: z.int().nonnegative(),
  /** null where the server does not say. */
  totalBytes: z.int().nonnegative().nullable(),
});

const loaded = z.object({
  type: z.literal('loaded'),
  request,
  identity: modelIdentitySchema,
  contextLength: z.int().positive(),
  /** Whether the model has the tokens `<call>` and `</call>`. */
  canCall: z.boolean(),
  fallback: fallback.nullable(),
  /** Whether its files are kept for the next visit; else it fetches them again. */
  isKept: z.boolean().optional(),
});

/** What happened since the last such message, in order. */
const events = z.object({ type: z.literal('events'), request, events: z.array(relayEventSchema).min(1) });

/** The run is over; its last event was sent before. */
const finished = z.object({ type: z.literal('finished'), request });

/**
 * The device of the student is gone in the middle of a run, whose events until then were sent before. The worker is of no
 * more use; another one can load the student on another device.
 */
const deviceLost = z.object({ type: z.literal('device-lost'), request, error: codedErrorSchema });

/** A load or a run could not be carried out. `request` is null for an unreadable message. */
const failed = z.object({ type: z.literal('failed'), request: request.nullable(), error: codedErrorSchema });

export const workerMessage = z.discriminatedUnion('type', [
  progress,
  loaded,
  events,
  finished,
  deviceLost,
  failed,
]);
export type WorkerMessage = z.infer<typeof workerMessage>;
export type LoadProgress = Omit<z.infer<typeof progress>, 'type' | 'request'>;
export type LoadedStudent = Omit<z.infer<typeof loaded>, 'type' | 'request'>;
export type SolveRequest = Omit<SolveMessage, 'type' | 'request'>;

/** A message across the border did not fit the protocol. */
export class ProtocolError extends ErrorWithCode {
  override readonly name = 'ProtocolError';
}

/** @throws ProtocolError that names what does not fit */
export function parsePageMessage(data: unknown): PageMessage {
  return parse(pageMessage, data, 'message-to-worker-invalid');
}

/** @throws ProtocolError that names what does not fit */
export function parseWorkerMessage(data: unknown): WorkerMessage {
  return parse(workerMessage, data, 'message-to-page-invalid');
}

function parse<T>(
  schema: z.ZodType<T>,
  data: unknown,
  code: 'message-to-worker-invalid' | 'message-to-page-invalid',
): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new ProtocolError(studentError(code, { detail: z.prettifyError(result.error) }));
}
