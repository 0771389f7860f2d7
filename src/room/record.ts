/**
 * What the server keeps of a room besides what members see: the hashes of their tokens and their open connections. A
 * fold, like the state; its entries are the room's log as it is stored. Hashes never leave the server.
 */
import type { CodedError } from '../errors/coded-error.ts';
import type { RoomCommand } from './commands.ts';
import { decide, isRefusal } from './decide.ts';
import { roomError } from './errors.ts';
import { leadNumber, type MemberNumber, type RoomEvent } from './events.ts';
import { leadAwayMs, roomLifetimeMs, type RoomLimits } from './limits.ts';
import { afterEvent, emptyRoom, membersOf, type RoomState } from './state.ts';

/** A connection of a member to one copy of the server. */
export interface Connection {
  readonly id: string;
  readonly copy: string;
}

/** One change of a room: an event, something that only the server knows, or both. */
export interface LogEntry {
  readonly number: number;
  readonly event: RoomEvent | null;
  readonly secret?: { readonly member: MemberNumber; readonly hash: string };
  readonly connected?: { readonly member: MemberNumber } & Connection;
  readonly disconnected?: { readonly member: MemberNumber; readonly id: string };
}

export interface RoomRecord {
  /** Number of the last entry. */
  readonly number: number;
  readonly state: RoomState;
  /** SHA-256 of each member's token, hex. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Of members that have any. */
  readonly connections: Readonly<Record<string, readonly Connection[]>>;
  /** The devices that the lead removed. Others that are no longer in the room left by themselves. */
  readonly removed: readonly MemberNumber[];
}

export const emptyRecord: RoomRecord = {
  number: 0,
  state: emptyRoom,
  hashes: {},
  connections: {},
  removed: [],
};

/** The record after one more entry. One that it already holds changes nothing. */
export function afterEntry(record: RoomRecord, entry: LogEntry): RoomRecord {
  const { number, event, secret, connected, disconnected } = entry;
  if (number <= record.number) return record;
  let { hashes, connections, removed } = record;
  if (secret !== undefined) hashes = { ...hashes, [secret.member]: secret.hash };
  if (event?.type === 'removed') removed = [...removed, event.device];
  const out = deviceOut(entry);
  if (out !== null) {
    const { [out]: _hash, ...others } = hashes as Record<number, string>;
    hashes = others;
  }
  if (connected !== undefined) {
    const { member, id, copy } = connected;
    connections = { ...connections, [member]: [...(connections[member] ?? []), { id, copy }] };
  }
  if (disconnected !== undefined) {
    const { member, id } = disconnected;
    const { [member]: before = [], ...others } = connections as Readonly<
      Record<number, readonly Connection[]>
    >;
    const open = before.filter((each) => each.id !== id);
    connections = open.length === 0 ? others : { ...others, [member]: open };
  }
  const state = event === null ? record.state : afterEvent(record.state, { number, event });
  return { number, state, hashes, connections, removed };
}

/** The device that an entry takes out of the room for good: its token and its streams end. Null for other entries. */
export const deviceOut = ({ event }: LogEntry): MemberNumber | null =>
  event?.type === 'removed' || event?.type === 'departed' ? event.device : null;

/** Changes without their numbers, which the caller gives them: those after the record's. */
export type RoomChange = Omit<LogEntry, 'number'>;

/** The entries that these changes make of a record. */
export const numbered = (record: RoomRecord, changes: readonly RoomChange[]): LogEntry[] =>
  changes.map((change, index) => ({ number: record.number + 1 + index, ...change }));

/** What the server does with a room, or why not. */
export type RoomOutcome = readonly RoomChange[] | CodedError;

/** The changes that open a room. */
export function openRoomRecord(
  code: string,
  leadHash: string,
  limits: RoomLimits,
  now: number,
): RoomChange[] {
  const event: RoomEvent = { type: 'opened', code, at: now, endsAt: now + roomLifetimeMs, limits };
  return [{ event, secret: { member: leadNumber, hash: leadHash } }];
}

