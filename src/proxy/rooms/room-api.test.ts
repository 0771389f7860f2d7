import { describe, expect, it } from 'vitest';
import {
  followRoom,
  joinRoom,
  keepMaterial,
  openRoom,
  readMaterial,
  RoomError,
  sendCommand,
  type Membership,
  type RoomServer,
} from '../../room/client.ts';
import { defaultRoomLimits, materialLimits } from '../../room/limits.ts';
import type { RoomState } from '../../room/state.ts';
import { body, done, teacherOf, text, ways, type Proxy } from '../testing/app.ts';
import type { ProxyOptions } from '../app.ts';
import { MemoryRoomStore } from './memory-store.ts';
import { StoreAwayError } from '../store/store-away.ts';
import { Rooms } from './rooms.ts';

const report = (error: unknown): never => {
  throw error as Error;
};

const newRooms = (limits = defaultRoomLimits): Rooms =>
  new Rooms({ store: new MemoryRoomStore(), limits, report });

const serverOf = (proxy: Proxy, accessCode: string | null = null): RoomServer => ({
  url: 'http://proxy.test',
  accessCode,
  fetch: proxy.fetch,
});

/** The refusal of a request. */
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof RoomError ? error.code : error),
  );

/** Follows a room until a state is as wanted; then leaves. */
async function stateWhere(
  server: RoomServer,
  membership: Membership,
  isWanted: (state: RoomState) => boolean,
): Promise<RoomState> {
  const leave = new AbortController();
  let found: RoomState | null = null;
  await followRoom(
    server,
    membership,
    {
      onState: (state) => {
        if (!isWanted(state)) return;
        found = state;
        leave.abort();
      },
      onConnection: () => undefined,
    },
    leave.signal,
  );
  if (found === null) throw new Error('the room ended');
  return found;
}

