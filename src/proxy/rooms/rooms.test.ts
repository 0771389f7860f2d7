import { describe, expect, it } from 'vitest';
import { isCodedError } from '../../errors/coded-error.ts';
import type { RoomCommand } from '../../room/commands.ts';
import { defaultRoomLimits, leadAwayMs, roomLifetimeMs } from '../../room/limits.ts';
import { emptyRecord, numbered, openRoomRecord } from '../../room/record.ts';
import { keptAfterEndMs } from './live-room.ts';
import { MemoryRoomStore } from './memory-store.ts';
import { Rooms, type KnownMember } from './rooms.ts';
import { roomStores } from './testing/stores.ts';
import { seenBy } from './testing/member.ts';

const report = (error: unknown): never => {
  throw error as Error;
};

/** A room with a lead and devices, over a store. */
async function lesson(devices = 2, limits = defaultRoomLimits) {
  let now = 1_000;
  const store = new MemoryRoomStore(() => now);
  const rooms = new Rooms({ store, limits, now: () => now, report });
  const opened = await rooms.create();
  if (isCodedError(opened)) throw new Error(opened.code);
  const tokens = [opened.token];
  for (let device = 1; device <= devices; device++) {
    const joined = await rooms.join(opened.room, `Device ${device}`);
    if (isCodedError(joined)) throw new Error(joined.code);
    tokens.push(joined.token);
  }
  const members: KnownMember[] = [];
  for (const token of tokens) members.push(known(await rooms.memberOf(token)));
  const command = (member: number, each: RoomCommand) => {
    const sender = members[member];
    if (sender === undefined) throw new RangeError('no such member');
    return rooms.command(sender, each);
  };
  return { rooms, code: opened.room, tokens, members, command, pass: (ms: number) => void (now += ms) };
}

function known(member: KnownMember | { readonly code: string }): KnownMember {
  if ('code' in member) throw new Error(member.code);
  return member;
}

const material = '0'.repeat(32);
const predict = { do: 'start', start: { mode: 'predict', material, words: 5 } } as const;

