/**
 * The rooms of classes, read from the environment once.
 *
 *   ROOMS              0 turns rooms off; default: on
 *   STORE_URL          redis:// or rediss:// address of a Redis or Valkey server that keeps rooms, rates and the daily
 *                      budget, for several copies of this server; default: in memory
 *   ROOM_DEVICES       devices of one room; default: 60
 *   ROOM_TOKEN_BUDGET  teacher tokens of one room; default: 20000
 *   ROOM_CALL_BUDGET   teacher calls of one room; default: 2000
 */
import { defaultRoomLimits, type RoomLimits } from '../../room/limits.ts';
import { EnvironmentError } from './environment-error.ts';
import { serverError } from './errors.ts';
import { switchIn, valueIn, wholeNumberIn, type Environment } from './variables.ts';

export interface RoomSettings {
  /** null: no rooms. */
  readonly roomLimits: RoomLimits | null;
  /** null: in memory. */
  readonly storeUrl: string | null;
}

/** @throws EnvironmentError */
export function roomsFromEnvironment(environment: Environment): RoomSettings {
  const url = valueIn(environment, 'STORE_URL');
  if (url !== '' && !(URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol))) {
    throw new EnvironmentError(serverError('store-url-invalid'));
  }
  const { devices, teacherTokens, teacherCalls } = defaultRoomLimits;
  const roomLimits = {
    devices: wholeNumberIn(environment, 'ROOM_DEVICES', devices, { min: 1, max: 500 }),
    teacherTokens: wholeNumberIn(environment, 'ROOM_TOKEN_BUDGET', teacherTokens, { min: 0 }),
    teacherCalls: wholeNumberIn(environment, 'ROOM_CALL_BUDGET', teacherCalls, { min: 0 }),
  };
  return {
    roomLimits: switchIn(environment, 'ROOMS', true) ? roomLimits : null,
    storeUrl: url === '' ? null : url,
  };
}
