import { beforeAll, describe, expect, it } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { formatTrace } from '../../relay/trace.ts';
import { defaultPreferences } from '../settings.ts';
import { createPageStore } from '../store.ts';
import { MemoryHistoryStore } from '../testing/memory-history-store.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { loadedStudent, ReplayingStudent } from '../testing/replaying-student.ts';
import { scriptedServices } from '../testing/scripted-services.ts';
import type { RunSummary } from './history-store.ts';
import { searchRuns } from './search.ts';

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = (await recordedRun()).map((event) =>
    event.type === 'run-started' ? { ...event, student: loadedStudent.identity } : event,
  );
});

async function page(next: readonly RelayEvent[], historyStore = new MemoryHistoryStore()) {
  const student = new ReplayingStudent(next);
  const services = scriptedServices({ student, historyStore: () => Promise.resolve(historyStore) });
  const store = createPageStore(services, defaultPreferences);
  await store.actions.loadStudent();
  await store.actions.startSavingRuns();
  const { actions } = store;
  const solve = async () => {
    actions.pickProblem({ problem: 'What is 2 + 3?', answer: '5' });
    await actions.solve();
  };
  return { store, student, historyStore, actions, solve };
}

const events = (historyStore: MemoryHistoryStore) => [...historyStore.runs.values()].map((run) => run.events);

describe('a run', () => {
  it('is saved as it grows, each event once', async () => {
    const { store, historyStore, solve } = await page(log);
    await solve();
    await expect.poll(() => store.getState().savedRuns).toHaveLength(1);
    expect(events(historyStore)).toEqual([log]);
    expect(historyStore.writes.length).toBeGreaterThan(2);
    expect(historyStore.writes.filter((first) => first === 0)).toHaveLength(1);
    expect(store.getState().savedRuns?.[0]).toMatchObject({ answer: '5', known: '5', isOver: true });
  });

  it('that broke off is there after a reload, and continues where it was', async () => {
    const historyStore = new MemoryHistoryStore();
    const first = await page(log.slice(0, 9), historyStore);
    await first.solve();
    await expect.poll(() => events(historyStore)).toEqual([log.slice(0, 9)]);

    const { store, student, actions } = await page(log, historyStore);
    const [facts] = store.getState().savedRuns ?? [];
    expect(facts).toMatchObject({ isOver: false, answer: null });
    await actions.openSavedRun(facts?.id ?? '');
    expect(store.getState()).toMatchObject({ origin: { kind: 'saved' }, runAnswer: '5' });
    expect([...store.getState().recording.events]).toEqual(log.slice(0, 9));
    await actions.resume();
    expect(student.requests[0]?.resume).toEqual({ events: log.slice(0, 9), action: { kind: 'continue' } });
    await expect.poll(() => events(historyStore)).toEqual([log]);
  });

  it('is saved apart from each of its changed versions', async () => {
    const { historyStore, actions, solve } = await page(log);
    await solve();
    await actions.branch(3, { kind: 'continue' }, { kind: 'decline' });
    await expect.poll(() => events(historyStore)).toEqual([log, log]);
  });

  it('that was opened from a file is left there', async () => {
    const { historyStore, actions } = await page(log);
    await actions.openTrace(() => Promise.resolve(formatTrace(log)));
    await actions.removeSavedRuns(['none']);
    expect(historyStore.runs.size).toBe(0);
  });

  it('that cannot be saved continues all the same, and the page reports it', async () => {
    const { store, historyStore, solve } = await page(log);
    historyStore.writeError = new Error('No room is left.');
    await solve();
    await expect
      .poll(() => store.getState().saveError)
      .toMatchObject({
        code: 'run-not-saved',
        params: { cause: { params: { detail: 'No room is left.' } } },
      });
    expect([...store.getState().recording.events]).toEqual(log);
    historyStore.writeError = null;
    await solve();
    await expect.poll(() => events(historyStore)).toEqual([log]);
    expect(store.getState().saveError).toBeNull();
  });

  it('that is broken in the store is refused with an error', async () => {
    const { store, historyStore, actions, solve } = await page(log);
    await solve();
    await expect.poll(() => store.getState().savedRuns).toHaveLength(1);
    const [[id, kept] = ['', undefined]] = historyStore.runs;
    historyStore.runs.set(id, { facts: kept?.facts as never, events: log.slice(2) });
    await actions.openSavedRun(id);
    expect(store.getState().saveError).toMatchObject({ code: 'run-not-opened' });
  });
});