/** A device joins, as member `state.lastDevice + 1`. */
export function join({ state }: RoomRecord, name: string, hash: string): RoomOutcome {
  if (state.ended !== null) return roomError('room-ended');
  if (state.isLocked) return roomError('room-locked');
  const { devices: limit } = state.limits;
  if (Object.keys(membersOf(state)).length >= limit) return roomError('room-full', { limit });
  const device = state.lastDevice + 1;
  return [{ event: { type: 'joined', device, name }, secret: { member: device, hash } }];
}

/** Why a member is not in the room: it was removed, left, or never joined. Null where it is. */
export function absenceOf({ state, removed }: RoomRecord, member: MemberNumber): CodedError | null {
  const device = state.devices[member];
  if (member === leadNumber || (device !== undefined && !device.hasLeft)) return null;
  if (member > state.lastDevice) return roomError('room-member-unknown');
  return roomError(removed.includes(member) ? 'room-removed' : 'room-left');
}

/** A command of a member. */
export function follow(record: RoomRecord, member: MemberNumber, command: RoomCommand): RoomOutcome {
  const absent = absenceOf(record, member);
  if (absent !== null) return absent;
  const { state, number } = record;
  // Entries without an event count too, and activities are named after the entry that starts them.
  const decision = decide({ ...state, number }, member, command);
  return isRefusal(decision) ? decision : decision.map((event) => ({ event }));
}

/** A member opens a connection. */
export function connect(record: RoomRecord, member: MemberNumber, connection: Connection): RoomOutcome {
  const absent = absenceOf(record, member);
  if (absent !== null) return absent;
  const isFirst = (record.connections[member] ?? []).length === 0;
  return [{ event: isFirst ? { type: 'arrived', member } : null, connected: { member, ...connection } }];
}

/** A connection of a member closes. One that is not known changes nothing. */
export function disconnect(record: RoomRecord, member: MemberNumber, id: string, now: number): RoomChange[] {
  const open = record.connections[member] ?? [];
  if (!open.some((each) => each.id === id)) return [];
  const isLast = open.length === 1 && absenceOf(record, member) === null;
  const event: RoomEvent | null = isLast ? { type: 'left', member, at: now } : null;
  return [{ event, disconnected: { member, id } }];
}

/** Closes the connections to copies of the server that are gone. */
export function dropCopies(
  record: RoomRecord,
  isAlive: (copy: string) => boolean,
  now: number,
): RoomChange[] {
  const changes: RoomChange[] = [];
  let current = record;
  for (const [member, open] of Object.entries(record.connections)) {
    for (const { id, copy } of open) {
      if (isAlive(copy)) continue;
      const more = disconnect(current, Number(member), id, now);
      for (const entry of numbered(current, more)) current = afterEntry(current, entry);
      changes.push(...more);
    }
  }
  return changes;
}

/** Takes tokens and calls out of the room's budget. */
export function reserve({ state }: RoomRecord, tokens: number, calls: number): RoomOutcome {
  if (state.ended !== null) return roomError('room-ended');
  const { spent, limits } = state;
  if (spent.tokens + tokens > limits.teacherTokens || spent.calls + calls > limits.teacherCalls) {
    return roomError('room-budget-spent');
  }
  return [{ event: { type: 'spent', tokens, calls } }];
}

/** Puts back what a call reserved and did not use. */
export function refund(tokens: number): RoomChange[] {
  return tokens === 0 ? [] : [{ event: { type: 'spent', tokens: -tokens, calls: 0 } }];
}

/** What the clock brings: the room's end, or that the lead has been away for long. */
export function tick({ state }: RoomRecord, now: number): RoomChange[] {
  if (state.ended !== null) return [];
  if (now >= state.endsAt) return [{ event: { type: 'ended', by: 'time' } }];
  const { awaySince, isWaitedFor } = state.lead;
  if (awaySince === null || isWaitedFor || now - awaySince < leadAwayMs) return [];
  return [{ event: { type: 'waiting' } }];
}
