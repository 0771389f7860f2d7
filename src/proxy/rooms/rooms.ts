/**
 * The rooms of this process: opens them, finds them by their code, checks who asks, and keeps the time. Knows nothing of
 * HTTP.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { isCodedError, type CodedError } from '../../errors/coded-error.ts';
import type { RoomCommand } from '../../room/commands.ts';
import { roomError } from '../../room/errors.ts';
import { leadNumber, type MaterialId, type MemberNumber } from '../../room/events.ts';
import { joinCodeFrom } from '../../room/join-code.ts';
import { defaultRoomLimits, materialLimits, roomLifetimeMs, type RoomLimits } from '../../room/limits.ts';
import {
  absenceOf,
  dropCopies,
  emptyRecord,
  follow,
  join,
  numbered,
  openRoomRecord,
  tick,
} from '../../room/record.ts';
import { keptAfterEndMs, LiveRoom } from './live-room.ts';
import type { MemberStream } from './member-stream.ts';
import { readToken, tokenText, type MemberToken } from './room-token.ts';
import type { RoomStore } from './room-store.ts';

export interface RoomsOptions {
  readonly store: RoomStore;
  readonly limits?: RoomLimits;
  /** Rooms that are open at the same time, on all copies of the server. Default: 200. */
  readonly maxRooms?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly random?: (length: number) => Uint8Array;
  readonly report: (error: unknown) => void;
}

/** A member whose token was right. */
export interface KnownMember {
  readonly room: LiveRoom;
  readonly member: MemberNumber;
}

/** Milliseconds between two looks at the clock and at the other copies. */
export const roomTickMs = 2_000;

/** Milliseconds that the last changes have when the process ends. */
const closeTimeoutMs = 1_000;

const hashOf = (secret: string): string => bytesToHex(sha256(utf8ToBytes(secret)));

export class Rooms {
  readonly #options: Required<RoomsOptions>;
  readonly #open = new Map<string, Promise<LiveRoom | null>>();
  readonly #copy: string;

  constructor(options: RoomsOptions) {
    this.#options = {
      limits: defaultRoomLimits,
      maxRooms: 200,
      now: Date.now,
      random: randomBytes,
      ...options,
    };
    this.#copy = this.#newId();
  }

  /** Opens a room. Returns its join code and the lead's token. */
  async create(): Promise<{ readonly room: string; readonly token: string } | CodedError> {
    const { store, limits, maxRooms, now, random } = this.#options;
    if ((await store.count()) >= maxRooms) return roomError('rooms-full');
    const secret = this.#newSecret();
    for (;;) {
      const code = joinCodeFrom(random(64));
      const entries = numbered(emptyRecord, openRoomRecord(code, hashOf(secret), limits, now()));
      if (!(await store.create(code, entries, now() + roomLifetimeMs + keptAfterEndMs))) continue;
      return { room: code, token: tokenText({ code, member: leadNumber, secret }) };
    }
  }

  /** A device joins. */
  async join(
    code: string,
    name: string,
  ): Promise<{ readonly device: MemberNumber; readonly token: string } | CodedError> {
    const room = await this.#room(code);
    if (room === null) return roomError('room-unknown');
    const secret = this.#newSecret();
    const hash = hashOf(secret);
    const record = await room.change((before) => join(before, name, hash));
    if (isCodedError(record)) return record;
    // Other devices may have joined in the meantime, so it need not be the last one.
    const member = Number(Object.entries(record.hashes).find(([, each]) => each === hash)?.[0]);
    return { device: member, token: tokenText({ code, member, secret }) };
  }

  /** The member that a token belongs to, or why it belongs to none. */
  async memberOf(text: string): Promise<KnownMember | CodedError> {
    const token = readToken(text);
    if (token === null) return roomError('room-member-unknown');
    const room = await this.#room(token.code);
    if (room === null) return roomError('room-unknown');
    return this.#isRight(room, token)
      ? { room, member: token.member }
      : (absenceOf(room.record, token.member) ?? roomError('room-member-unknown'));
  }

  #isRight({ record }: LiveRoom, { member, secret }: MemberToken): boolean {
    // Hashes of 128 random bits: the time of a comparison tells nothing about them that could be used.
    return record.hashes[member] === hashOf(secret);
  }

  /** Follows a command. Returns null, or why it was refused. */
  async command({ room, member }: KnownMember, command: RoomCommand): Promise<CodedError | null> {
    const outcome = await room.change((record) => follow(record, member, command));
    return isCodedError(outcome) ? outcome : null;
  }

  connect({ room, member }: KnownMember, lastSeen: number | null): Promise<MemberStream> {
    return room.connect(member, lastSeen);
  }

  /** Keeps a text of a room. Returns its id, which is made of the text. */
  async keep({ room }: KnownMember, text: string): Promise<{ readonly material: MaterialId } | CodedError> {
    const id = bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
    const expiresAt = room.record.state.endsAt + keptAfterEndMs;
    const limit = materialLimits.roomBytes;
    const isKept = await this.#options.store.keep(room.code, id, text, limit, expiresAt);
    return isKept ? { material: id } : roomError('room-materials-full', { bytes: limit });
  }

  async material({ room }: KnownMember, id: MaterialId): Promise<string | CodedError> {
    return (await this.#options.store.material(room.code, id)) ?? roomError('room-material-unknown');
  }

  /** To be called every `roomTickMs`: ends rooms whose time is over, and notices copies that are gone. */
  async tick(): Promise<void> {
    const { store, now } = this.#options;
    await store.beat(this.#copy);
    const isAlive = await store.aliveCopies();
    for (const opening of [...this.#open.values()]) {
      const room = await opening;
      if (room === null) continue;
      await room.change((record) => [
        ...tick(record, now()),
        ...(record.state.ended === null ? dropCopies(record, isAlive, now()) : []),
      ]);
      if (room.connections === 0 || room.isGone) this.#forget(room);
    }
  }

  /** Ends all streams of this process: its members connect to another copy. */
  async close(): Promise<void> {
    const rooms = await Promise.all(this.#open.values());
    this.#open.clear();
    for (const room of rooms) room?.close();
    // The other copies learn that the members left; a store that does not answer holds nothing up.
    const isTooLate = new Promise((resolve) => setTimeout(resolve, closeTimeoutMs).unref());
    await Promise.race([Promise.all(rooms.map((room) => room?.idle())), isTooLate]);
  }

  #forget(room: LiveRoom): void {
    this.#open.delete(room.code);
    room.close();
  }

  /** Concurrent requests for a room open it once. */
  async #room(code: string): Promise<LiveRoom | null> {
    const known = this.#open.get(code);
    if (known !== undefined) return known;
    const { store, now, report } = this.#options;
    const opening = LiveRoom.open({ code, store, copy: this.#copy, now, newId: () => this.#newId(), report });
    this.#open.set(code, opening);
    try {
      const room = await opening;
      if (room === null) this.#open.delete(code);
      // Its time may have ended while no member was connected.
      await room?.change((record) => tick(record, now()));
      return room;
    } catch (error) {
      this.#open.delete(code);
      throw error;
    }
  }

  #newId(): string {
    return bytesToHex(this.#options.random(8));
  }

  #newSecret(): string {
    return bytesToHex(this.#options.random(16));
  }
}
