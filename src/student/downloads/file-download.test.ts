import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from '../../bytes/testing/fast-check.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { download, type DownloadOptions, type FileFacts } from './file-download.ts';
import { deleteUnproven, proveFiles, storedBytes, type PartStore } from './part-store.ts';
import { MemoryStore } from './testing/memory-store.ts';

const content = Uint8Array.from({ length: 10_000 }, (_, i) => (i * 31 + (i >> 8)) % 256);
const sha256 = createHash('sha256').update(content).digest('hex');
const facts: FileFacts = { bytes: content.length, sha256 };

/** Comparing thousands of numbers takes a test seconds. */
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: (string | undefined)[] = [];
let server: Server;
let address: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}/org/name/model.onnx`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Serving {
  readonly bytes?: Uint8Array;
  /** Where each connection is cut, in bytes from its start; after the last one none is. */
  readonly cuts?: number[];
  readonly knowsRanges?: boolean;
  readonly etag?: string;
  /** What it says of the length. */
  readonly length?: number;
}

/** A server of one file. */
function serving({
  bytes = content,
  cuts = [],
  knowsRanges = true,
  etag = '"1"',
  length,
}: Serving): typeof answer {
  return ({ headers: { range } }, response) => {
    const from = knowsRanges ? Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) : 0;
    const rest = bytes.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      etag,
      'content-length': length ?? rest.length,
      ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    const cut = cuts.shift();
    if (cut === undefined || cut >= rest.length) return response.end(rest);
    response.write(rest.subarray(0, cut), () => response.destroy());
    return response;
  };
}

function fetched(store: PartStore | null, options: Partial<DownloadOptions> = {}): Promise<Uint8Array> {
  asked = [];
  return download(address, {
    store,
    fetch,
    facts: () => Promise.resolve(facts),
    onNotStored: () => undefined,
    pause: () => Promise.resolve(),
    partBytes: 1000,
    ...options,
  }).then(async (response) => new Uint8Array(await response.arrayBuffer()));
}

describe('a download', () => {
  it('arrives whole however often and wherever it is cut, and is kept', async () => {
    const cut = fc.integer({ min: 1, max: 12_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 4 }), fc.boolean(), async (cuts, knowsRanges) => {
        const store = new MemoryStore();
        answer = serving({ cuts: [...cuts], knowsRanges });
        expect(digestOf(await fetched(store))).toBe(sha256);
        expect(await storedBytes(store, address)).toBe(content.length);
        answer = (_, response) => response.writeHead(500).end();
        expect(digestOf(await fetched(store))).toBe(sha256);
        expect(asked).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('continues where an earlier visit left off', async () => {
    const store = new MemoryStore();
    answer = serving({ cuts: [4500, 1, 1, 1, 1, 1, 1, 1, 1, 1] });
    const abort = new AbortController();
    const stopped = fetched(store, {
      signal: abort.signal,
      pause: async () => abort.abort(new Error('the page was closed')),
    });
    await expect(stopped).rejects.toThrow('the page was closed');
    const kept = await storedBytes(store, address);
    // All that came, not only whole parts.
    expect(kept).toBe(4500);
    answer = serving({});
    expect(digestOf(await fetched(store))).toBe(sha256);
    expect(asked).toEqual([`bytes=${kept}-`]);
  });

  it('begins again when the file is another one by now', async () => {
    const store = new MemoryStore();
    answer = serving({ bytes: new Uint8Array(content.length).fill(7), cuts: [4500], etag: '"0"' });
    await expect(fetched(store, { pause: () => Promise.reject(new Error('closed')) })).rejects.toThrow(
      'closed',
    );
    answer = serving({});
    expect(digestOf(await fetched(store))).toBe(sha256);
    expect(asked).toEqual([expect.stringMatching(/^bytes=\d+-$/), undefined]);
  });

  it('fails after some tries that bring nothing, and keeps what came', async () => {
    const store = new MemoryStore();
    let calls = 0;
    answer = (request, response) => {
      calls += 1;
      if (calls > 1) return response.destroy();
      return serving({ cuts: [4500] })(request, response);
    };
    await expect(fetched(store)).rejects.toThrow(/^download-broke-off/);
    expect(await storedBytes(store, address)).toBeGreaterThan(0);
  });

  it.each<[string, Serving, FileFacts | null, RegExp]>([
    ['with other contents', { bytes: content.map((byte) => byte ^ 1) }, facts, /^download-hash/],
    [
      'shorter than its host says',
      { bytes: content.subarray(0, 9000) },
      facts,
      /^download-size .*"bytes":9000,"expected":10000/,
    ],
    ['longer than its host says', { bytes: Uint8Array.of(...content, 1) }, facts, /^download-too-long/],
    [
      'that is a pointer',
      { bytes: new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n') },
      null,
      /^download-is-pointer/,
    ],
    ...[
      '<!DOCTYPE html><p>Sign in',
      ' \n<!-- a comment --><html>',
      '\uFEFF<?xml version="1.0"?><Error/>',
    ].map((page): [string, Serving, FileFacts | null, RegExp] => [
      `that is a web page: ${page}`,
      { bytes: new TextEncoder().encode(page) },
      null,
      /^download-is-page/,
    ]),
  ])('is refused and not kept: a file %s', async (_, file, known, message) => {
    const store = new MemoryStore();
    answer = serving(file);
    await expect(fetched(store, { facts: () => Promise.resolve(known) })).rejects.toThrow(message);
    expect(store.entries.size).toBe(0);
  });

  describe('without a SHA-256', () => {
    /** A server that ends a file by closing the connection, so that half a file looks whole. */
    const withoutLength: typeof answer = (_, response) => {
      response.writeHead(200, { connection: 'close' });
      response.end(content);
    };

    it.each([
      ['with a size', serving({}), { bytes: content.length, sha256: null }],
      ['with a length of its server alone', serving({}), null],
      ['without a length', withoutLength, null],
    ])('comes from the store, and stays once its model has loaded: a file %s', async (_, serve, known) => {
      const store = new MemoryStore();
      const withFacts = { facts: () => Promise.resolve(known) };
      answer = serve;
      expect(digestOf(await fetched(store, withFacts))).toBe(sha256);
      expect(digestOf(await fetched(store, withFacts))).toBe(sha256);
      expect(asked).toEqual([]);
      await proveFiles(store);
      expect(await deleteUnproven(store)).toBe(0);
    });

    it('is deleted when its model has not loaded', async () => {
      const store = new MemoryStore();
      answer = withoutLength;
      await fetched(store, { facts: async () => null });
      expect(await deleteUnproven(store)).toBe(1);
      expect(store.entries.size).toBe(0);
    });
  });

  it('passes the answer on where there is no such file', async () => {
    answer = (_, response) => response.writeHead(404).end();
    const options = {
      store: new MemoryStore(),
      fetch,
      facts: async () => null,
      onNotStored: () => undefined,
    };
    const { status } = await download(address, { ...options, pause: async () => undefined });
    expect(status).toBe(404);
  });

  it.each([
    ['before it begins', { room: () => Promise.resolve(9999) }, false],
    ['when storing fails', {}, true],
    ['where nothing is stored', {}, null],
  ] as const)('arrives without being kept, and says so: no room %s', async (_, options, isFull) => {
    const store = isFull === null ? null : new MemoryStore();
    if (store !== null) store.isFull = isFull === true;
    const told: unknown[] = [];
    answer = serving({ cuts: [4500] });
    expect(digestOf(await fetched(store, { ...options, onNotStored: (error) => told.push(error) }))).toBe(
      sha256,
    );
    expect(told.length).toBe(store === null ? 0 : 1);
    expect(store?.entries.size ?? 0).toBe(0);
  });
});
