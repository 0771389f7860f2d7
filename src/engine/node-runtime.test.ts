import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const run = promisify(execFile);

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** The device identifiers in the home directory of a process that opened a model and does not look like a test run. */
async function identifiers(): Promise<string[]> {
  const script = `
    const { loadFromFolder } = await import('./src/engine/node.ts');
    await loadFromFolder('public/models/relay-student-base');
  `;
  const { PATH = '' } = process.env;
  await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { PATH, HOME: home, TMPDIR: home, TSX_DISABLE_CACHE: '1' },
  });
  return (await readdir(home, { recursive: true })).filter((path) => path.endsWith('deviceid'));
}

it('writes no device identifier', async () => {
  expect(await identifiers()).toEqual([]);
});
