import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { TraceError } from '../../relay/trace.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { IndexedArchive, type RunFacts } from './archive.ts';

let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = await recordedRun();
});

let archive: IndexedArchive;
beforeEach(async () => {
  archive = await IndexedArchive.open();
  await archive.clear();
});
afterEach(() => archive.close());

const facts = (id: string, changed = 1): RunFacts => ({
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

describe('the archive', () => {
  it('keeps a run that is written in pieces', async () => {
    await archive.write(facts('a'), 0, log.slice(0, 5));
    await archive.write(facts('a'), 5, log.slice(5, 20));
    await archive.write(facts('a'), 20, log.slice(20));
    expect(await archive.read('a')).toEqual(log);
  });

  it('keeps what there is of a run that broke off', async () => {
    await archive.write(facts('a'), 0, log.slice(0, 7));
    archive.close();
    archive = await IndexedArchive.open();
    expect(await archive.read('a')).toEqual(log.slice(0, 7));
  });

  it('replaces what comes after the place that is written to', async () => {
    await archive.write(facts('a'), 0, log);
    await archive.write(facts('a'), 0, log.slice(0, 4));
    await archive.write(facts('a'), 4, log.slice(4, 9));
    expect(await archive.read('a')).toEqual(log.slice(0, 9));
  });

  it('lists the last run first, and forgets what it is told to', async () => {
    await archive.write(facts('a', 3), 0, log);
    await archive.write(facts('b', 5), 0, log);
    await archive.write(facts('c', 4), 0, log);
    expect((await archive.list()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    await archive.remove('c');
    expect((await archive.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    await expect(archive.read('c')).rejects.toThrow(TraceError);
    expect(await archive.read('a')).toEqual(log);
    await archive.clear();
    expect(await archive.list()).toEqual([]);
    await expect(archive.read('a')).rejects.toThrow(TraceError);
  });

  it('refuses a run that is broken', async () => {
    await archive.write(facts('a'), 0, log.slice(3));
    await expect(archive.read('a')).rejects.toThrow(/begins with the event "run-started"/);
  });
});
