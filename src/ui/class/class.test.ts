import { describe, expect, it } from 'vitest';

import { formatTrace } from '../../relay/trace.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { ReplayingStudent } from '../testing/replaying-student.ts';
import { RoomServerInMemory } from '../testing/room-server.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import type { PageServices } from '../page-state.ts';
import { formatLesson, parseLesson, type LessonPart } from './lesson/lesson-file.ts';
import { createClass } from './page-class.ts';

/** A page with its class. */
function pageOf(server: RoomServerInMemory, services: Partial<PageServices> = {}) {
  const page = createPageStore(scriptedServices(services), defaultPreferences);
  return createClass(page, {
    fetch: server.fetch,
    now: () => 0,
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

const until = (holds: () => boolean) => expect.poll(holds).toBe(true);

/** A lead with a run in its sheet, and devices that have joined. */
async function lesson(devices = 1) {
  const server = new RoomServerInMemory();
  const lead = pageOf(server);
  await lead.open();
  const joined = Array.from({ length: devices }, () => pageOf(server));
  for (const [index, device] of joined.entries()) await device.join('ACDEFG', `Device ${index + 1}`);
  const trace = formatTrace(await recordedRun());
  await lead.page.actions.openTrace(() => Promise.resolve(trace));
  for (const each of [lead, ...joined]) await until(() => each.store.getState().room !== null);
  return { server, lead, devices: joined };
}

const shown = ({ page }: ReturnType<typeof pageOf>) => page.getState().shown.tokens.length;
const stateOf = ({ store }: ReturnType<typeof pageOf>) => store.getState();

describe('a class that watches a run', () => {
  it('follows the timeline of the lead, also after its network was away', async () => {
    const { server, lead, devices } = await lesson(2);
    await lead.runs.start('watch');
    const whole = shown(lead);
    for (const device of devices) await until(() => shown(device) === whole);
    lead.page.actions.showTokens(4);
    for (const device of devices) await until(() => shown(device) === 4);
    server.setAway(1, true);
    lead.page.actions.showTokens(6);
    const [one, two] = devices;
    if (one === undefined || two === undefined) throw new Error('there are two devices');
    await until(() => shown(two) === 6);
    expect([shown(one), stateOf(one).connection.kind]).toEqual([4, 'lost']);
    server.setAway(1, false);
    await until(() => shown(one) === 6);
    expect(stateOf(one).connection.kind).toBe('open');
  });

  it('has a late device where the others are', async () => {
    const { server, lead } = await lesson(0);
    lead.page.actions.showTokens(3);
    await lead.runs.start('watch');
    await until(() => server.record.state.activity !== null);
    const late = pageOf(server);
    await late.join('ACDEFG', 'Late');
    await until(() => shown(late) === 3);
  });

  it('lets a device look elsewhere, and come back', async () => {
    const { lead, devices } = await lesson(1);
    const [device] = devices;
    if (device === undefined) throw new Error('there is a device');
    await lead.runs.start('watch');
    await until(() => device.page.getState().recording.length > 0);
    device.page.actions.closeRun();
    lead.page.actions.showTokens(2);
    await until(() => stateOf(device).room?.activity?.mode === 'watch' && shown(lead) === 2);
    expect(shown(device)).toBe(0);
    await device.runs.show();
    await until(() => shown(device) === 2);
  });
});

describe('a class that predicts', () => {
  it('sends the latest marks when the network is back, hides calls until they are shown, and then scores', async () => {
    const { server, lead, devices } = await lesson(2);
    const [one, two] = devices;
    if (one === undefined || two === undefined) throw new Error('there are two devices');
    await lead.runs.start('predict');
    for (const each of [lead, ...devices]) {
      await until(() => each.page.getState().classroom?.hidesCalls === true);
    }
    server.setAway(1, true);
    await until(() => stateOf(one).connection.kind === 'lost');
    one.marking.mark([0]);
    one.marking.mark([0, 2]);
    expect(stateOf(one).marks).toEqual([0, 2]);
    two.marking.mark([2]);
    server.setAway(1, false);
    const marks = () => {
      const { room } = stateOf(lead);
      return room?.activity?.mode === 'predict' ? room.activity.marks : null;
    };
    await expect.poll(marks).toEqual({ 1: [0, 2], 2: [2] });
    lead.marking.reveal([2, 3]);
    for (const each of [lead, ...devices]) {
      await until(() => each.page.getState().classroom?.hidesCalls === false);
    }
    const { room } = stateOf(two);
    expect(room?.activity).toMatchObject({
      marks: { 2: [2] },
      revealed: { heat: { 0: 1, 2: 2 }, score: { marked: 3, called: 4, hits: 2 } },
    });
    one.marking.mark([1]);
    expect(stateOf(one).marks).toEqual([0, 2]);
  });
});

describe('a class that solves', () => {
  it('gives the lead the result and the run of each device', async () => {
    const server = new RoomServerInMemory();
    const lead = pageOf(server);
    await lead.open();
    const device = pageOf(server, {
      student: new ReplayingStudent(await recordedRun()) as PageServices['student'],
    });
    await device.page.actions.loadStudent();
    await device.join('ACDEFG', 'Ada');
    await until(() => stateOf(lead).room !== null && stateOf(device).room !== null);
    lead.page.actions.pickProblem({ problem: 'What is 2 + 3?', answer: '5' });
    await lead.solving.start('problem');
    await until(() => stateOf(device).problems !== null);
    await device.solving.solve('Problem of the class');
    const result = () => {
      const { room } = stateOf(lead);
      return room?.activity?.mode === 'solve' ? (room.activity.results[1]?.[0] ?? null) : null;
    };
    await until(() => result() !== null);
    expect(result()).toMatchObject({
      problem: 0,
      right: true,
      calls: 1,
      student: 'scripted-student',
      policy: 'learned',
    });
    await lead.solving.openRun(result()?.material ?? '');
    expect(lead.page.getState().recording.run.metrics.calls).toBe(1);
    expect(stateOf(device).sent.map(({ what }) => what)).toEqual(['report', 'joined']);
  });
});

describe('the end of a class', () => {
  it.each([
    [
      'the lead ends it',
      (_server: RoomServerInMemory, lead: ReturnType<typeof pageOf>) => lead.send({ do: 'end' }),
      { kind: 'lead' },
    ],
    ['the server starts again', (server: RoomServerInMemory) => server.restart(), { kind: 'gone' }],
    [
      'the device is removed',
      (_server: RoomServerInMemory, lead: ReturnType<typeof pageOf>) =>
        lead.send({ do: 'remove', device: 1 }),
      { kind: 'refused', error: { code: 'room-removed' } },
    ],
  ])('says why, where %s, and the page is free again', async (_, act, end) => {
    const { server, lead, devices } = await lesson(1);
    const [device] = devices;
    if (device === undefined) throw new Error('there is a device');
    act(server, lead);
    await expect.poll(() => stateOf(device).end).toEqual(end);
    expect(stateOf(device).membership).toBeNull();
    expect(device.page.getState().classroom).toBeNull();
  });

  it.each([
    [
      'the lead ends it',
      (_server: RoomServerInMemory, lead: ReturnType<typeof pageOf>) => lead.send({ do: 'end' }),
    ],
    ['the server starts again', (server: RoomServerInMemory) => server.restart()],
  ])('leaves the lead a lesson that was not saved, where %s', async (_, act) => {
    const { server, lead } = await lesson(1);
    await lead.runs.start('watch');
    await until(() => stateOf(lead).parts.length === 1);
    // The page knows the run that it sent: it need not read it from the room.
    expect(server.asked.filter((each) => /^0 .*materials\/./.test(each))).toEqual([]);
    const whole = parseLesson((await lead.lesson.text()) ?? '');
    act(server, lead);
    await until(() => stateOf(lead).membership === null);
    const [unsaved, ...more] = stateOf(lead).unsaved;
    if (unsaved === undefined) throw new Error('a lesson is left');
    expect(more).toEqual([]);
    expect(parseLesson(formatLesson(unsaved))).toEqual(whole);
    lead.lesson.forget(unsaved);
    expect(stateOf(lead).unsaved).toEqual([]);
  });

  it('leaves no lesson that the lead has saved or does not want, and one that went on after that', async () => {
    const { lead } = await lesson(1);
    expect(stateOf(lead).isSettled).toBe(true);
    await lead.runs.start('watch');
    await until(() => stateOf(lead).parts.length === 1);
    expect(stateOf(lead).isSettled).toBe(false);
    lead.lesson.settle();
    lead.page.actions.showTokens(1);
    await until(() => stateOf(lead).room?.activity?.mode === 'watch');
    expect(stateOf(lead).isSettled).toBe(true);
    await lead.runs.start('predict');
    await until(() => !stateOf(lead).isSettled);
    lead.lesson.settle();
    lead.send({ do: 'end' });
    await until(() => stateOf(lead).membership === null);
    expect(stateOf(lead).unsaved).toEqual([]);
  });

  it('lets the lead save a lesson in which a device named a run that it never sent', async () => {
    const { lead, devices } = await lesson(1);
    const [device] = devices;
    if (device === undefined) throw new Error('there is a device');
    lead.page.actions.pickProblem({ problem: 'What is 2 + 3?', answer: '5' });
    await lead.solving.start('problem');
    await until(() => stateOf(device).room?.activity?.mode === 'solve');
    const result = {
      ...{ problem: 0, right: true, calls: 0, teacherTokens: 0, tokens: 9 },
      ...{ policy: 'never', temperature: 0, student: 'a-student', material: 'f'.repeat(32) },
    };
    const activity = stateOf(device).room?.activity?.number ?? 0;
    device.send({ do: 'report', activity, result });
    const hasResult = (parts: readonly LessonPart[]) =>
      parts[0]?.mode === 'solve' && parts[0].results.length === 1;
    await until(() => hasResult(stateOf(lead).parts));
    const { parts } = parseLesson((await lead.lesson.text()) ?? '');
    expect(parts).toMatchObject([{ results: [[{ right: true, material: null }]] }]);
  });

  it('is left for good by a device, which tells the room, also when its network comes back later', async () => {
    const { server, lead, devices } = await lesson(2);
    const [one, two] = devices;
    if (one === undefined || two === undefined) throw new Error('there are two devices');
    one.leave();
    expect(one.page.getState().classroom).toBeNull();
    await until(() => stateOf(lead).room?.devices[1] === undefined);
    await until(() => stateOf(one).sent.some(({ what }) => what === 'leave'));
    server.setAway(2, true);
    await until(() => stateOf(lead).room?.devices[2]?.isHere === false);
    two.leave();
    expect(stateOf(two).membership).toBeNull();
    // The first try was in vain.
    server.setAway(2, false);
    await until(() => stateOf(lead).room?.devices[2] === undefined);
  });

  it('is not left by a device that only goes away', async () => {
    const { server, lead } = await lesson(1);
    server.setAway(1, true);
    await until(() => stateOf(lead).room?.devices[1]?.isHere === false);
    expect(server.record.hashes[1]).toBeDefined();
  });

  it('is not begun by a page that stays on its device', async () => {
    const server = new RoomServerInMemory();
    const page = pageOf(server);
    page.page.actions.setStayOnDevice(true);
    await page.open();
    await page.join('ACDEFG', 'Ada');
    expect(server.asked).toEqual([]);
  });

  it('is a sentence on a page without a server', async () => {
    const environment = { ...scriptedServices().environment, ownProxy: null };
    const page = pageOf(new RoomServerInMemory(), { environment });
    await page.open();
    expect(stateOf(page).error).toEqual({ code: 'rooms-off' });
  });
});
