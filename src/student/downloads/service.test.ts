import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { fetchListing } from './hub-listing.ts';
import type { ModelProgress } from './model-files.ts';
import { modelCacheName } from './model-stores.ts';
import { downloadService, type DownloadPorts } from './service.ts';
import { modelOnDisk, type DiskFile } from './disk-folder.ts';
import { MemoryStores } from './testing/memory-store.ts';

const bytesOf = (length: number, seed: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, i) => (i * seed + (i >> 8)) % 256);

const files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'config.json': new TextEncoder().encode(
    JSON.stringify({
      max_position_embeddings: 64,
      eos_token_id: 1,
      'transformers.js_config': { use_external_data_format: { 'model_q4.onnx': 2 } },
    }),
  ),
  'tokenizer.json': bytesOf(3000, 7),
  'tokenizer_config.json': new TextEncoder().encode('{}'),
  'chat_template.jinja': bytesOf(100, 3),
  'README.md': bytesOf(500, 11),
  'onnx/model_q4.onnx': bytesOf(2000, 13),
  'onnx/model_q4.onnx_data': bytesOf(20_000, 17),
  'onnx/model_q4.onnx_data_1': bytesOf(10_000, 19),
  'onnx/model_fp16.onnx': bytesOf(9000, 23),
};
const wanted = Object.keys(files).filter((path) => path !== 'README.md' && !path.includes('fp16'));
const wantedBytes = wanted.reduce((sum, path) => sum + (files[path]?.length ?? 0), 0);

/** A hub: its API lists the files, and it serves them by ranges. */
interface Hub {
  /** Whether it has the API. */
  lists: boolean;
  /** Answers in place of a file. */
  replaced: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  /** Where the next connections of each weights file are cut, in bytes. */
  cuts: number[];
  asked: string[];
}

