/** Starts the rooms of a server with the store that it is set to. */
import type { RoomLimits } from '../../room/limits.ts';
import type { RedisConnection } from '../store/redis-connection.ts';
import { MemoryRoomStore } from './memory-store.ts';
import { RedisRoomStore } from './redis-store.ts';
import { Rooms, roomTickMs } from './rooms.ts';

export interface RunningRooms {
  readonly rooms: Rooms;
  close(): Promise<void>;
}

/**
 * @param connection to the store that copies of the server share; null keeps rooms in memory
 * @param report called with failures of the store
 */
export function startRooms(
  limits: RoomLimits,
  connection: RedisConnection | null,
  report: (error: unknown) => void,
): RunningRooms {
  const store = connection === null ? new MemoryRoomStore() : new RedisRoomStore(connection);
  const rooms = new Rooms({ store, limits, report });
  const ticking = setInterval(() => void rooms.tick().catch(report), roomTickMs);
  ticking.unref();
  return {
    rooms,
    async close() {
      clearInterval(ticking);
      await rooms.close();
    },
  };
}
