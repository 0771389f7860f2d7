/** The stores of rooms that tests run against: in memory, and on a Redis or Valkey server where one is installed. */
import { onTestFinished } from 'vitest';
import { MemoryRoomStore } from '../memory-store.ts';
import { RedisConnection } from '../../store/redis-connection.ts';
import { startStoreServer } from '../../store/testing/store-server.ts';
import { RedisRoomStore } from '../redis-store.ts';
import type { RoomStore } from '../room-store.ts';

/** Stores that share their rooms, one for each copy of the server; null where this machine has no such server. */
export type StoresOf = (copies: number) => Promise<readonly RoomStore[] | null>;

const inMemory: StoresOf = (copies) => {
  const store = new MemoryRoomStore();
  return Promise.resolve(Array.from({ length: copies }, () => store));
};

const onServer: StoresOf = async (copies) => {
  const server = await startStoreServer();
  if (server === null) return null;
  const connections: RedisConnection[] = [];
  onTestFinished(() => {
    for (const connection of connections) connection.close();
    server.stop();
  });
  for (let copy = 0; copy < copies; copy++) {
    // Connections fail when the server stops at the end of the test.
    connections.push(await RedisConnection.connect(server.url, () => undefined));
  }
  return connections.map((connection) => new RedisRoomStore(connection));
};

export const roomStores: readonly [string, StoresOf][] = [
  ['memory', inMemory],
  ['a Redis or Valkey server', onServer],
];