describe('a room', () => {
  it('shows the lead all marks, and a device its own', async () => {
    const { rooms, members, command } = await lesson();
    const [lead, one, two] = await Promise.all(members.map((member) => seenBy(rooms, member)));
    expect(await command(0, predict)).toBeNull();
    const activity = members[0]?.room.record.state.activity?.number ?? 0;
    expect(await command(1, { do: 'mark', activity, marks: [3, 1] })).toBeNull();
    expect(await command(2, { do: 'mark', activity, marks: [1] })).toBeNull();
    expect((await lead?.state())?.activity).toMatchObject({ marks: { 1: [1, 3], 2: [1] } });
    expect((await one?.state())?.activity).toMatchObject({ marks: { 1: [1, 3] } });
    expect((await two?.state())?.activity).toMatchObject({ marks: { 2: [1] } });
    expect(await command(0, { do: 'reveal', activity, called: [1] })).toBeNull();
    expect((await two?.state())?.activity).toMatchObject({
      marks: { 2: [1] },
      revealed: { called: [1], heat: { 1: 2, 3: 1 }, score: { marked: 3, called: 2, hits: 2 } },
    });
  });

  it.each<[string, number, RoomCommand, string]>([
    ['an action of the lead by a device', 1, { do: 'end' }, 'room-lead-only'],
    ['marks outside the text', 1, { do: 'mark', activity: -1, marks: [5] }, 'room-marks-outside'],
    ['marks for an earlier activity', 1, { do: 'mark', activity: 1, marks: [0] }, 'room-activity-over'],
    ['marks by the lead', 0, { do: 'mark', activity: -1, marks: [0] }, 'room-device-only'],
    ['a device that is not there', 0, { do: 'remove', device: 9 }, 'room-device-unknown'],
    ['a vote without a question', 1, { do: 'vote', question: 1, proposal: 1 }, 'room-question-over'],
    ['a lead that leaves', 0, { do: 'leave' }, 'room-device-only'],
  ])('refuses %s', async (_, member, asked, code) => {
    const { members, command } = await lesson();
    await command(0, predict);
    const current = members[0]?.room.record.state.activity?.number ?? 0;
    const filled = 'activity' in asked && asked.activity < 0 ? { ...asked, activity: current } : asked;
    expect(await command(member, filled)).toMatchObject({ code });
  });

  it('refuses a device where a room is full, locked or over', async () => {
    const { rooms, code, tokens, members, command } = await lesson(2, {
      ...defaultRoomLimits,
      devices: 2,
    });
    expect(await rooms.join(code, 'third')).toEqual({ code: 'room-full', params: { limit: 2 } });
    expect(await command(0, { do: 'remove', device: 1 })).toBeNull();
    expect(await rooms.memberOf(tokens[1] ?? '')).toEqual({ code: 'room-removed' });
    expect(await command(0, { do: 'lock', isLocked: true })).toBeNull();
    expect(await rooms.join(code, 'third')).toEqual({ code: 'room-locked' });
    expect(await rooms.memberOf(`${code}.0.${'0'.repeat(32)}`)).toMatchObject({ code: expect.any(String) });
    expect(members).toHaveLength(3);
    expect(await command(0, { do: 'end' })).toBeNull();
    expect(await rooms.join(code, 'third')).toEqual({ code: 'room-ended' });
  });

  it('has no device any more that left: its token and its streams are over, and its place is free', async () => {
    const { rooms, code, tokens, members, command } = await lesson(2, { ...defaultRoomLimits, devices: 2 });
    const lead = await seenBy(rooms, members[0]);
    const device = await seenBy(rooms, members[1]);
    expect((await lead.state()).devices[1]?.isHere).toBe(true);
    expect(await command(1, { do: 'leave' })).toBeNull();
    expect(Object.keys((await lead.state()).devices)).toEqual(['2']);
    await expect.poll(device.isOver).toBe(true);
    expect(await rooms.memberOf(tokens[1] ?? '')).toEqual({ code: 'room-left' });
    expect(await command(1, { do: 'leave' })).toEqual({ code: 'room-left' });
    // Its token was checked before it left: the stream ends.
    await expect.poll((await seenBy(rooms, members[1])).isOver).toBe(true);
    expect(members[0]?.room.record.connections).toEqual({ 0: [expect.anything()] });
    expect(await rooms.join(code, 'third')).toMatchObject({ device: 3 });
  });

  it('tells a member that was away that it ended, for ten minutes', async () => {
    const { rooms, tokens, members, command, pass } = await lesson();
    const device = await seenBy(rooms, members[1]);
    await device.state();
    device.leave();
    await command(0, { do: 'end' });
    pass(keptAfterEndMs - 1);
    await rooms.tick();
    const again = await seenBy(rooms, known(await rooms.memberOf(tokens[1] ?? '')));
    await expect.poll(again.isOver).toBe(true);
    expect((await again.state()).ended).toBe('lead');
    pass(1);
    await rooms.tick();
    await rooms.tick();
    expect(await rooms.memberOf(tokens[1] ?? '')).toEqual({ code: 'room-unknown' });
  });

  it('ends when its time is over, and waits for a lead that is away', async () => {
    const { rooms, members, pass } = await lesson();
    const device = await seenBy(rooms, members[1]);
    const lead = await seenBy(rooms, members[0]);
    expect((await device.state()).lead).toEqual({ awaySince: null, isWaitedFor: false });
    lead.leave();
    expect((await device.state()).lead.awaySince).not.toBeNull();
    pass(leadAwayMs);
    await rooms.tick();
    expect((await device.state()).lead.isWaitedFor).toBe(true);
    await seenBy(rooms, members[0]);
    expect((await device.state()).lead).toEqual({ awaySince: null, isWaitedFor: false });
    pass(roomLifetimeMs - leadAwayMs);
    await rooms.tick();
    expect((await device.state()).ended).toBe('time');
  });

  it('brings a member up to date that lost its connection', async () => {
    const { rooms, members, command } = await lesson();
    const watch = { do: 'start', start: { mode: 'watch', material, position: 0 } } as const;
    await command(0, watch);
    const activity = members[0]?.room.record.state.activity?.number ?? 0;
    const device = await seenBy(rooms, members[1]);
    const before = await device.state();
    device.leave();
    for (let position = 1; position <= 20; position++) await command(0, { do: 'move', activity, position });
    const again = await seenBy(rooms, members[1], before);
    expect((await again.state()).activity).toMatchObject({ position: 20 });
    expect(again.states()).toBe(0);
    // So many events later the whole state comes instead.
    again.leave();
    for (let position = 1; position <= 2_200; position++)
      await command(0, { do: 'move', activity, position });
    const late = await seenBy(rooms, members[1], before);
    expect((await late.state()).activity).toMatchObject({ position: 2_200 });
    expect(late.states()).toBe(1);
  });
});

