import { afterEach, describe, expect, it, vi } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { ReplayingStudent } from '../testing/replaying-student.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import { MemoryHistoryStore } from '../testing/memory-history-store.ts';
import { MemorySetStore } from '../testing/memory-set-store.ts';

afterEach(() => vi.restoreAllMocks());

const problems = ['What is 2 + 3?', 'What is 1 + 4?', 'What is 5 + 0?'].map((problem) => ({
  problem,
  answer: '5',
  family: null,
  difficulty: null,
}));

/** A student whose log has the settings of its request, as a real one's does. */
class FollowingStudent extends ReplayingStudent {
  override async *solve(request: Parameters<ReplayingStudent['solve']>[0]) {
    const { policy, seed, sampling, limits, problem } = request;
    for await (const events of super.solve(request)) {
      yield events.map((event): RelayEvent =>
        event.type === 'run-started'
          ? {
              ...{ ...event, policy, seed, sampling, limits, problem },
              student: { name: 'a-student', device: 'wasm' },
              teacher: { name: 'a-teacher', device: 'remote', provider: 'embedded' },
            }
          : event,
      );
    }
  }
}

/** @param ids counts the runs of all visits that share the stores */
async function page({
  sets = new MemorySetStore(),
  history = new MemoryHistoryStore(),
  ids = { last: 0 },
} = {}) {
  const student = new FollowingStudent(await recordedRun());
  const services = scriptedServices({
    student,
    historyStore: () => Promise.resolve(history),
    setStore: () => Promise.resolve(sets),
    newId: () => `run ${(ids.last += 1)}`,
  });
  const store = createPageStore(services, defaultPreferences);
  const { actions } = store;
  await actions.loadStudent();
  await actions.checkTeacher();
  await actions.startSavingRuns();
  const outcomes = () =>
    store.getState().setups.map(({ results }) => results.map((result) => result?.outcome ?? null));
  return { store, student, actions, outcomes, sets, history, ids };
}