let hub: Hub;
let server: Server;
let origin: string;
beforeEach(async () => {
  hub = { lists: true, replaced: new Map(), cuts: [], asked: [] };
  server = createServer((request, response) => serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function serve(request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://hub').pathname;
  hub.asked.push(path);
  if (path === '/api/models/org/name/tree/main' && hub.lists) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(listing()));
    return;
  }
  const file = path.slice('/org/name/resolve/main/'.length);
  const replaced = hub.replaced.get(file);
  const bytes = files[file];
  if (replaced !== undefined) return replaced(request, response);
  if (bytes === undefined) {
    response.writeHead(404).end();
    return;
  }
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const rest = bytes.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    etag: '"1"',
    'content-length': rest.length,
    ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  const cut = file.startsWith('onnx/') ? hub.cuts.shift() : undefined;
  if (cut === undefined || cut >= rest.length) response.end(rest);
  else response.write(rest.subarray(0, cut), () => response.destroy());
}

function listing() {
  return Object.entries(files).map(([path, bytes]) => ({
    type: 'file',
    path,
    size: bytes.length,
    ...(path.startsWith('onnx/') && {
      lfs: { oid: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, pointerSize: 1 },
    }),
  }));
}

const folder = (): string => `${origin}/org/name/resolve/main/`;
const address = (): string => `${folder()}#onnx/model_q4.onnx`;
const request = () => ({ address: address(), listing: null, disk: null });

function setUp(changes: Partial<DownloadPorts> = {}) {
  const stores = new MemoryStores();
  const ports: DownloadPorts = {
    stores,
    fetch,
    room: () => Promise.resolve(null),
    pause: () => Promise.resolve(),
    alone: (_address, _signal, act) => act(),
    partBytes: 1000,
    progressEveryMs: 0,
    ...changes,
  };
  return { stores, service: downloadService(ports) };
}

const failed = (code: string) => ({ kind: 'failed', error: expect.objectContaining({ code }) });

describe('the download of a student', () => {
  it('asks for one listing and the files that the weights need, and keeps them', async () => {
    const { service } = setUp();
    const progress: ModelProgress[] = [];
    expect(await service.download(request(), (each) => progress.push(each))).toEqual({ kind: 'kept' });
    expect(hub.asked.toSorted()).toEqual(
      [
        '/api/models/org/name/tree/main',
        ...wanted.map((path) => `/org/name/resolve/main/${path}`),
      ].toSorted(),
    );
    expect(progress.at(-1)).toMatchObject({
      loadedBytes: wantedBytes,
      totalBytes: wantedBytes,
      networkBytes: wantedBytes,
    });
    expect(await service.kept()).toEqual([
      { address: address(), bytes: wantedBytes, totalBytes: wantedBytes, isComplete: true },
    ]);
  });

  it('does not ask again for the listing that the page has, nor for anything that is kept', async () => {
    const { service } = setUp();
    const known = await fetchListing(folder(), fetch);
    hub.asked = [];
    await service.download({ ...request(), listing: known }, () => undefined);
    expect(hub.asked).not.toContain('/api/models/org/name/tree/main');
    hub.asked = [];
    expect(await service.download(request(), () => undefined)).toEqual({ kind: 'kept' });
    expect(hub.asked).toEqual([]);
  });

  it('arrives from a host that lists nothing, cut again and again', async () => {
    hub.lists = false;
    hub.cuts = [100, 700, 1500, 5, 9000, 3000];
    const { service } = setUp();
    expect(await service.download(request(), () => undefined)).toEqual({ kind: 'kept' });
    expect(await service.kept()).toMatchObject([{ bytes: wantedBytes, isComplete: true }]);
  });

  it('can be paused and continued: what came is kept, and is listed as a part', async () => {
    const { service } = setUp();
    let isPaused = false;
    const first = await service.download(request(), ({ files: states }) => {
      const data = states.find(({ file }) => file === 'onnx/model_q4.onnx_data');
      if (isPaused || (data?.loadedBytes ?? 0) === 0) return;
      isPaused = true;
      service.pause(address());
    });
    expect(first).toEqual({ kind: 'paused' });
    const [kept] = await service.kept();
    expect(kept).toMatchObject({ isComplete: false, totalBytes: wantedBytes });
    expect(kept?.bytes).toBeGreaterThan(3000);
    const progress: ModelProgress[] = [];
    expect(await service.download(request(), (each) => progress.push(each))).toEqual({ kind: 'kept' });
    expect(progress.at(-1)?.networkBytes).toBe(wantedBytes - (kept?.bytes ?? 0));
  });

  it.each<[string, string, (path: string) => Hub['replaced']]>([
    [
      'a web page in place of the weights',
      'download-is-page',
      (path) => new Map([[path, (_, response) => void response.end('<!doctype html><p>Sign in')]]),
    ],
    [
      'a Git LFS pointer',
      'download-is-pointer',
      (path) =>
        new Map([[path, (_, response) => void response.end('version https://git-lfs.github.com/spec/v1\n')]]),
    ],
    [
      'half a file that says it is whole',
      'download-size',
      (path) => new Map([[path, (_, response) => void response.end(files[path]?.subarray(0, 5000))]]),
    ],
    [
      'other contents',
      'download-hash',
      (path) => new Map([[path, (_, response) => void response.end(files[path]?.map((byte) => byte ^ 1))]]),
    ],
    [
      'no such file',
      'file-missing',
      (path) => new Map([[path, (_, response) => void response.writeHead(404).end()]]),
    ],
    [
      'an error',
      'file-status',
      (path) => new Map([[path, (_, response) => void response.writeHead(403).end()]]),
    ],
  ])('fails where the host answers with %s, and can be tried again', async (_, code, replaced) => {
    hub.replaced = replaced('onnx/model_q4.onnx_data');
    const { service } = setUp();
    expect(await service.download(request(), () => undefined)).toEqual(failed(code));
    expect(await service.kept()).toMatchObject([{ isComplete: false }]);
    hub.replaced = new Map();
    expect(await service.download(request(), () => undefined)).toEqual({ kind: 'kept' });
  });

  it('says when the host cannot be reached', async () => {
    const { service } = setUp({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    expect(await service.download(request(), () => undefined)).toEqual(failed('file-unreachable'));
  });

  it('does not begin where there is no room, or no storage', async () => {
    const { service } = setUp({ room: () => Promise.resolve(30_000) });
    expect(await service.download(request(), () => undefined)).toEqual(failed('no-room'));
    expect(hub.asked.some((path) => path.includes('onnx/'))).toBe(false);
    expect(await setUp({ stores: null }).service.download(request(), () => undefined)).toEqual(
      failed('no-storage'),
    );
  });

  it('is kept in parts where the browser takes no large entries, and says so where it takes none', async () => {
    const { service, stores } = setUp();
    const store = await stores.open(modelCacheName(address()));
    store.largestEntry = 4000;
    expect(await service.download(request(), () => undefined)).toEqual({ kind: 'kept' });
    await service.remove(address());
    (await stores.open(modelCacheName(address()))).isFull = true;
    expect(await service.download(request(), () => undefined)).toEqual(failed('not-stored'));
  });

  it('is deleted, also while it arrives', async () => {
    const { service } = setUp();
    let removing: Promise<void> | null = null;
    const result = await service.download(request(), ({ networkBytes }) => {
      if (networkBytes > 5000) removing ??= service.remove(address());
    });
    await removing;
    expect(result).toEqual({ kind: 'paused' });
    expect(await service.kept()).toEqual([]);
  });
});

describe('a folder from disk', () => {
  const chosen: DiskFile[] = Object.entries(files).map(([path, bytes]) => ({
    path: `models/mine/${path}`,
    file: new File([bytes], path, { lastModified: 1 }),
  }));

  it('is kept in the same way, under an address that no host has', async () => {
    const model = modelOnDisk(chosen);
    if (model === null) throw new Error('no model');
    expect(model.folder).toMatch(/^https:\/\/folder\.invalid\/[0-9a-f]{12}\/mine\/$/);
    const { service } = setUp({ fetch: () => Promise.reject(new Error('asked a host')) });
    const onDisk = { address: `${model.folder}#onnx/model_q4.onnx`, listing: null, disk: model.files };
    expect(await service.download(onDisk, () => undefined)).toEqual({ kind: 'kept' });
    expect(await service.kept()).toMatchObject([{ bytes: wantedBytes, isComplete: true }]);
  });

  it('has another address when a file is another one, and is no model without config.json', () => {
    const changed = chosen.map((each, i) =>
      i === 0 ? { ...each, file: new File(['{}'], 'config.json', { lastModified: 2 }) } : each,
    );
    expect(modelOnDisk(changed)?.folder).not.toBe(modelOnDisk(chosen)?.folder);
    expect(modelOnDisk(chosen.slice(1))).toBeNull();
  });

  it('has to be chosen again where its copy was left in the middle', async () => {
    const { service } = setUp();
    const left = { address: 'https://folder.invalid/0/mine/#onnx/model.onnx', listing: null, disk: null };
    expect(await service.download(left, () => undefined)).toEqual(failed('folder-again'));
  });
});
