/** The stores of rooms that tests run against: in memory, and on a Redis or Valkey server where one is installed. */
import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { freePort } from '../../testing/free-port.ts';
import { MemoryRoomStore } from '../memory-store.ts';
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
  const stores: RoomStore[] = [];
  onTestFinished(async () => {
    for (const store of stores) await store.close();
    server.stop();
  });
  for (let copy = 0; copy < copies; copy++) {
    // Connections fail when the server stops at the end of the test.
    stores.push(await RedisRoomStore.connect(server.url, () => undefined));
  }
  return stores;
};

export const roomStores: readonly [string, StoresOf][] = [
  ['memory', inMemory],
  ['a Redis or Valkey server', onServer],
];

interface StoreServer {
  readonly url: string;
  stop(): void;
}

/** Starts a Redis or Valkey server on a free port of this machine, which keeps nothing; null where none is installed. */
async function startStoreServer(): Promise<StoreServer | null> {
  for (const program of ['valkey-server', 'redis-server']) {
    const port = await freePort();
    const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const server = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'] });
    const isReady = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.once('exit', () => resolve(false));
      server.stdout.on('data', (text: Buffer) => {
        if (/ready to accept connections/i.test(text.toString())) resolve(true);
      });
    });
    if (isReady) {
      return { url: `redis://127.0.0.1:${port}`, stop: () => void server.kill('SIGKILL') };
    }
  }
  return null;
}
