import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';

import { MemorySetStore } from '../testing/memory-set-store.ts';
import { exampleFacts, exampleResult } from '../testing/set-results.ts';
import type { ProblemSet } from './set-problem.ts';
import type { SetResult } from './set-result.ts';
import { IndexedDbSetStore, type SetStore } from './set-store.ts';

const problem = (text: string) => ({ problem: text, answer: '1', family: null, difficulty: null });
const set = (id: string): ProblemSet => ({ id, name: `Set ${id}`, problems: [problem('a'), problem('b')] });

const facts = exampleFacts;
const result = (run: string, date = 0): SetResult => ({ ...exampleResult, run, date });

let databases = 0;

describe.each<[string, () => Promise<SetStore>]>([
  ['IndexedDB', () => IndexedDbSetStore.open(`sets ${(databases += 1)}`)],
  ['memory', () => Promise.resolve(new MemorySetStore())],
])('the store of sets in %s', (_, open) => {
  it('keeps sets and their results by setup, the one that was used last first', async () => {
    const store = await open();
    await store.write(set('1'), 1);
    await store.write(set('2'), 2);
    await store.writeResult('1', 'key a', facts, 0, result('run 1', 5));
    await store.writeResult('1', 'key b', { ...facts, seed: 1 }, 1, result('run 2', 6));
    await store.writeResult('1', 'key a', facts, 1, result('run 3', 7));
    expect(await store.list()).toEqual([
      { id: '2', name: 'Set 2', used: 2, problems: 2, setups: 0 },
      { id: '1', name: 'Set 1', used: 1, problems: 2, setups: 2 },
    ]);
    const found = await store.read('1');
    expect(found?.set).toMatchObject(set('1'));
    expect(found?.setups.map(({ key, results }) => [key, [...results.keys()]])).toEqual([
      ['key a', [0, 1]],
      ['key b', [1]],
    ]);
    expect(found?.setups[0]?.results.get(1)).toEqual(result('run 3', 7));
    expect(await store.read('3')).toBeNull();
    await store.write({ ...set('1'), name: 'Renamed' }, 3);
    expect((await store.list())[0]).toMatchObject({ name: 'Renamed', setups: 2 });
  });

  it('deletes sets and setups so that they come back, and for good, and says which runs are still results', async () => {
    const store = await open();
    await store.write(set('1'), 1);
    await store.writeResult('1', 'key a', facts, 0, result('run 1'));
    await store.writeResult('1', 'key b', { ...facts, seed: 1 }, 0, result('run 2'));
    await store.setDeleted('1', 'key a', true);
    expect((await store.read('1'))?.setups.map(({ key }) => key)).toEqual(['key b']);
    await store.setDeleted('1', 'key a', false);
    expect((await store.read('1'))?.setups).toHaveLength(2);
    await store.setDeleted('1', 'key a', true);
    expect(await store.purge()).toEqual(['run 2']);
    await store.setDeleted('1', null, true);
    expect(await store.list()).toEqual([]);
    await store.setDeleted('1', null, false);
    expect(await store.list()).toHaveLength(1);
    await store.setDeleted('1', null, true);
    expect(await store.purge()).toEqual([]);
    expect(await store.read('1')).toBeNull();
  });
});
