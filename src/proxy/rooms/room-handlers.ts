/**
 * The API of rooms (docs/api.md): opens a room, lets devices join, takes commands and materials, streams events. Opening
 * needs the server's access code where it has one; a device needs the join code only, and what it may spend is bounded
 * by the room's budget.
 */
import type { z } from 'zod';
import { isCodedError, type CodedError } from '../../errors/coded-error.ts';
import { commandBytes, commandSchema, joinSchema, materialIdSchema } from '../../room/commands.ts';
import { roomError } from '../../room/errors.ts';
import { readJoinCode } from '../../room/join-code.ts';
import { materialLimits, textLimits } from '../../room/limits.ts';
import { lastSeenHeader } from '../../room/wire.ts';
import { apiError } from '../../teacher/api-errors.ts';
import type { Drain } from '../drain.ts';
import { bearerToken, unauthorizedResponse, type Authenticator } from '../guards/auth.ts';
import { clientAddress } from '../guards/client-address.ts';
import type { TokenBuckets } from '../guards/token-buckets.ts';
import {
  ApiResponse,
  errorResponse,
  jsonResponse,
  retryAfter,
  type ApiRequest,
} from '../request/api-request.ts';
import { streamHeaders } from '../request/call.ts';
import { drainingResponse } from '../request/request-pipeline.ts';
import type { RoomGuard } from './room-guard.ts';
import { roomRefusal, storeAwayResponse } from './room-refusal.ts';
import { StoreAwayError } from '../store/store-away.ts';
import type { KnownMember, Rooms } from './rooms.ts';

/** What one address, and one member, may do in a minute. */
const perMinute = { openings: 10, joins: 600, commands: 900 } as const;

export interface RoomHandlerOptions {
  readonly rooms: Rooms;
  readonly guard: RoomGuard;
  readonly authenticator: Authenticator;
  readonly buckets: TokenBuckets;
  readonly trustedHops: number;
  readonly drain: Drain;
}

/** Handles a request below a room's path. @param code as it stands in the path */
export type RoomHandler = (request: ApiRequest, code: string, rest: string) => Promise<ApiResponse>;

export type RoomAction = 'open' | 'join' | 'command' | 'events' | 'keepMaterial' | 'material';

