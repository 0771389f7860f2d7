import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { TraceError } from '../../relay/errors.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { IndexedDbHistoryStore, type RunSummary } from './history-store.ts';

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = await recordedRun();
});

let historyStore: IndexedDbHistoryStore;
beforeEach(async () => {
  historyStore = await IndexedDbHistoryStore.open();
  await historyStore.setDeleted(
    (await historyStore.list()).map(({ id }) => id),
    true,
  );
  await historyStore.purge();
});
afterEach(() => historyStore.close());

const facts = (id: string, changed = 1): RunSummary => ({
  id,
  changed,
  problem: 'What is 2 + 3?',
  student: 'a-student',
  callRatio: 0.01,
  tokens: 30,
  answer: '5',
  known: null,
  isOver: true,
});

describe('the history store', () => {
  it('keeps a run that is written in pieces', async () => {
    await historyStore.write(facts('a'), 0, log.slice(0, 5));
    await historyStore.write(facts('a'), 5, log.slice(5, 20));
    await historyStore.write(facts('a'), 20, log.slice(20));
    expect(await historyStore.read('a')).toEqual(log);
  });

  it('keeps what there is of a run that broke off', async () => {
    await historyStore.write(facts('a'), 0, log.slice(0, 7));
    historyStore.close();
    historyStore = await IndexedDbHistoryStore.open();
    expect(await historyStore.read('a')).toEqual(log.slice(0, 7));
  });

  it('replaces what comes after the place that is written to', async () => {
    await historyStore.write(facts('a'), 0, log);
    await historyStore.write(facts('a'), 0, log.slice(0, 4));
    await historyStore.write(facts('a'), 4, log.slice(4, 9));
    expect(await historyStore.read('a')).toEqual(log.slice(0, 9));
  });

  it('lists the last run first, and deletes runs', async () => {
    await historyStore.write(facts('a', 3), 0, log);
    await historyStore.write(facts('b', 5), 0, log);
    await historyStore.write(facts('c', 4), 0, log);
    expect((await historyStore.list()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    await historyStore.setDeleted(['c'], true);
    expect((await historyStore.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    await historyStore.setDeleted(['c'], false);
    expect((await historyStore.list()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    await historyStore.setDeleted(['c', 'none'], true);
    await historyStore.purge();
    await historyStore.setDeleted(['c'], false);
    expect((await historyStore.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    await expect(historyStore.read('c')).rejects.toThrow(TraceError);
    expect(await historyStore.read('a')).toEqual(log);
  });

  it('keeps the label of a run that grows', async () => {
    await historyStore.write(facts('a'), 0, log.slice(0, 5));
    await historyStore.label('a', { name: 'For Monday', isStarred: true });
    await historyStore.write(facts('a'), 5, log.slice(5));
    expect(await historyStore.list()).toEqual([{ ...facts('a'), name: 'For Monday', isStarred: true }]);
  });

  it('refuses a run that is broken', async () => {
    await historyStore.write(facts('a'), 0, log.slice(3));
    await expect(historyStore.read('a')).rejects.toThrow(/^trace-without-start$/);
  });
});
