/**
 * Rooms on a Redis or Valkey server, for several copies of the server behind a balancer.
 *
 * A room is five keys with its code in braces, so that a cluster keeps them together: the number of its last entry, the
 * entries as a list, a record that stands for the entries dropped from the list, its materials, and their bytes. A script
 * appends only where the number is the expected one, and publishes the entries in the same step: copies see them in the
 * order of the log. Everything expires with the room.
 */
import { z } from 'zod';
import { emptyRecord, type LogEntry, type RoomRecord } from '../../room/record.ts';
import type { RedisConnection } from '../store/redis-connection.ts';
import type { RoomStore, StoredRoom } from './room-store.ts';

const prefix = 'relay-room';

/** The codes of all rooms, by when they expire, and the copies of the server, by how long they count as alive. */
const roomsKey = `${prefix}s`;
const copiesKey = `${prefix}-copies`;

/** Milliseconds that a copy counts as alive after it said so; the clocks of copies may differ by less. */
const copyLifetimeMs = 8_000;

/** KEYS: number, log. ARGV: expected number, new number, expiry, channel, entries as one JSON list, then each entry. */
const appendScript = `
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PXAT', ARGV[3])
for i = 6, #ARGV do redis.call('RPUSH', KEYS[2], ARGV[i]) end
redis.call('PEXPIREAT', KEYS[2], ARGV[3])
redis.call('PUBLISH', ARGV[4], ARGV[5])
return 1`;

/** KEYS: number, log, record. ARGV: the record's number, the record, expiry. */
const compactScript = `
local last = tonumber(redis.call('GET', KEYS[1]) or '-1')
local kept = last - tonumber(ARGV[1])
if kept < 0 or kept >= redis.call('LLEN', KEYS[2]) then return 0 end
redis.call('SET', KEYS[3], ARGV[2], 'PXAT', ARGV[3])
if kept == 0 then redis.call('DEL', KEYS[2]) else redis.call('LTRIM', KEYS[2], -kept, -1) end
return 1`;

