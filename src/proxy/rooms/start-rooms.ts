/** Starts the rooms of a server with the store that it is set to. */
import type { RoomLimits } from '../../room/limits.ts';
import { EnvironmentError } from '../settings/environment-error.ts';
import { serverError } from '../settings/errors.ts';
import { MemoryRoomStore } from './memory-store.ts';
import type { RoomStore } from './room-store.ts';
import { Rooms, roomTickMs } from './rooms.ts';

export interface RunningRooms {
  readonly rooms: Rooms;
  close(): Promise<void>;
}

/**
 * @param storeUrl of a Redis or Valkey server; null keeps rooms in memory
 * @param report called with failures of the store
 * @throws EnvironmentError where the store does not answer
 */
export async function startRooms(
  limits: RoomLimits,
  storeUrl: string | null,
  report: (error: unknown) => void,
): Promise<RunningRooms> {
  const store = storeUrl === null ? new MemoryRoomStore() : await connect(storeUrl, report);
  const rooms = new Rooms({ store, limits, report });
  const ticking = setInterval(() => void rooms.tick().catch(report), roomTickMs);
  ticking.unref();
  return {
    rooms,
    async close() {
      clearInterval(ticking);
      await rooms.close();
      await store.close();
    },
  };
}

async function connect(url: string, report: (error: unknown) => void): Promise<RoomStore> {
  // Loaded only where it is used.
  const { RedisRoomStore } = await import('./redis-store.ts');
  try {
    return await RedisRoomStore.connect(url, report);
  } catch (cause) {
    throw new EnvironmentError(serverError('store-silent'), { cause });
  }
}