describe.each(roomStores)('two copies of the server on %s', (_, storesOf) => {
  it('show the same, in the same order', async ({ skip }) => {
    const stores = await storesOf(2);
    if (stores === null) return skip('there is no such server on this machine');
    const [one, other] = stores.map((store) => new Rooms({ store, report }));
    if (one === undefined || other === undefined) throw new RangeError('two stores');
    const opened = await one.create();
    if (isCodedError(opened)) throw new Error(opened.code);
    const joined = await other.join(opened.room, 'Ada');
    if (isCodedError(joined)) throw new Error(joined.code);
    const lead = known(await one.memberOf(opened.token));
    const device = known(await other.memberOf(joined.token));
    const seen = await seenBy(other, device);
    expect(
      await one.command(lead, { do: 'start', start: { mode: 'watch', material, position: 0 } }),
    ).toBeNull();
    const activity = lead.room.record.state.activity?.number ?? 0;
    // Both copies write at the same time: each decides again where the other was faster.
    await Promise.all(
      Array.from({ length: 30 }, (_each, index) => [
        one.command(lead, { do: 'move', activity, position: index + 1 }),
        other.join(opened.room, `Device ${index}`),
      ]).flat(),
    );
    await expect.poll(async () => Object.keys((await seen.state()).devices).length).toBe(31);
    await expect.poll(() => device.room.record).toEqual(lead.room.record);
    expect(lead.room.record.state.activity).toMatchObject({ position: 30 });
    expect(lead.room.record.state.devices[1]?.isHere).toBe(true);
    expect(await other.command(device, { do: 'leave' })).toBeNull();
    await expect.poll(() => lead.room.record.state.devices[1]).toBeUndefined();
    expect(await one.memberOf(joined.token)).toEqual({ code: 'room-left' });
    await expect.poll(() => lead.room.record.connections).toEqual({});
  });

  it('forget a room with all that belongs to it when its time comes', async ({ skip }) => {
    const stores = await storesOf(1);
    if (stores === null) return skip('there is no such server on this machine');
    const [store] = stores;
    if (store === undefined) throw new RangeError('one store');
    const later = Date.now() + 60_000;
    const entries = numbered(emptyRecord, openRoomRecord('ACDEFG', '', defaultRoomLimits, 0));
    expect(await store.create('ACDEFG', entries, later)).toBe(true);
    expect(await store.keep('ACDEFG', material, 'a run', 100, later)).toBe(true);
    expect([await store.count(), await store.material('ACDEFG', material)]).toEqual([1, 'a run']);
    await store.expire('ACDEFG', Date.now() - 1);
    expect(await store.count()).toBe(0);
    expect([await store.read('ACDEFG'), await store.material('ACDEFG', material)]).toEqual([null, null]);
    expect(await store.create('ACDEFG', entries, later)).toBe(true);
  });
});