/** KEYS: number, materials, bytes. ARGV: id, text, length, limit, expiry. */
const keepScript = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 then return 1 end
local bytes = tonumber(redis.call('GET', KEYS[3]) or '0') + tonumber(ARGV[3])
if bytes > tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
redis.call('SET', KEYS[3], bytes, 'PXAT', ARGV[5])
redis.call('PEXPIREAT', KEYS[2], ARGV[5])
return 1`;

const keysOf = (code: string) => {
  const key = (part: string): string => `${prefix}:{${code}}:${part}`;
  return {
    number: key('number'),
    log: key('log'),
    record: key('record'),
    materials: key('materials'),
    bytes: key('bytes'),
    channel: key('entries'),
  };
};

/** Entries and records are this program's own; the shape is checked, as another program may share the server. */
const entriesSchema = z.array(z.looseObject({ number: z.int() })) as unknown as z.ZodType<LogEntry[]>;
const entrySchema = z.looseObject({ number: z.int() }) as unknown as z.ZodType<LogEntry>;
const recordSchema = z.looseObject({
  number: z.int(),
  state: z.looseObject({}),
  // A copy of an earlier version does not write it.
  removed: z.array(z.int()).default([]),
}) as unknown as z.ZodType<RoomRecord>;

const textLengthOf = (text: string): number => new TextEncoder().encode(text).length;

export class RedisRoomStore implements RoomStore {
  readonly #connection: RedisConnection;

  constructor(connection: RedisConnection) {
    this.#connection = connection;
  }

  async create(code: string, entries: readonly LogEntry[], expiresAt: number): Promise<boolean> {
    if (!(await this.#append(code, '', entries, expiresAt))) return false;
    await this.#connection.ask((client) => client.zAdd(roomsKey, { score: expiresAt, value: code }));
    return true;
  }

  append(code: string, after: number, entries: readonly LogEntry[], expiresAt: number): Promise<boolean> {
    return this.#append(code, `${after}`, entries, expiresAt);
  }

  async #append(
    code: string,
    after: string,
    entries: readonly LogEntry[],
    expiresAt: number,
  ): Promise<boolean> {
    const keys = keysOf(code);
    const number = entries.at(-1)?.number;
    if (number === undefined) return true;
    const texts = entries.map((entry) => JSON.stringify(entry));
    const done = await this.#connection.ask((client) =>
      client.eval(appendScript, {
        keys: [keys.number, keys.log],
        arguments: [after, `${number}`, `${expiresAt}`, keys.channel, `[${texts.join(',')}]`, ...texts],
      }),
    );
    return done === 1;
  }

  async read(code: string): Promise<StoredRoom | null> {
    const keys = keysOf(code);
    const [number, recordText, entryTexts] = await this.#connection.ask((client) =>
      client.multi().get(keys.number).get(keys.record).lRange(keys.log, 0, -1).execTyped(),
    );
    if (number === null) return null;
    const record = recordText === null ? emptyRecord : recordSchema.parse(JSON.parse(recordText));
    return { record, entries: entryTexts.map((text) => entrySchema.parse(JSON.parse(text))) };
  }

  async compact(code: string, record: RoomRecord, expiresAt: number): Promise<void> {
    const keys = keysOf(code);
    await this.#connection.ask((client) =>
      client.eval(compactScript, {
        keys: [keys.number, keys.log, keys.record],
        arguments: [`${record.number}`, JSON.stringify(record), `${expiresAt}`],
      }),
    );
  }

  async follow(
    code: string,
    onEntries: (entries: readonly LogEntry[]) => void,
    onGap: () => void,
  ): Promise<() => void> {
    const listener = (message: string): void => onEntries(entriesSchema.parse(JSON.parse(message)));
    return this.#connection.follow(keysOf(code).channel, listener, onGap);
  }

  async expire(code: string, expiresAt: number): Promise<void> {
    const { number, log, record, materials, bytes } = keysOf(code);
    await this.#connection.ask((client) => {
      const expiring = client.multi();
      for (const key of [number, log, record, materials, bytes]) expiring.pExpireAt(key, expiresAt);
      return expiring.exec();
    });
    await this.#connection.ask((client) => client.zAdd(roomsKey, { score: expiresAt, value: code }));
  }

  async count(): Promise<number> {
    const [, rooms] = await this.#connection.ask((client) =>
      client.multi().zRemRangeByScore(roomsKey, '-inf', Date.now()).zCard(roomsKey).execTyped(),
    );
    return rooms;
  }

  async keep(
    code: string,
    id: string,
    text: string,
    limitBytes: number,
    expiresAt: number,
  ): Promise<boolean> {
    const { number, materials, bytes } = keysOf(code);
    const done = await this.#connection.ask((client) =>
      client.eval(keepScript, {
        keys: [number, materials, bytes],
        arguments: [id, text, `${textLengthOf(text)}`, `${limitBytes}`, `${expiresAt}`],
      }),
    );
    return done === 1;
  }

  async material(code: string, id: string): Promise<string | null> {
    return (await this.#connection.ask((client) => client.hGet(keysOf(code).materials, id))) ?? null;
  }

  async beat(copy: string): Promise<void> {
    const aliveUntil = Date.now() + copyLifetimeMs;
    await this.#connection.ask((client) => client.zAdd(copiesKey, { score: aliveUntil, value: copy }));
  }

  async aliveCopies(): Promise<(copy: string) => boolean> {
    const now = Date.now();
    const [, copies] = await this.#connection.ask((client) =>
      client.multi().zRemRangeByScore(copiesKey, '-inf', now).zRange(copiesKey, 0, -1).execTyped(),
    );
    const alive = new Set(copies);
    return (copy) => alive.has(copy);
  }
}