/** Creates the handlers of a server's rooms. */
export function roomHandlers(options: RoomHandlerOptions): [RoomAction, RoomHandler][] {
  const { rooms, guard, authenticator, buckets, trustedHops, drain } = options;
  const addressOf = (request: ApiRequest): string => clientAddress(request, trustedHops);

  /** null, or the response to a client that asks too often. */
  const limited = (key: string, rate: number, error: CodedError): ApiResponse | null => {
    const shortfall = buckets.withdraw([{ key, amount: 1, perMinute: rate }]);
    return shortfall && errorResponse(429, error, retryAfter(shortfall.waitSeconds));
  };

  /** The member whose token the request carries, for this room. */
  async function memberOf(request: ApiRequest, code: string): Promise<KnownMember | ApiResponse> {
    const member = await guard.memberOf(request);
    if (member instanceof ApiResponse || member.room.code === readJoinCode(code)) return member;
    return guard.refused(request, roomError('room-member-unknown'));
  }

  const safe =
    (handler: RoomHandler): RoomHandler =>
    async (request, code, rest) => {
      if (drain.isDraining) return drainingResponse();
      try {
        return await handler(request, code, rest);
      } catch (error) {
        if (!(error instanceof StoreAwayError)) throw error;
        return storeAwayResponse();
      }
    };

  const handlers: Readonly<Record<RoomAction, RoomHandler>> = {
    open: async (request) => {
      const address = addressOf(request);
      const access = authenticator.authenticate(bearerToken(request), address);
      if (access.kind !== 'granted') return unauthorizedResponse(access);
      const key = `rooms ${access.client ?? address}`;
      const denied = limited(key, perMinute.openings, roomError('room-busy'));
      if (denied !== null) return denied;
      const opened = await rooms.create();
      return isCodedError(opened) ? roomRefusal(opened) : jsonResponse(opened);
    },

    join: async (request, path) => {
      const denied = limited(`joins ${addressOf(request)}`, perMinute.joins, roomError('room-busy'));
      if (denied !== null) return denied;
      const body = await bodyOf(
        request,
        joinSchema,
        roomError('room-name-invalid', { limit: textLimits.name }),
      );
      if (body instanceof ApiResponse) return body;
      const code = readJoinCode(path);
      if (code === null) return guard.refused(request, roomError('room-unknown'));
      const joined = await rooms.join(code, body.name);
      return isCodedError(joined) ? guard.refused(request, joined) : jsonResponse({ room: code, ...joined });
    },

    command: async (request, code) => {
      const member = await memberOf(request, code);
      if (member instanceof ApiResponse) return member;
      const key = `room ${member.room.code} ${member.member}`;
      const denied = limited(key, perMinute.commands, roomError('room-busy'));
      if (denied !== null) return denied;
      const command = await bodyOf(request, commandSchema, roomError('room-command-invalid'));
      if (command instanceof ApiResponse) return command;
      const refused = await rooms.command(member, command);
      return refused === null
        ? new ApiResponse(204, null, { 'Cache-Control': 'no-store' })
        : roomRefusal(refused);
    },

    events: async (request, code) => {
      const member = await memberOf(request, code);
      if (member instanceof ApiResponse) return member;
      const seen = request.header(lastSeenHeader.toLowerCase()) ?? '';
      const stream = await rooms.connect(member, /^\d{1,15}$/.test(seen) ? Number(seen) : null);
      return new ApiResponse(200, stream, streamHeaders);
    },

    keepMaterial: async (request, code) => {
      const member = await memberOf(request, code);
      if (member instanceof ApiResponse) return member;
      const denied = limited(
        `room ${member.room.code} ${member.member}`,
        perMinute.commands,
        roomError('room-busy'),
      );
      if (denied !== null) return denied;
      const text = await textOf(request, materialLimits.bytes, 'room-material-too-large');
      if (text instanceof ApiResponse) return text;
      const kept = await rooms.keep(member, text);
      return isCodedError(kept) ? roomRefusal(kept) : jsonResponse(kept);
    },

    material: async (request, code, id) => {
      const member = await memberOf(request, code);
      if (member instanceof ApiResponse) return member;
      const known = materialIdSchema.safeParse(id);
      const text = known.success
        ? await rooms.material(member, known.data)
        : roomError('room-material-unknown');
      // A material never changes: its id is made of its text.
      return isCodedError(text)
        ? roomRefusal(text)
        : new ApiResponse(200, text, {
            'Content-Type': 'text/plain; charset=utf-8',
            'Cache-Control': 'private, max-age=14400, immutable',
          });
    },
  };
  return Object.entries(handlers).map(([action, handler]) => [action as RoomAction, safe(handler)]);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The body as text. */
async function textOf(
  request: ApiRequest,
  maxBytes: number,
  tooLarge: 'room-material-too-large' | 'body-too-large',
): Promise<string | ApiResponse> {
  // Browsers let any page send other content types without a CORS preflight.
  if (!/^application\/json\b/i.test(request.header('content-type') ?? '')) {
    return errorResponse(415, apiError('body-not-json-type'));
  }
  try {
    const bytes = await request.bytes(maxBytes);
    if (bytes !== null) return decoder.decode(bytes);
  } catch {
    // The client is gone, or the bytes are no text.
    return errorResponse(400, apiError('body-broke-off'));
  }
  const limit = { bytes: maxBytes };
  return errorResponse(
    413,
    tooLarge === 'body-too-large' ? apiError(tooLarge, limit) : roomError(tooLarge, limit),
  );
}

/** The body of a join or a command. @param invalid of a body that does not fit the schema */
async function bodyOf<T>(
  request: ApiRequest,
  schema: z.ZodType<T>,
  invalid: CodedError,
): Promise<T | ApiResponse> {
  const text = await textOf(request, commandBytes, 'body-too-large');
  if (text instanceof ApiResponse) return text;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return errorResponse(400, invalid);
  }
  const result = schema.safeParse(json);
  return result.success ? result.data : errorResponse(400, invalid);
}
