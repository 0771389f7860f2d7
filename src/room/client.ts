/**
 * A member's side of a room: joins, sends commands, and follows the events over HTTP. It reconnects by itself and asks
 * for what it missed, so that the state it reports is always that of the room. Knows nothing of screens.
 */
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { z } from 'zod';
import { ErrorWithCode, isCodedError, type CodedError } from '../errors/coded-error.ts';
import type { RoomCommand } from './commands.ts';
import { roomError } from './errors.ts';
import type { MaterialId } from './events.ts';
import { afterEvent, type RoomState } from './state.ts';
import {
  joinedSchema,
  lastSeenHeader,
  materialSchema,
  openedSchema,
  roomEventSchema,
  roomKeepAliveMs,
  roomPaths,
  roomStreamNames,
  roomTokenHeader,
  streamedStateSchema,
} from './wire.ts';

/** A request to a room was refused, or there is no room. */
export class RoomError extends ErrorWithCode {
  override readonly name = 'RoomError';
}

/** Refusals after which there is no point in connecting again. */
const isFinal = ({ code }: CodedError): boolean =>
  [
    'room-unknown',
    'room-removed',
    'room-left',
    'room-member-unknown',
    'room-ended',
    'room-events-unknown',
    'rooms-off',
  ].includes(code);

/** Who a client is in its room. To be kept where a reload finds it. */
export interface Membership {
  readonly room: string;
  /** 0 is the lead. */
  readonly member: number;
  readonly token: string;
}

export interface RoomServer {
  /** The address of the server, without a slash at its end; '' for that of the page. */
  readonly url: string;
  /** The server's access code; null where it has none. Only opening a room needs it. */
  readonly accessCode: string | null;
  readonly fetch: typeof fetch;
}

/** How the connection to the room is. */
export type RoomConnection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  /** It was lost, and is made again. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'closed'; readonly error: CodedError | null };

export interface RoomFollower {
  /** Called with the state whenever it changed. `clockOffsetMs` is what the server's clock is ahead of this one. */
  readonly onState: (state: RoomState, clockOffsetMs: number) => void;
  readonly onConnection: (connection: RoomConnection) => void;
}

/** Two keep-alive comments may be lost: after a longer silence the connection is gone, though nothing has said so. */
const silenceMs = 3 * roomKeepAliveMs;

/** Milliseconds before the first and the longest wait for another try. */
const retryMs = { first: 250, most: 4_000 } as const;

/** Opens a room. @throws RoomError */
export async function openRoom(server: RoomServer): Promise<Membership> {
  const { room, token } = await post(server, roomPaths.rooms, {}, openedSchema, null);
  return { room, member: 0, token };
}

/** Joins a room as a device. @throws RoomError */
export async function joinRoom(server: RoomServer, code: string, name: string): Promise<Membership> {
  const path = roomPaths.devices(encodeURIComponent(code));
  const { room, device, token } = await post(server, path, { name }, joinedSchema, null);
  return { room, member: device, token };
}

/** Sends a command. @throws RoomError where it is refused */
export async function sendCommand(
  server: RoomServer,
  membership: Membership,
  command: RoomCommand,
): Promise<void> {
  await post(server, roomPaths.commands(membership.room), command, null, membership.token);
}

/** Gives the room a text to keep, such as a run. @throws RoomError */
export async function keepMaterial(
  server: RoomServer,
  { room, token }: Membership,
  material: unknown,
): Promise<MaterialId> {
  return (await post(server, roomPaths.materials(room), material, materialSchema, token)).material;
}

/** Reads a text that the room keeps: JSON from another member, to be parsed by the caller. @throws RoomError */
export async function readMaterial(
  server: RoomServer,
  { room, token }: Membership,
  id: MaterialId,
): Promise<string> {
  const response = await ask(server, `${roomPaths.materials(room)}/${id}`, {
    headers: headersOf(null, token),
  });
  return response.text();
}

/**
 * Follows a room until the signal aborts, the room ends or the member is removed.
 * @param wait waits before another try; resolves early when the signal aborts
 */
