// What the container image holds: enough to serve page and teacher, and little more.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { layOutImage } from '../src/cli/image.mjs';
import { inProject } from '../src/cli/project.ts';
import { startServer } from './testing/server.ts';

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
}

let folder: string;
test.beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'relay-image-'))));
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('the image holds what the server needs, and no package of development', async ({ request }) => {
  const parts = await layOutImage(folder);
  expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(450e6);
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as Manifest;
  const forDevelopment = Object.keys(manifest.devDependencies).map((name) => `node_modules/${name}`);
  expect(parts.map(({ part }) => part).filter((part) => forDevelopment.includes(part))).toEqual([]);

  const server = await startServer({}, folder);
  try {
    expect(await (await request.get(`${server.url}/`)).text()).toContain('<div id="root">');
    const health = await request.get(`${server.url}/api/health`);
    expect(await health.text()).toContain('"relay-teacher"');
  } finally {
    await server.stop();
  }
});
