/**
 * A room in this process: the record of its log, the last entries, and the members that are connected here. Changes go
 * through the store, so that all copies of the server see them in the same order.
 */
import { isCodedError, type CodedError } from '../../errors/coded-error.ts';
import { roomError } from '../../room/errors.ts';
import type { MemberNumber } from '../../room/events.ts';
import {
  afterEntry,
  connect,
  deviceOut,
  disconnect,
  emptyRecord,
  numbered,
  type LogEntry,
  type RoomOutcome,
  type RoomRecord,
} from '../../room/record.ts';
import { EntryTexts, MemberStream } from './member-stream.ts';
import { recordOf, type RoomStore } from './room-store.ts';

/** Entries that are kept for members that lost their connection for a moment. */
const tailLength = 1_024;
/** After so many entries the store may drop those that the record holds. */
const compactEvery = 512;
/**
 * Milliseconds from the end of a room to when the store forgets it: members that were away see that it ended, and the
 * lead's page can still read what it saves.
 */
export const keptAfterEndMs = 10 * 60_000;
/** Connections of one member: a lead may have two screens, and a connection that broke may still be open. */
const connectionsPerMember = 4;

export interface LiveRoomOptions {
  readonly code: string;
  readonly store: RoomStore;
  /** The name of this process among the copies of the server. */
  readonly copy: string;
  readonly now: () => number;
  readonly newId: () => string;
  /** Called with failures of the store that no request waits for. */
  readonly report: (error: unknown) => void;
}

export class LiveRoom {
  readonly code: string;
  readonly #options: LiveRoomOptions;
  #record: RoomRecord = emptyRecord;
  #tail: LogEntry[] = [];
  #sinceCompact = 0;
  readonly #streams = new Map<string, MemberStream>();
  #unfollow: () => void = () => undefined;
  /** Changes run one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  #isGone = false;

  private constructor(options: LiveRoomOptions) {
    this.code = options.code;
    this.#options = options;
  }

  /** Opens a room that the store keeps; null where it has none. */
  static async open(options: LiveRoomOptions): Promise<LiveRoom | null> {
    const room = new LiveRoom(options);
    // First the subscription: what is written between the two comes twice, and the second time changes nothing.
    room.#unfollow = await options.store.follow(
      options.code,
      (entries) => room.#apply(entries),
      () => void room.#catchUp().catch(options.report),
    );
    if (await room.#catchUp()) return room;
    room.close();
    return null;
  }

  get record(): RoomRecord {
    return this.#record;
  }

  /** Members that are connected to this process. */
  get connections(): number {
    return this.#streams.size;
  }

  /** Whether the store has forgotten the room. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /**
   * Changes the room.
   * @param decide called again on the newer record where another copy was faster
   * @returns the record after the change, or why there was none
   * @throws StoreAwayError
   */
  change(decide: (record: RoomRecord) => RoomOutcome): Promise<RoomRecord | CodedError> {
    const work = this.#queue.then(() => this.#change(decide));
    this.#queue = work.catch(() => undefined);
    return work;
  }

  async #change(decide: (record: RoomRecord) => RoomOutcome): Promise<RoomRecord | CodedError> {
    const { store, code } = this.#options;
    for (;;) {
      const outcome = decide(this.#record);
      if (isCodedError(outcome)) return outcome;
      if (outcome.length === 0) return this.#record;
      const entries = numbered(this.#record, outcome);
      if (await store.append(code, this.#record.number, entries, this.#expiresAt())) {
        this.#apply(entries);
        if (entries.some(({ event }) => event?.type === 'ended')) {
          store.expire(code, this.#expiresAt()).catch(this.#options.report);
        }
        return this.#record;
      }
      if (!(await this.#catchUp())) return roomError('room-unknown');
    }
  }

  /**
   * Connects a member.
   * @param lastSeen the number of the last event that it has seen; null for none
   * @returns what it is sent
   */
  async connect(member: MemberNumber, lastSeen: number | null): Promise<MemberStream> {
    const { newId, copy, now } = this.#options;
    const id = newId();
    const stream = new MemberStream({
      member,
      record: () => this.#record,
      now,
      onEnd: () => this.#disconnected(member, id),
    });
    if (this.#record.state.ended !== null) {
      stream.sendState();
      stream.end();
      return stream;
    }
    const own = [...this.#streams].filter(([, each]) => each.member === member);
    for (const [, oldest] of own.slice(0, own.length + 1 - connectionsPerMember)) oldest.end();
    const first = this.#tail[0]?.number;
    const isKept =
      lastSeen !== null && lastSeen <= this.#record.number && first !== undefined && first <= lastSeen + 1;
    if (isKept || lastSeen === this.#record.number) {
      for (const entry of this.#tail) if (entry.number > lastSeen) stream.send(new EntryTexts(entry));
    } else stream.sendState();
    this.#streams.set(id, stream);
    try {
      const outcome = await this.change((record) => connect(record, member, { id, copy }));
      // It was removed or left since its token was checked: it connects again, and learns why.
      if (isCodedError(outcome)) stream.end();
    } catch (error) {
      this.#streams.delete(id);
      throw error;
    }
    return stream;
  }

  #disconnected(member: MemberNumber, id: string): void {
    this.#streams.delete(id);
    const { now, report } = this.#options;
    this.change((record) => disconnect(record, member, id, now())).catch(report);
  }

  /** Ends all streams of this process and stops following the store. */
  close(): void {
    this.#unfollow();
    for (const stream of [...this.#streams.values()]) stream.end();
  }

  /** Resolves when no change is under way. */
  async idle(): Promise<void> {
    await this.#queue;
  }

  /** Reads what the store has and this process has not. Returns false where the store has no such room. */
  async #catchUp(): Promise<boolean> {
    const stored = await this.#options.store.read(this.code);
    if (stored === null) {
      this.#isGone = true;
      this.close();
      return false;
    }
    if (stored.record.number <= this.#record.number) {
      this.#apply(stored.entries);
      return true;
    }
    // The entries between are gone: members get the whole state.
    this.#record = recordOf(stored);
    this.#tail = [];
    for (const stream of this.#streams.values()) stream.sendState();
    return true;
  }

  #apply(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      if (entry.number <= this.#record.number) continue;
      if (entry.number > this.#record.number + 1) {
        this.#catchUp().catch(this.#options.report);
        return;
      }
      this.#record = afterEntry(this.#record, entry);
      this.#tail.push(entry);
      const texts = new EntryTexts(entry);
      for (const stream of this.#streams.values()) stream.send(texts);
      const out = deviceOut(entry);
      if (out !== null) this.#endStreamsOf(out);
      if (entry.event?.type === 'ended') for (const stream of [...this.#streams.values()]) stream.end();
    }
    // Dropped in bulk: moving the whole list for each entry would cost more than the entry.
    if (this.#tail.length > 2 * tailLength) this.#tail = this.#tail.slice(-tailLength);
    this.#sinceCompact += entries.length;
    if (this.#sinceCompact < compactEvery) return;
    this.#sinceCompact = 0;
    const { store, code, report } = this.#options;
    store.compact(code, this.#record, this.#expiresAt()).catch(report);
  }

  #endStreamsOf(member: MemberNumber): void {
    for (const stream of [...this.#streams.values()]) if (stream.member === member) stream.end();
  }

  #expiresAt(): number {
    const { ended, endsAt } = this.#record.state;
    return (ended === null ? endsAt : Math.min(endsAt, this.#options.now())) + keptAfterEndMs;
  }
}
