import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runChecks } from './checks.mjs';

let folder = '';
let program = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-checks-'));
  const script = join(folder, 'script.mjs');
  await writeFile(
    script,
    'console.log(process.argv[2]); console.error("and a note"); process.exitCode = +(process.argv[3] ?? 7);',
  );
  program = relative('node_modules', script);
});
afterAll(() => rm(folder, { recursive: true }));

async function resultsOf(remembers) {
  const results = [];
  const list = [
    { name: 'bad', program, args: ['wrong', '3'] },
    { name: 'good', program, args: ['fine', '0'] },
    { name: 'with memory', program, args: ['all'], memory: ['0'] },
  ];
  await runChecks({ remembers, list, done: (result) => results.push(result) });
  return results.sort((a, b) => a.name.localeCompare(b.name));
}

it('runs each check once, and gives its exit code and all that it printed', async () => {
  const results = await resultsOf(true);
  expect(results.map(({ name, code }) => [name, code])).toEqual([
    ['bad', 3],
    ['good', 0],
    ['with memory', 0],
  ]);
  expect(results[0]?.output).toContain('wrong');
  expect(results[0]?.output).toContain('and a note');
});

it('passes the arguments that use a memory only where that is wanted', async () => {
  expect((await resultsOf(false)).at(-1)).toMatchObject({ name: 'with memory', code: 7 });
});