export async function followRoom(
  server: RoomServer,
  { room, token }: Membership,
  { onState, onConnection }: RoomFollower,
  signal: AbortSignal,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void> = delay,
): Promise<void> {
  // Changed by `take`, which the compiler does not see.
  let state = null as RoomState | null;
  let offset = 0;
  let tries = 0;
  const take = ({ id, event, data }: EventSourceMessage): void => {
    if (event === roomStreamNames.state) {
      const streamed = read(streamedStateSchema, data);
      ({ state } = streamed);
      offset = streamed.at - Date.now();
    } else if (event === roomStreamNames.event && state !== null) {
      state = afterEvent(state, { number: Number(id), event: read(roomEventSchema, data) });
    } else return;
    tries = 0;
    onState(state, offset);
  };
  onConnection({ kind: 'connecting' });
  while (!signal.aborted) {
    try {
      const seen: Record<string, string> = state === null ? {} : { [lastSeenHeader]: `${state.number}` };
      const headers = { ...headersOf(null, token), ...seen, Accept: 'text/event-stream' };
      const response = await ask(server, roomPaths.events(room), { headers, signal });
      onConnection({ kind: 'open' });
      await readEvents(response, take, () => hasEnded(state), signal);
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      if (isFinal(error)) return onConnection({ kind: 'closed', error });
      // Else the connection was lost, or the server is busy or restarts.
    }
    if (hasEnded(state)) return onConnection({ kind: 'closed', error: null });
    if (signal.aborted) break;
    onConnection({ kind: 'lost' });
    await wait(Math.min(retryMs.most, retryMs.first * 2 ** tries++), signal);
  }
  onConnection({ kind: 'closed', error: null });
}

const hasEnded = (state: RoomState | null): boolean => state !== null && state.ended !== null;

async function readEvents(
  response: Response,
  take: (message: EventSourceMessage) => void,
  isOver: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const parser = createParser({ onEvent: take });
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  // The request may have been aborted by the same signal: then there is nothing left to cancel.
  const leave = (): void => void reader?.cancel().catch(() => undefined);
  signal.addEventListener('abort', leave);
  let silence = setTimeout(leave, silenceMs);
  try {
    const piece = () => reader?.read().catch(unreachable);
    for (let next = await piece(); next?.done === false; next = await piece()) {
      clearTimeout(silence);
      silence = setTimeout(leave, silenceMs);
      parser.feed(decoder.decode(next.value, { stream: true }));
      // A member that was away when the room ended gets its last state, on a connection that brings no more.
      if (isOver()) return leave();
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', leave);
  }
}

/** @throws RoomError where the server sends what this version does not know */
function read<T>(schema: z.ZodType<T>, data: string): T {
  try {
    return schema.parse(JSON.parse(data));
  } catch (cause) {
    throw new RoomError(roomError('room-events-unknown'), { cause });
  }
}

function unreachable(cause: unknown): never {
  throw new RoomError(roomError('room-unreachable'), { cause });
}

function headersOf(accessCode: string | null, token: string | null): Record<string, string> {
  return {
    ...(accessCode === null ? {} : { Authorization: `Bearer ${accessCode}` }),
    ...(token === null ? {} : { [roomTokenHeader]: token }),
  };
}

async function post<T>(
  server: RoomServer,
  path: string,
  body: unknown,
  schema: z.ZodType<T> | null,
  token: string | null,
): Promise<T> {
  const headers = {
    ...headersOf(token === null ? server.accessCode : null, token),
    'Content-Type': 'application/json',
  };
  const response = await ask(server, path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (schema === null) return undefined as T;
  const result = schema.safeParse(await response.json().catch(() => null));
  if (!result.success) throw new RoomError(roomError('rooms-off'));
  return result.data;
}

/** @throws RoomError for a refusal, and where the server cannot be reached */
async function ask({ url, fetch: send }: RoomServer, path: string, init: RequestInit): Promise<Response> {
  const response = await send(`${url}${path}`, { cache: 'no-store', ...init }).catch(unreachable);
  if (response.ok) return response;
  const error: unknown = await response.json().catch(() => null);
  // A server without rooms answers with a page, or an error of its own.
  throw new RoomError(isCodedError(error) ? error : roomError('rooms-off'));
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timeout = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timeout);
      resolve();
    });
  });
}
