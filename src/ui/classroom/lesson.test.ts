import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { ReplayingStudent } from '../testing/replaying-student.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { problemResult } from './results.ts';

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = await recordedRun();
});

async function page() {
  const student = new ReplayingStudent(log);
  const store = createPageStore(scriptedServices({ student }), defaultPreferences);
  await store.actions.loadStudent();
  const outcomes = () => store.getState().items.map((item) => problemResult(item)?.outcome ?? null);
  return { store, student, actions: store.actions, outcomes };
}

describe('a lesson', () => {
  it('solves one problem after the other', async () => {
    const { store, student, actions, outcomes } = await page();
    await actions.drawProblems(3, 8);
    expect(outcomes()).toEqual([null, null, null]);
    await actions.runLesson();
    expect(outcomes()).toEqual(['right', 'right', 'right']);
    expect(student.requests.map(({ problem }) => problem)).toEqual([
      'What is 8 + 0?',
      'What is 8 + 1?',
      'What is 8 + 2?',
    ]);
    expect(store.getState().activity.kind).toBe('idle');
    await actions.runLesson();
    expect(student.requests).toHaveLength(3);
  });

  it('stops in the middle of a run, and later continues with that one', async () => {
    const { store, student, actions, outcomes } = await page();
    await actions.drawProblems(3, 8);
    const stopped = log.map((event): RelayEvent => {
      return event.type === 'run-ended' ? { ...event, reason: { kind: 'stopped' } } : event;
    });
    const solve = student.solve.bind(student);
    vi.spyOn(student, 'solve').mockImplementation((request) => {
      if (student.requests.length !== 1) return solve(request);
      actions.stop();
      return new ReplayingStudent(stopped).solve(request);
    });
    await actions.runLesson();
    expect(outcomes()).toEqual(['right', null, null]);
    expect(store.getState().activity.kind).toBe('idle');
    vi.restoreAllMocks();
    await actions.runLesson();
    expect(outcomes()).toEqual(['right', 'right', 'right']);
    expect(student.requests.map(({ problem }) => problem)).toEqual([
      'What is 8 + 0?',
      'What is 8 + 1?',
      'What is 8 + 2?',
    ]);
  });

  it('does not pause at calls, and lets nothing else begin', async () => {
    const { student, actions } = await page();
    actions.changeSettings({ pauses: true });
    await actions.drawProblems(2, 8);
    actions.writeProblem('2 + 2?');
    const lesson = actions.runLesson();
    await actions.solve();
    await actions.drawProblems(5, 1);
    await lesson;
    expect(student.requests.map(({ problem, pauses }) => [problem, pauses])).toEqual([
      ['What is 8 + 0?', false],
      ['What is 8 + 1?', false],
    ]);
  });

  it('keeps what is solved when the student dies, and says why it broke off', async () => {
    const { store, student, actions, outcomes } = await page();
    await actions.drawProblems(2, 8);
    student.solveError = new Error('The worker died.');
    await actions.runLesson();
    expect(store.getState()).toMatchObject({
      lessonError: { params: { detail: 'The worker died.' } },
      activity: { kind: 'idle' },
    });
    student.solveError = null;
    await actions.runLesson();
    expect(outcomes()).toEqual(['right', 'right']);
    expect(store.getState().lessonError).toBeNull();
  });

  it('shows the run of a problem, and can run again', async () => {
    const { store, actions, outcomes } = await page();
    await actions.drawProblems(2, 8);
    await actions.runLesson();
    actions.openItem(0);
    const [first] = store.getState().items;
    expect(store.getState()).toMatchObject({
      recording: first?.recording,
      runAnswer: '5',
      problem: 'What is 8 + 0?',
    });
    actions.forgetRuns();
    expect(outcomes()).toEqual([null, null]);
  });

  it('refuses a text that is no set, and keeps the one that is there', async () => {
    const { store, actions } = await page();
    await actions.readProblems(() => Promise.resolve('2 + 2?\n3 + 3?'));
    await actions.readProblems(() => Promise.resolve(' '));
    expect(store.getState().lessonError).toEqual({ code: 'set-empty' });
    expect(store.getState().items).toHaveLength(2);
    await actions.readProblems(() => Promise.reject(new DOMException('gone')));
    expect(store.getState().lessonError).toEqual({ code: 'file-unreadable' });
  });
});
