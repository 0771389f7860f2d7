import { describe, expect, it } from 'vitest';
import { defaultRoomLimits } from '../../room/limits.ts';
import { EnvironmentError } from './environment-error.ts';
import { roomsFromEnvironment } from './room-settings.ts';

describe('the settings of rooms', () => {
  it('open rooms in memory by default', () => {
    expect(roomsFromEnvironment({})).toEqual({ roomLimits: defaultRoomLimits, storeUrl: null });
  });

  it('are read', () => {
    const environment = { STORE_URL: 'redis://store:6379', ROOM_DEVICES: '30', ROOM_TOKEN_BUDGET: '500' };
    expect(roomsFromEnvironment(environment)).toEqual({
      roomLimits: { ...defaultRoomLimits, devices: 30, teacherTokens: 500 },
      storeUrl: 'redis://store:6379',
    });
    expect(roomsFromEnvironment({ ROOMS: '0' }).roomLimits).toBeNull();
  });

  it.each([
    [{ STORE_URL: 'http://store' }, 'store-url-invalid'],
    [{ STORE_URL: 'store' }, 'store-url-invalid'],
    [{ ROOM_DEVICES: '0' }, 'number-invalid'],
    [{ ROOMS: 'yes' }, 'switch-invalid'],
  ])('refuse %j', (environment, code) => {
    expect(() => roomsFromEnvironment(environment)).toThrow(EnvironmentError);
    expect(() => roomsFromEnvironment(environment)).toThrow(code);
  });
});