describe.each(ways)('the API of rooms, %s', (_way, open) => {
  const withRooms = (options: Partial<ProxyOptions> = {}): Proxy =>
    open({ teacher: null, rooms: newRooms(), ...options });

  it('lets a lead and devices meet', async () => {
    const server = serverOf(withRooms());
    const lead = await openRoom(server);
    const device = await joinRoom(server, lead.room.toLowerCase(), ' <b>Ada</b>\n');
    expect(device).toMatchObject({ room: lead.room, member: 1 });
    const material = await keepMaterial(server, lead, { problem: 'What is 2 + 3?' });
    await sendCommand(server, lead, { do: 'start', start: { mode: 'watch', material, position: 0 } });
    const state = await stateWhere(server, device, ({ activity }) => activity !== null);
    expect(state.devices[1]?.name).toBe('<b>Ada</b>');
    expect(JSON.parse(await readMaterial(server, device, material))).toEqual({ problem: 'What is 2 + 3?' });
    await sendCommand(server, lead, { do: 'move', activity: state.activity?.number ?? 0, position: 7 });
    const moved = await stateWhere(
      server,
      device,
      ({ activity }) => activity?.mode === 'watch' && activity.position === 7,
    );
    expect(moved.lead.awaySince).not.toBeNull(); // the lead sent commands and followed nothing
  });

  it('refuses forged tokens and codes, and actions that are not theirs', async () => {
    const server = serverOf(withRooms());
    const lead = await openRoom(server);
    const other = await openRoom(server);
    const device = await joinRoom(server, lead.room, 'Ada');
    const end = { do: 'end' } as const;
    const forged = { ...lead, token: `${lead.room}.0.${'0'.repeat(32)}` };
    expect(await refusalOf(sendCommand(server, forged, end))).toBe('room-member-unknown');
    expect(await refusalOf(sendCommand(server, { ...lead, token: 'nonsense' }, end))).toBe(
      'room-member-unknown',
    );
    expect(await refusalOf(sendCommand(server, { ...other, room: lead.room }, end))).toBe(
      'room-member-unknown',
    );
    expect(await refusalOf(sendCommand(server, device, end))).toBe('room-lead-only');
    expect(await refusalOf(joinRoom(server, 'AAAAAA', 'Ada'))).toBe('room-unknown');
    expect(await refusalOf(joinRoom(server, '../rooms', 'Ada'))).toBe('room-unknown');
    expect(await refusalOf(joinRoom(server, lead.room, 'x'.repeat(100)))).toBe('room-name-invalid');
    expect(await refusalOf(joinRoom(server, lead.room, 'x'.repeat(1_000_000)))).toBe('body-too-large');
    const bytes = 'x'.repeat(materialLimits.bytes + 1);
    expect(await refusalOf(keepMaterial(server, device, bytes))).toBe('room-material-too-large');
    expect(await refusalOf(readMaterial(server, device, '0'.repeat(32)))).toBe('room-material-unknown');
    // Nothing of it changed the room.
    await sendCommand(server, lead, { do: 'lock', isLocked: true });
    expect(await refusalOf(joinRoom(server, lead.room, 'Eve'))).toBe('room-locked');
  });

  it('lets a device leave, and no other in its place', async () => {
    const proxy = withRooms();
    const server = serverOf(proxy);
    const lead = await openRoom(server);
    const other = await joinRoom(server, (await openRoom(server)).room, 'Dan');
    const [ada, ben] = [await joinRoom(server, lead.room, 'Ada'), await joinRoom(server, lead.room, 'Ben')];
    const leave = { do: 'leave' } as const;
    const forged = { ...ada, token: `${lead.room}.1.${'0'.repeat(32)}` };
    expect(await refusalOf(sendCommand(server, forged, leave))).toBe('room-member-unknown');
    expect(await refusalOf(sendCommand(server, { ...other, room: lead.room }, leave))).toBe(
      'room-member-unknown',
    );
    expect(await refusalOf(sendCommand(server, lead, leave))).toBe('room-device-only');
    const devices = async () =>
      Object.keys((await stateWhere(server, lead, ({ lastDevice }) => lastDevice === 2)).devices);
    expect(await devices()).toEqual(['1', '2']);
    // A command says who leaves by its token alone.
    const body = JSON.stringify({ ...leave, device: 1 });
    const headers = { 'Content-Type': 'application/json', 'X-Room-Token': ben.token };
    const path = `/api/rooms/${lead.room}/commands`;
    expect((await proxy.request(path, { method: 'POST', body, headers })).status).toBe(204);
    expect(await devices()).toEqual(['1']);
    expect(await refusalOf(sendCommand(server, ben, leave))).toBe('room-left');
    expect(await devices()).toEqual(['1']);
  });

  it('limits how many codes can be guessed, and not how many join', async () => {
    const proxy = withRooms({ trustedHops: 1 });
    const from = (address: string): RoomServer => ({
      ...serverOf(proxy),
      fetch: (input, init) =>
        proxy.fetch(input, { ...init, headers: { ...init?.headers, 'X-Forwarded-For': address } }),
    });
    const lead = await openRoom(from('192.0.2.1'));
    const guesses: unknown[] = [];
    for (let guess = 0; guess < 80; guess++) {
      guesses.push(await refusalOf(joinRoom(from('192.0.2.2'), 'AAAAAA', 'Eve')));
    }
    expect(new Set(guesses)).toEqual(new Set(['room-unknown', 'room-guesses']));
    for (let device = 0; device < 60; device++) await joinRoom(from('192.0.2.3'), lead.room, `${device}`);
    expect(await refusalOf(joinRoom(from('192.0.2.3'), lead.room, 'late'))).toBe('room-full');
  });

  it('counts guesses that come as calls to the teacher, too', async () => {
    const { teacher } = teacherOf([text('5'), done]);
    const proxy = withRooms({ teacher });
    const statuses = new Set<number>();
    for (let guess = 0; guess < 80; guess++) {
      const headers = { 'Content-Type': 'application/json', 'X-Room-Token': `AAAAAA.1.${'0'.repeat(32)}` };
      const call = { method: 'POST', body: JSON.stringify(body), headers };
      statuses.add((await proxy.request('/api/teacher', call)).status);
    }
    expect(statuses).toEqual(new Set([404, 429]));
  });

  it('asks for the access code to open a room, and not to join one', async () => {
    const proxy = withRooms({ access: { shared: 'owl-7', tokens: [] } });
    expect(await refusalOf(openRoom(serverOf(proxy)))).toBe('access-code-missing');
    const lead = await openRoom(serverOf(proxy, 'owl-7'));
    expect(await joinRoom(serverOf(proxy), lead.room, 'Ada')).toMatchObject({ member: 1 });
  });

  it('pays the teacher from the budget of the room', async () => {
    const limits = { ...defaultRoomLimits, teacherTokens: 10 };
    const { teacher } = teacherOf([text('5'), done]);
    const proxy = open({ teacher, rooms: newRooms(limits), access: { shared: 'owl-7', tokens: [] } });
    const server = serverOf(proxy, 'owl-7');
    const lead = await openRoom(server);
    const device = await joinRoom(server, lead.room, 'Ada');
    const call = (token: string, maxTokens: number) =>
      proxy.request('/api/teacher', {
        method: 'POST',
        body: JSON.stringify({ ...body, maxTokens }),
        headers: { 'Content-Type': 'application/json', 'X-Room-Token': token },
      });
    const answered = await call(device.token, 8);
    expect(answered.status).toBe(200);
    expect(await answered.text()).toContain('"text":"5"');
    // Two of the eight tokens were written; the rest went back.
    const spent = await stateWhere(server, lead, (state) => state.spent.tokens === 2);
    expect(spent.spent).toEqual({ tokens: 2, calls: 1 });
    expect((await call(device.token, 8)).status).toBe(200);
    const refused = await call(device.token, 9);
    expect([refused.status, await refused.json()]).toEqual([429, { code: 'room-budget-spent' }]);
    expect((await call(`${lead.room}.1.${'0'.repeat(32)}`, 1)).status).toBe(401);
  });

  it('says where there are no rooms, and where their store is away', async () => {
    expect(await refusalOf(openRoom(serverOf(open({ teacher: null }))))).toBe('rooms-off');
    const store = new MemoryRoomStore();
    store.count = () => Promise.reject(new StoreAwayError('away'));
    const proxy = open({ teacher: null, rooms: new Rooms({ store, report }) });
    const response = await proxy.request('/api/rooms', { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toEqual({ code: 'room-store-away' });
  });

  it('answers a call of a room whose store is away with a sentence, and takes no slot for it', async () => {
    const store = new MemoryRoomStore();
    const { teacher } = teacherOf([text('5'), done]);
    const limits = { clientStreams: 1 };
    const proxy = open({ teacher, rooms: new Rooms({ store, report }), limits });
    const lead = await openRoom(serverOf(proxy));
    const append = store.append.bind(store);
    const call = async () => {
      const response = await proxy.request('/api/teacher', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', 'X-Room-Token': lead.token },
      });
      return [response.status, await response.text()];
    };
    const answered = [200, expect.stringContaining('"text":"5"')];
    expect(await call()).toEqual(answered);
    store.append = () => Promise.reject(new StoreAwayError('away'));
    expect(await call()).toEqual([503, JSON.stringify({ code: 'room-store-away' })]);
    store.append = append;
    expect(await call()).toEqual(answered);
  });

  it('tells a device that was removed, and others that the room ended', async () => {
    const server = serverOf(withRooms());
    const lead = await openRoom(server);
    const [ada, bea] = [await joinRoom(server, lead.room, 'Ada'), await joinRoom(server, lead.room, 'Bea')];
    const endOf = (membership: Membership) => {
      let arrive: (value: null) => void = () => undefined;
      const here = new Promise<null>((resolve) => (arrive = resolve));
      const closed = new Promise<unknown>((resolve, reject) => {
        const follower = {
          onState: (state: RoomState) => {
            if (state.devices[membership.member]?.isHere === true) arrive(null);
          },
          onConnection: (connection: { readonly kind: string; readonly error?: unknown }) => {
            if (connection.kind === 'closed') resolve(connection.error);
          },
        };
        followRoom(server, membership, follower, new AbortController().signal).catch(reject);
      });
      return { here, closed };
    };
    const [adaEnd, beaEnd] = [endOf(ada), endOf(bea)];
    await Promise.all([adaEnd.here, beaEnd.here]);
    await sendCommand(server, lead, { do: 'remove', device: 1 });
    expect(await adaEnd.closed).toMatchObject({ code: 'room-removed' });
    await sendCommand(server, lead, { do: 'end' });
    expect(await beaEnd.closed).toBeNull();
  });
});
