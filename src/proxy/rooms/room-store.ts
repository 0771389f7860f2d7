/**
 * Where rooms are kept. Copies of the server that share a store serve the same rooms: each reads the log of a room, and
 * adds to it only where it has seen everything before. Two implementations: in the memory of one process
 * (memory-store.ts), and on a Redis or Valkey server (redis-store.ts).
 */
import { afterEntry, type LogEntry, type RoomRecord } from '../../room/record.ts';

/** What is kept of a room: a record, and the entries after it. */
export interface StoredRoom {
  readonly record: RoomRecord;
  readonly entries: readonly LogEntry[];
}

export interface RoomStore {
  /**
   * Creates a room.
   * @param expiresAt milliseconds since 1970, when the store forgets the room
   * @returns false where the code is taken
   */
  create(code: string, entries: readonly LogEntry[], expiresAt: number): Promise<boolean>;
  /** null where there is no such room. */
  read(code: string): Promise<StoredRoom | null>;
  /**
   * Adds entries, all or none.
   * @param after the number of the last entry that the caller has seen
   * @returns false where the log does not end with it: others wrote, or the room is gone
   */
  append(code: string, after: number, entries: readonly LogEntry[], expiresAt: number): Promise<boolean>;
  /** Lets the store drop the entries up to the record's number. */
  compact(code: string, record: RoomRecord, expiresAt: number): Promise<void>;
  /**
   * Calls `onEntries` with entries that any copy appends, in order. Entries may be missing after the connection to the
   * store was lost; `onGap` is then called, and the caller reads the room.
   * @returns ends it
   */
  follow(
    code: string,
    onEntries: (entries: readonly LogEntry[]) => void,
    onGap: () => void,
  ): Promise<() => void>;
  /** Forgets a room with all that belongs to it at a time, in milliseconds since 1970. */
  expire(code: string, expiresAt: number): Promise<void>;
  /** Rooms of all copies. */
  count(): Promise<number>;

  /**
   * Keeps a text of a room under its id.
   * @param limitBytes of all texts of the room
   * @returns false where the room has no space for it
   */
  keep(code: string, id: string, text: string, limitBytes: number, expiresAt: number): Promise<boolean>;
  material(code: string, id: string): Promise<string | null>;

  /** Says that this copy of the server is alive, for some seconds. */
  beat(copy: string): Promise<void>;
  /** Whether a copy has said so lately. */
  aliveCopies(): Promise<(copy: string) => boolean>;
}

/** The record after the entries that are kept behind it. */
export const recordOf = ({ record, entries }: StoredRoom): RoomRecord => entries.reduce(afterEntry, record);
