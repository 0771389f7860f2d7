import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { firstThatStarts, placesOnPath } from './browser-program.mjs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-browsers-'));
  for (const [name, code] of [
    ['broken', 1],
    ['good', 0],
  ]) {
    await writeFile(join(folder, name), `#!/bin/sh\nexit ${code}\n`);
    await chmod(join(folder, name), 0o755);
  }
});
afterAll(() => rm(folder, { recursive: true }));

it('looks for each name in every folder of the path', () => {
  vi.stubEnv('PATH', ['/a', '', '/b'].join(delimiter));
  onTestFinished(() => vi.unstubAllEnvs());
  const places = [join('/a', 'x'), join('/b', 'x'), join('/a', 'y'), join('/b', 'y')];
  expect(placesOnPath(['x', 'y'])).toEqual(places);
});

it.skipIf(process.platform === 'win32')('leaves out what is not there, and says what does not start', () => {
  const print = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => print.mockRestore());
  const places = ['missing', 'broken', 'good'].map((name) => join(folder, name));
  expect(firstThatStarts(places)).toBe(places[2]);
  expect(print.mock.calls).toEqual([[expect.stringContaining(`${places[1]} is there but does not start`)]]);
  expect(firstThatStarts([])).toBeNull();
});
