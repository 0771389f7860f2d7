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

it('runs each check once, and gives its exit code and all that it printed', async () => {
  const results = [];
  const list = [
    { name: 'bad', program, args: ['wrong', '3'] },
    { name: 'good', program, args: ['fine', '0'] },
    { name: 'a third', program, args: ['fine'] },
  ];
  await runChecks({ list, done: (result) => results.push(result) });
  results.sort((a, b) => a.name.localeCompare(b.name));
  expect(results.map(({ name, code }) => [name, code])).toEqual([
    ['a third', 7],
    ['bad', 3],
    ['good', 0],
  ]);
  expect(results[1]?.output).toContain('wrong');
  expect(results[1]?.output).toContain('and a note');
});
