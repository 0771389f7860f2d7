import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from 'vite';

import { documentation } from './plugin.ts';

let url: string;
let stop: () => Promise<void>;
beforeAll(async () => {
  const vite = await createServer({
    configFile: false,
    root: resolve(import.meta.dirname, '../..'),
    logLevel: 'silent',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
    plugins: [documentation()],
  });
  vite.middlewares.use((_, response) => void response.end('the page'));
  const server = createHttpServer(vite.middlewares);
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  stop = async () => {
    server.closeAllConnections();
    server.close();
    await vite.close();
  };
});
afterAll(() => stop());

const get = async (path: string) => {
  const response = await fetch(`${url}${path}`, { redirect: 'manual' });
  return [response.status, response.headers.get('content-type'), await response.text()] as const;
};

describe('the development server', () => {
  it.each([
    ['/docs/', 'text/html; charset=utf-8', '<h1>Documentation</h1>'],
    ['/docs/index.html?x', 'text/html; charset=utf-8', '<h1>Documentation</h1>'],
    ['/docs/results/relay-math-test.html', 'text/html; charset=utf-8', '<title>relay-math'],
    ['/docs/results/relay-math-test.svg', 'image/svg+xml', '<svg'],
    ['/docs/docs.css', 'text/css; charset=utf-8', '--sheet:'],
  ])('serves %s', async (path, type, part) => {
    const [status, found, text] = await get(path);
    expect([status, found]).toEqual([200, type]);
    expect(text).toContain(part);
  });

  it.each(['/docs/nothing.html', '/docs/teachers.md', '/docs/..%2fpackage.json'])(
    'says of %s that there is no such page',
    async (path) => {
      const [status, type, text] = await get(path);
      expect([status, type]).toEqual([404, 'text/html; charset=utf-8']);
      expect(text).toContain('The documentation has no page at this address.');
    },
  );

  it('leads to the folder, and leaves other addresses alone', async () => {
    const { status, headers } = await fetch(`${url}/docs`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, 'docs/']);
    expect((await get('/docsy'))[2]).toBe('the page');
    expect((await get('/'))[2]).toBe('the page');
  });
});
