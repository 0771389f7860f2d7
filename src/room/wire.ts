/**
 * A room on the wire: the schema of what the server sends, and the paths and headers of its API (docs/api.md).
 *
 * A member follows the room by a stream of server-sent events. `state` replaces everything the member knows; `event` is
 * one event. Both carry the number in the log as their id, and a member that lost its connection sends the last one it
 * saw: the server then sends the events after it or, where it no longer has all of them, a `state`.
 */
import { z } from 'zod';
import { activityStartSchema, materialIdSchema, solveResultSchema } from './commands.ts';
import type { RoomEvent } from './events.ts';
import type { RoomState } from './state.ts';

// By default zod compiles object schemas with `new Function`, which the page's Content-Security-Policy forbids.
z.config({ jitless: true });

/** Paths below the server's address; `code` is a join code. */
export const roomPaths = {
  /** POST: opens a room. */
  rooms: '/api/rooms',
  /** POST: a device joins. */
  devices: (code: string) => `/api/rooms/${code}/devices`,
  /** POST: a command. */
  commands: (code: string) => `/api/rooms/${code}/commands`,
  /** GET: the stream of events. */
  events: (code: string) => `/api/rooms/${code}/events`,
  /** POST: keeps a material; GET with an id after it: reads one. */
  materials: (code: string) => `/api/rooms/${code}/materials`,
} as const;

/** Carries a member's token. `Authorization` holds the server's access code, where it has one. */
export const roomTokenHeader = 'X-Room-Token';
/** The number of the last event that a member has seen. */
export const lastSeenHeader = 'Last-Event-ID';

export const roomStreamNames = { state: 'state', event: 'event' } as const;

/** Milliseconds without an event after which the server sends a comment. */
export const roomKeepAliveMs = 15_000;

const count = z.int().nonnegative();
const counts = z.record(z.string(), count);
const limits = z.object({ devices: count, teacherTokens: count, teacherCalls: count });
const score = z.object({ marked: count, called: count, hits: count });
const tokens = z.int();
const by = z.enum(['lead', 'time']);

export const roomEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), code: z.string(), at: z.number(), endsAt: z.number(), limits }),
  z.object({ type: z.literal('joined'), device: count, name: z.string() }),
  z.object({ type: z.literal('arrived'), member: count }),
  z.object({ type: z.literal('left'), member: count, at: z.number() }),
  z.object({ type: z.literal('removed'), device: count }),
  z.object({ type: z.literal('departed'), device: count, keepsWork: z.boolean() }),
  z.object({ type: z.literal('locked'), isLocked: z.boolean() }),
  z.object({ type: z.literal('started'), activity: count, start: activityStartSchema }),
  z.object({ type: z.literal('moved'), position: count }),
  z.object({ type: z.literal('replaced'), material: materialIdSchema }),
  z.object({ type: z.literal('marked'), device: count, marks: z.array(count) }),
  z.object({ type: z.literal('revealed'), called: z.array(count), heat: counts, score }),
  z.object({ type: z.literal('resulted'), device: count, result: solveResultSchema }),
  z.object({ type: z.literal('asked'), question: count, prefix: z.string(), tokens }),
  z.object({ type: z.literal('proposed'), proposal: count, device: count.nullable(), text: z.string() }),
  z.object({
    type: z.literal('voted'),
    vote: z.object({ device: count, proposal: count }).nullable(),
    tally: counts,
  }),
  z.object({ type: z.literal('took'), text: z.string() }),
  z.object({ type: z.literal('spent'), tokens, calls: z.int() }),
  z.object({ type: z.literal('waiting') }),
  z.object({ type: z.literal('ended'), by }),
]) satisfies z.ZodType<RoomEvent>;

const activity = { number: count, material: materialIdSchema };

export const roomStateSchema = z.object({
  number: count,
  code: z.string(),
  openedAt: z.number(),
  endsAt: z.number(),
  limits,
  isLocked: z.boolean(),
  ended: by.nullable(),
  lead: z.object({ awaySince: z.number().nullable(), isWaitedFor: z.boolean() }),
  devices: z.record(
    z.string(),
    // A server of an earlier version does not send `hasLeft`.
    z.object({ name: z.string(), isHere: z.boolean(), hasLeft: z.boolean().default(false) }),
  ),
  lastDevice: count,
  activity: z
    .discriminatedUnion('mode', [
      z.object({ ...activity, mode: z.literal('watch'), position: count }),
      z.object({
        ...activity,
        mode: z.literal('predict'),
        words: count,
        position: count,
        marks: z.record(z.string(), z.array(count)),
        revealed: z.object({ called: z.array(count), heat: counts, score }).nullable(),
      }),
      z.object({
        ...activity,
        mode: z.literal('solve'),
        problems: count,
        results: z.record(z.string(), z.record(z.string(), solveResultSchema)),
      }),
      z.object({
        ...activity,
        mode: z.literal('teach'),
        question: z
          .object({
            number: count,
            prefix: z.string(),
            tokens,
            proposals: z.record(z.string(), z.object({ device: count.nullable(), text: z.string() })),
            votes: counts,
            tally: counts,
            taken: z.string().nullable(),
          })
          .nullable(),
      }),
    ])
    .nullable(),
  spent: z.object({ tokens, calls: z.int() }),
}) satisfies z.ZodType<RoomState>;

/** The response to a room that opens, and to a device that joins; `room` is the join code. */
export const openedSchema = z.object({ room: z.string(), token: z.string() });
export const joinedSchema = z.object({ room: z.string(), device: count, token: z.string() });
export const materialSchema = z.object({ material: materialIdSchema });
/** `at` is the server's clock, in milliseconds since 1970: devices may have another one. */
export const streamedStateSchema = z.object({ state: roomStateSchema, at: z.number() });
