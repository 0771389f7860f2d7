import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { benchmarks } from './registry.ts';

it('has every benchmark in the list of the documentation', async () => {
  const page = await readFile('docs/benchmarks.md', 'utf8');
  const list = /```sh\n([^]*?)```/.exec(page)?.[1] ?? '';
  const named = [...list.matchAll(/npm run bench -- (\w+)/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(benchmarks.map(({ name }) => name).toSorted());
});