describe('a problem set', () => {
  it('is solved once under each setup, and the results stay apart', async () => {
    const { actions, outcomes, student } = await page();
    await actions.keepSet('Mine', problems);
    await actions.runSet();
    expect(outcomes()).toEqual([['right', 'right', 'right']]);
    await actions.runSet();
    expect(student.requests).toHaveLength(3);
    actions.changeSettings({ policy: 'never' });
    await actions.runSet();
    expect(outcomes()).toEqual([
      ['right', 'right', 'right'],
      ['right', 'right', 'right'],
    ]);
  });

  it('keeps the settings of its start, and never pauses', async () => {
    const { actions, student } = await page();
    actions.changeSettings({ pauses: true });
    await actions.keepSet('Mine', problems);
    const run = actions.runSet();
    actions.changeSettings({ seed: 77 });
    await actions.solve();
    await actions.keepSet('Another', problems.slice(1));
    await run;
    expect(student.requests.map(({ problem, pauses, seed }) => [problem, pauses, seed])).toEqual(
      problems.map(({ problem }) => [problem, false, defaultPreferences.settings.seed]),
    );
  });

  it('continues after a stop, in the page and in the next visit', async () => {
    const first = await page();
    const { actions, outcomes, student } = first;
    await actions.keepSet('Mine', problems);
    const solve = student.solve.bind(student);
    vi.spyOn(student, 'solve').mockImplementation(async function* (request) {
      for await (const events of solve(request)) {
        if (student.requests.length !== 2) yield events;
        else {
          actions.stop();
          yield events.map((event) =>
            event.type === 'run-ended' ? { ...event, reason: { kind: 'stopped' } as const } : event,
          );
        }
      }
    });
    await actions.runSet();
    expect(outcomes()).toEqual([['right', null, null]]);
    const second = await page(first);
    await second.actions.loadSets();
    expect(second.store.getState().set).toMatchObject({ name: 'Mine' });
    expect(second.outcomes()).toEqual([['right', null, null]]);
    await second.actions.runSet();
    expect(second.student.requests.map(({ problem }) => problem)).toEqual([
      'What is 1 + 4?',
      'What is 5 + 0?',
    ]);
    expect(second.outcomes()).toEqual([['right', 'right', 'right']]);
  });

  it('shows a result once it is kept, so that a reload loses none', async () => {
    const { store, actions, sets } = await page();
    const kept: number[] = [];
    const write = sets.writeResult.bind(sets);
    vi.spyOn(sets, 'writeResult').mockImplementation(async (...result) => {
      await write(...result);
      kept.push(result[3]);
    });
    store.subscribe(({ setups }) => {
      const shown = setups.flatMap(({ results }) =>
        results.flatMap((result, index) => (result ? [index] : [])),
      );
      expect(kept).toEqual(expect.arrayContaining(shown));
    });
    await actions.keepSet('Mine', problems);
    await actions.runSet();
    expect(kept).toEqual([0, 1, 2]);
  });

  it('keeps what is solved when the student dies, and says why it broke off', async () => {
    const { store, student, actions, outcomes } = await page();
    await actions.keepSet('Mine', problems);
    student.solveError = new Error('The worker died.');
    await actions.runSet();
    expect(store.getState()).toMatchObject({
      setError: { params: { detail: 'The worker died.' } },
      activity: { kind: 'idle' },
    });
    student.solveError = null;
    await actions.runSet();
    expect(outcomes()).toEqual([['right', 'right', 'right']]);
    expect(store.getState().setError).toBeNull();
  });

  it('shows the run of a result, from this visit and from an earlier one', async () => {
    const first = await page();
    await first.actions.keepSet('Mine', problems);
    await first.actions.runSet();
    const key = first.store.getState().setups[0]?.key ?? '';
    await first.actions.openRow(key, 1);
    expect(first.store.getState()).toMatchObject({
      problem: 'What is 1 + 4?',
      runAnswer: '5',
      openedRow: { index: 1 },
    });
    const second = await page(first);
    await second.actions.loadSets();
    await second.actions.openRow(key, 2);
    const { recording, openedRow, versions } = second.store.getState();
    expect(recording.run.problem).toBe('What is 5 + 0?');
    expect(openedRow).toMatchObject({ index: 2, run: versions[0]?.id });
    // The list of saved runs leaves them out by this.
    expect([...second.history.runs.values()].every(({ facts }) => facts.set !== undefined)).toBe(true);
  });

  it('opens again with the address of a run of it, so that the way back is there after a reload', async () => {
    const first = await page();
    await first.actions.keepSet('Mine', problems);
    await first.actions.runSet();
    const key = first.store.getState().setups[0]?.key ?? '';
    await first.actions.openRow(key, 1);
    const run = first.store.getState().versions[0]?.id ?? '';
    await first.actions.drawProblems(2, 1);

    const { store, actions } = await page(first);
    await actions.openSavedRun(run);
    expect(store.getState()).toMatchObject({
      openedRow: { setup: key, index: 1, run, by: 'address' },
      set: { name: 'Mine' },
      isPanelOpen: false,
    });
    actions.seekRow(1);
    expect(store.getState()).toMatchObject({ isPanelOpen: true, soughtRow: 1 });
  });

  it('leaves no run behind where it was stopped or deleted', async () => {
    const first = await page();
    const { actions, student, history, store } = first;
    await actions.keepSet('Mine', problems);
    const solve = student.solve.bind(student);
    const stops = vi.spyOn(student, 'solve').mockImplementation(async function* (request) {
      for await (const events of solve(request)) {
        if (student.requests.length !== 2) yield events;
        else {
          actions.stop();
          yield events.map((event) =>
            event.type === 'run-ended' ? { ...event, reason: { kind: 'stopped' } as const } : event,
          );
        }
      }
    });
    await actions.runSet();
    stops.mockRestore();
    await expect.poll(() => history.runs.size).toBe(2);

    const second = await page(first);
    await second.actions.loadSets();
    // A run of the person's own stays.
    second.actions.writeProblem('What is 2 + 3?');
    await second.actions.solve();
    const third = await page(second);
    const of = () => [...history.runs.values()].map(({ facts }) => facts.set === store.getState().set?.id);
    await expect.poll(of).toEqual([true, false]);
    await third.actions.loadSets();
    await third.actions.removeSet(store.getState().set?.id ?? '');
    await (await page(third)).actions.loadSets();
    await page(third);
    expect(of()).toEqual([false]);
  });

  it('gives a run away that the person continues', async () => {
    const first = await page();
    const { actions, student, history } = first;
    await actions.keepSet('Mine', problems);
    const solve = student.solve.bind(student);
    const stops = vi.spyOn(student, 'solve').mockImplementation(async function* (request) {
      actions.stop();
      for await (const events of solve(request)) {
        yield events;
        return;
      }
    });
    await actions.runSet();
    stops.mockRestore();
    await expect
      .poll(() => [...history.runs.values()].map(({ facts }) => facts.set))
      .not.toEqual([undefined]);
    await actions.resume();
    await expect
      .poll(() => [...history.runs.values()].map(({ facts }) => [facts.set, facts.isOver]))
      .toEqual([[undefined, true]]);
  });

  it('is the same set for the same problems, with its name and results', async () => {
    const { actions, store, outcomes } = await page();
    await actions.keepSet('Mine', problems);
    await actions.runSet();
    await actions.renameSet('  Homework ');
    await actions.drawProblems(3, 1);
    expect(outcomes()).toEqual([]);
    await actions.keepSet('Pasted again', problems);
    expect(store.getState().set?.name).toBe('Homework');
    expect(outcomes()).toEqual([['right', 'right', 'right']]);
    expect(store.getState().keptSets).toHaveLength(2);
  });

  it('comes back after its deletion, and so do the results of one setup', async () => {
    const { actions, store, outcomes } = await page();
    await actions.keepSet('Mine', problems);
    await actions.runSet();
    const [setup] = store.getState().setups;
    await actions.removeSetup(setup?.key ?? '');
    expect(outcomes()).toEqual([]);
    await actions.restoreRemoved();
    expect(outcomes()).toEqual([['right', 'right', 'right']]);
    await actions.removeSet(store.getState().set?.id ?? '');
    expect(store.getState()).toMatchObject({ set: null, keptSets: [] });
    await actions.restoreRemoved();
    expect(store.getState().set?.name).toBe('Mine');
    expect(outcomes()).toEqual([['right', 'right', 'right']]);
  });

  it('works where the browser keeps nothing, and says so', async () => {
    const student = new FollowingStudent(await recordedRun());
    const services = scriptedServices({
      student,
      setStore: () => Promise.reject(new DOMException('No storage here.')),
    });
    const store = createPageStore(services, defaultPreferences);
    await store.actions.loadStudent();
    await store.actions.keepSet('Mine', problems);
    expect(store.getState().setError?.code).toBe('set-not-saved');
    await store.actions.runSet();
    expect(store.getState().setups[0]?.results.every((result) => result?.outcome === 'right')).toBe(true);
  });
});
