/** Rooms in the memory of this process. They end with it. */
import { afterEntry, emptyRecord, type LogEntry, type RoomRecord } from '../../room/record.ts';
import type { RoomStore, StoredRoom } from './room-store.ts';

interface KeptRoom {
  record: RoomRecord;
  readonly followers: Set<(entries: readonly LogEntry[]) => void>;
  readonly materials: Map<string, string>;
  materialBytes: number;
  expiresAt: number;
}

const encoder = new TextEncoder();

export class MemoryRoomStore implements RoomStore {
  readonly #rooms = new Map<string, KeptRoom>();
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  create(code: string, entries: readonly LogEntry[], expiresAt: number): Promise<boolean> {
    if (this.#rooms.has(code)) return Promise.resolve(false);
    const record = entries.reduce(afterEntry, emptyRecord);
    this.#rooms.set(code, {
      record,
      followers: new Set(),
      materials: new Map(),
      materialBytes: 0,
      expiresAt,
    });
    return Promise.resolve(true);
  }

  read(code: string): Promise<StoredRoom | null> {
    const room = this.#rooms.get(code);
    return Promise.resolve(room === undefined ? null : { record: room.record, entries: [] });
  }

  append(code: string, after: number, entries: readonly LogEntry[]): Promise<boolean> {
    const room = this.#rooms.get(code);
    if (room?.record.number !== after) return Promise.resolve(false);
    room.record = entries.reduce(afterEntry, room.record);
    for (const follower of room.followers) follower(entries);
    return Promise.resolve(true);
  }

  /** Nothing to do: the record is all that is kept. */
  compact(): Promise<void> {
    return Promise.resolve();
  }

  follow(code: string, onEntries: (entries: readonly LogEntry[]) => void): Promise<() => void> {
    const followers = this.#rooms.get(code)?.followers;
    followers?.add(onEntries);
    return Promise.resolve(() => void followers?.delete(onEntries));
  }

  expire(code: string, expiresAt: number): Promise<void> {
    const room = this.#rooms.get(code);
    if (room !== undefined) room.expiresAt = expiresAt;
    return Promise.resolve();
  }

  count(): Promise<number> {
    this.#forgetExpired();
    return Promise.resolve(this.#rooms.size);
  }

  #forgetExpired(): void {
    const now = this.#now();
    for (const [code, { expiresAt }] of this.#rooms) if (expiresAt <= now) this.#rooms.delete(code);
  }

  keep(code: string, id: string, text: string, limitBytes: number): Promise<boolean> {
    const room = this.#rooms.get(code);
    if (room === undefined) return Promise.resolve(false);
    if (room.materials.has(id)) return Promise.resolve(true);
    const bytes = encoder.encode(text).length;
    if (room.materialBytes + bytes > limitBytes) return Promise.resolve(false);
    room.materials.set(id, text);
    room.materialBytes += bytes;
    return Promise.resolve(true);
  }

  material(code: string, id: string): Promise<string | null> {
    return Promise.resolve(this.#rooms.get(code)?.materials.get(id) ?? null);
  }

  /** There is one copy, and it is this process. */
  beat(): Promise<void> {
    this.#forgetExpired();
    return Promise.resolve();
  }

  aliveCopies(): Promise<() => boolean> {
    return Promise.resolve(() => true);
  }
}
