import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { staticFiles } from './static-files.ts';

const script = 'export const words = "the same words again and again";\n'.repeat(50);
const path = '/assets/a-1.js';

let folder: string;
let app: ReturnType<typeof staticFiles>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-files-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, path), script);
  await writeFile(join(folder, `${path}.br`), brotliCompressSync(script));
  await writeFile(join(folder, `${path}.gz`), gzipSync(script));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await mkdir(join(folder, 'docs'));
  await writeFile(join(folder, 'docs/index.html'), '<!doctype html>list');
  await writeFile(join(folder, 'docs/a.html'), '<!doctype html>a');
  app = staticFiles({ directory: folder });
});
afterAll(() => rm(folder, { recursive: true }));

const get = (headers: Record<string, string>, method = 'GET') => app.request(path, { method, headers });

describe('a file with compressed forms', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
  ] as const)(
    'goes to a browser that takes %s as %s, with its own type, length and entity tag',
    async (accepted, coding, read) => {
      const response = await get({ 'Accept-Encoding': accepted });
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(read(bytes).toString()).toBe(script);
      expect(response.headers.get('content-encoding')).toBe(coding);
      expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
      expect(response.headers.get('content-length')).toBe(String(bytes.length));
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const head = await get({ 'Accept-Encoding': accepted }, 'HEAD');
      expect(head.headers.get('content-length')).toBe(String(bytes.length));
    },
  );

  it('goes as it is to a client that takes neither', async () => {
    const response = await get({});
    expect(await response.text()).toBe(script);
    expect(response.headers.has('content-encoding')).toBe(false);
  });

  it('has an entity tag for each form, and is not sent again for its own', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', ''].map(
        async (accepted) => (await get({ 'Accept-Encoding': accepted })).headers.get('etag') ?? '',
      ),
    );
    expect(new Set(tags).size).toBe(3);
    const again = await get({ 'Accept-Encoding': 'br', 'If-None-Match': tags[0] ?? '' });
    expect(again.status).toBe(304);
    expect(again.headers.get('vary')).toBe('Accept-Encoding');
    const other = await get({ 'Accept-Encoding': 'gzip', 'If-None-Match': tags[0] ?? '' });
    expect(other.status).toBe(200);
  });
});

it('sends a file without compressed forms as it is, to be checked each time', async () => {
  const response = await app.request('/', { headers: { 'Accept-Encoding': 'br' } });
  expect(await response.text()).toBe('<!doctype html>');
  expect(response.headers.has('content-encoding')).toBe(false);
  expect(response.headers.get('cache-control')).toBe('no-cache');
});

describe('the documentation', () => {
  it('is served to be checked each time, in its folder', async () => {
    const page = await app.request('/docs/a.html');
    expect(await page.text()).toBe('<!doctype html>a');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await app.request('/docs/a.html', {
      headers: { 'If-None-Match': page.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    const folder = await app.request('/docs');
    expect([folder.status, folder.headers.get('location')]).toEqual([308, 'docs/']);
    expect(await (await app.request('/docs/')).text()).toBe('<!doctype html>list');
  });

  it.each(['/docs/nothing.html', '/docs/nothing', '/docs/deep/nothing.html', '/docs/..%2findex.html'])(
    'says of %s that there is no such page',
    async (address) => {
      for (const method of ['GET', 'HEAD']) {
        const response = await app.request(address, { method });
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
        expect(response.headers.get('cache-control')).toBe('no-cache');
        if (method === 'GET') expect(await response.text()).toContain('The documentation has no page');
      }
    },
  );

  it('says so of pages only', async () => {
    expect((await app.request('/nothing.html')).headers.get('content-type')).toMatch(/^text\/plain/);
    expect((await app.request('/docs/a.html', { method: 'POST' })).headers.get('content-type')).toMatch(
      /^text\/plain/,
    );
  });
});