describe('saved runs', () => {
  async function pageWithRuns(count: number) {
    const opened = await page(log);
    for (let i = 0; i < count; i += 1) await opened.solve();
    await expect.poll(() => opened.store.getState().savedRuns).toHaveLength(count);
    const ids = (): string[] => (opened.store.getState().savedRuns ?? []).map(({ id }) => id);
    return { ...opened, ids };
  }

  it('are deleted, one or all, and come back', async () => {
    const { actions, ids } = await pageWithRuns(3);
    const all = ids();
    await actions.removeSavedRuns(all.slice(0, 1));
    expect(ids()).toEqual(all.slice(1));
    await actions.restoreRemovedRuns();
    expect(ids()).toEqual(all);
    await actions.removeSavedRuns(all);
    expect(ids()).toEqual([]);
    await actions.restoreRemovedRuns();
    expect(ids()).toEqual(all);
  });

  it('are gone for good once the page opens again', async () => {
    const { actions, ids, historyStore } = await pageWithRuns(2);
    await actions.removeSavedRuns(ids().slice(0, 1));
    await page(log, historyStore);
    expect(historyStore.runs.size).toBe(1);
  });

  it('have names and stars', async () => {
    const { store, actions, ids } = await pageWithRuns(1);
    await actions.labelSavedRun(ids()[0] ?? '', { name: 'For Monday' });
    await actions.labelSavedRun(ids()[0] ?? '', { isStarred: true });
    expect(store.getState().savedRuns).toMatchObject([{ name: 'For Monday', isStarred: true }]);
    expect(searchRuns(store.getState().savedRuns ?? [], 'monday')).toHaveLength(1);
  });

  it('go into one file and come back from it, each once, the broken ones counted', async () => {
    const { store, actions, ids } = await pageWithRuns(2);
    await actions.labelSavedRun(ids()[0] ?? '', { name: 'For Monday', isStarred: true });
    const file = await actions.exportRuns();
    const text = (await file?.text()) ?? '';
    const other = await page(log);
    const broken = `${text}{"id":"x","changed":1,"trace":{}}\nnot JSON\n`;
    await other.actions.importRuns(new Blob([broken]));
    expect(other.store.getState().importReport).toEqual({ added: 2, present: 0, broken: 2 });
    const order = (runs: readonly RunSummary[] | null) =>
      [...(runs ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(order(other.store.getState().savedRuns)).toEqual(order(store.getState().savedRuns));
    expect(events(other.historyStore)).toEqual([log, log]);
    await other.actions.importRuns(new Blob([text]));
    expect(other.store.getState().importReport).toEqual({ added: 0, present: 2, broken: 0 });
  });

  it('take an answer that is typed after the run', async () => {
    const { store, actions } = await page(log);
    actions.writeProblem(log[0]?.type === 'run-started' ? log[0].problem : '');
    await actions.solve();
    expect(store.getState().runAnswer).toBeNull();
    actions.writeExpected(' 5 ');
    expect(store.getState().runAnswer).toBe('5');
    await expect.poll(() => store.getState().savedRuns).toMatchObject([{ known: '5' }]);
  });
});

it('finds runs by words of their problems', async () => {
  const { store, solve } = await page(log);
  await solve();
  await expect.poll(() => store.getState().savedRuns).toHaveLength(1);
  const kept = store.getState().savedRuns ?? [];
  expect(searchRuns(kept, '')).toEqual(kept);
  expect(searchRuns(kept, ' IS  what ')).toEqual(kept);
  expect(searchRuns(kept, 'what else')).toEqual([]);
});
