/**
 * Downloads that one can trust. A file is stored in parts while it arrives, resumes after a cut from the last byte, and is
 * checked against its size and, where the host tells it, its SHA-256, before it counts as kept. Without a SHA-256 it counts
 * only once the model has loaded with it: an answer with status 200 may be an error in JSON, or half a file without a
 * length. What turns out to be a web page, a Git LFS pointer or of another size is refused and deleted.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';

import { ModelError } from '../engine/errors.ts';
import { studentError } from './errors.ts';

/** The part of the browser's Cache that is used. */
export interface PartStore {
  match(key: string): Promise<Response | undefined>;
  put(key: string, response: Response): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** What a host says of a file. */
export interface FileFacts {
  readonly bytes: number;
  /** Hex; null where the host does not tell it. */
  readonly sha256: string | null;
}

/** A stored file that may not be what it should be. Until `keep` is called, the next visit checks it again. */
export interface UnprovenFile {
  /** It was right: from now on it comes from the store alone. */
  keep(): Promise<void>;
  /** It was not: deletes it. */
  discard(): Promise<void>;
}

export interface DownloadOptions {
  /** Null where the browser stores nothing (no secure context). */
  readonly store: PartStore | null;
  readonly fetch: typeof fetch;
  /** Asked for once, and only if the network is needed. */
  readonly facts: () => Promise<FileFacts | null>;
  /** Bytes that the browser can still store; null where it does not say. */
  readonly room?: () => Promise<number | null>;
  /** Called once when the file cannot be stored; the download continues. */
  readonly onNotStored: (error: unknown) => void;
  /** Called with a file that is stored whole, but that no SHA-256 proves. */
  readonly onUnproven: (file: UnprovenFile) => void;
  /** Waits before another try after a cut. */
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly partBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Browsers refuse single entries of some hundred megabytes in private windows. */
const usualPartBytes = 32 * 2 ** 20;

/** Tries in a row that bring nothing, before a download fails. */
const mostTries = 5;

const manifestSchema = z.object({
  /** Of the whole file; null where the server did not say. */
  bytes: z.number().nullable(),
  etag: z.string().nullable(),
  /** The length of each part. */
  parts: z.array(z.number()),
  isComplete: z.boolean(),
});
type Manifest = z.infer<typeof manifestSchema>;

const manifestKey = (address: string): string => keyOf(address, 'manifest');
const partKey = (address: string, part: number): string => keyOf(address, `part-${part}`);

function keyOf(address: string, what: string): string {
  const url = new URL(address);
  url.searchParams.set('relay-stored', what);
  return url.href;
}

/** How much of a file is stored; null if nothing. */
export async function storedBytes(store: PartStore, address: string): Promise<number | null> {
  const manifest = await readManifest(store, address);
  return manifest && sum(manifest.parts);
}

/**
 * A file as a response: from the store if it is complete there, else the stored beginning and the rest from the network.
 * The body fails with a ModelError when the file is not what it should be.
 */
export async function download(address: string, options: DownloadOptions): Promise<Response> {
  const { store } = options;
  const whole = await store?.match(address);
  if (whole !== undefined) return whole; // kept by an earlier version of the page
  const manifest = store && (await readManifest(store, address));
  if (manifest?.isComplete === true && store !== null) {
    return responseOf(storedParts(store, address, manifest), sum(manifest.parts));
  }
  return new Download(address, options, manifest ?? null).start();
}

/** One file on its way. */
class Download {
  readonly #address: string;
  readonly #options: DownloadOptions;
  readonly #hash = sha256.create();
  #store: PartStore | null;
  #facts: FileFacts | null = null;
  #manifest: Manifest;
  /** Bytes that were handed on. */
  #received = 0;
  /** What the next part holds so far. */
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  constructor(address: string, options: DownloadOptions, manifest: Manifest | null) {
    this.#address = address;
    this.#options = options;
    this.#store = options.store;
    this.#manifest = manifest ?? { bytes: null, etag: null, parts: [], isComplete: false };
  }

  async start(): Promise<Response> {
    const from = sum(this.#manifest.parts);
    this.#facts = await this.#options.facts();
    // All of it came, but it was not checked.
    if (from > 0 && from === this.#manifest.bytes) return responseOf(this.#bytes(new Response(null)), from);
    const response = await this.#request(from);
    if (from === 0 && (!response.ok || isPage(response))) return response;
    const { bytes, etag } = factsOf(response, from);
    const isOther =
      from > 0 && (response.status !== 206 || bytes !== this.#manifest.bytes || etag !== this.#manifest.etag);
    if (isOther) {
      // The file changed on the server, or the server gives no ranges.
      await response.body?.cancel();
      await this.#forget();
      return this.start();
    }
    this.#manifest = { ...this.#manifest, bytes, etag };
    const expected = this.#facts?.bytes ?? bytes;
    const room = (await this.#options.room?.()) ?? Infinity;
    if (this.#store !== null && (expected ?? 0) - from > room) {
      this.#store = null;
      this.#options.onNotStored(new Error(`room for ${room} bytes`));
    }
    return responseOf(this.#bytes(response), expected);
  }

  async *#bytes(first: Response): AsyncGenerator<Uint8Array> {
    const { store } = this.#options;
    if (store !== null && this.#manifest.parts.length > 0) {
      for await (const piece of storedParts(store, this.#address, this.#manifest)) yield this.#count(piece);
    }
    let response: Response | null = first;
    let tries = 0;
    for (;;) {
      const before = this.#received;
      try {
        response ??= await this.#resumed();
        for await (const piece of piecesOf(response)) {
          if (this.#received === 0) refusePointer(piece, this.#address);
          await this.#keep(piece);
          yield this.#count(piece);
        }
        // A connection that ends early may end without an error.
        if (this.#manifest.bytes === null || this.#received >= this.#manifest.bytes) break;
      } catch (error) {
        if (error instanceof ModelError) {
          await this.#forget();
          throw error;
        }
        this.#options.signal?.throwIfAborted();
      }
      response = null;
      tries = this.#received > before ? 0 : tries + 1;
      if (tries >= mostTries) throw new ModelError(studentError('download-broke-off', { file: this.#name }));
      await this.#options.pause(500 * 2 ** tries, this.#options.signal);
    }
    await this.#finish();
  }

  /** The rest of the file after a cut. @throws ModelError when it is another file by now */
  async #resumed(): Promise<Response> {
    const from = this.#received;
    const response = await this.#request(from);
    if (response.status >= 500 || response.status === 429) throw new Error(`HTTP ${response.status}`);
    const { bytes, etag } = factsOf(response, from);
    const isSame = bytes === this.#manifest.bytes && etag === this.#manifest.etag;
    if (!response.ok || isPage(response) || !isSame) {
      throw new ModelError(studentError('download-changed', { file: this.#name }));
    }
    if (response.status === 206 || from === 0) return response;
    // The server gives no ranges: pass over what is here already.
    return new Response(streamOf(without(piecesOf(response), from)), { headers: response.headers });
  }

  #request(from: number): Promise<Response> {
    const { fetch: fetchFile, signal } = this.#options;
    return fetchFile(this.#address, {
      ...(from > 0 && { headers: { Range: `bytes=${from}-` } }),
      ...(signal && { signal }),
    });
  }

  #count(piece: Uint8Array): Uint8Array {
    this.#received += piece.length;
    const expected = this.#facts?.bytes ?? this.#manifest.bytes;
    if (expected !== null && this.#received > expected) {
      throw new ModelError(studentError('download-too-long', { file: this.#name, expected }));
    }
    if (this.#facts?.sha256 != null) this.#hash.update(piece);
    return piece;
  }

  async #keep(piece: Uint8Array): Promise<void> {
    if (this.#store === null) return;
    this.#pending.push(piece);
    this.#pendingBytes += piece.length;
    if (this.#pendingBytes >= (this.#options.partBytes ?? usualPartBytes)) await this.#storePart();
  }

  async #storePart(): Promise<void> {
    const store = this.#store;
    if (store === null || this.#pendingBytes === 0) return;
    const parts = [...this.#manifest.parts, this.#pendingBytes];
    try {
      const blob = new Blob(this.#pending as BlobPart[]);
      await store.put(partKey(this.#address, parts.length - 1), new Response(blob));
      this.#manifest = { ...this.#manifest, parts };
      await this.#writeManifest(store);
    } catch (error) {
      await this.#forget();
      this.#store = null;
      this.#options.onNotStored(error);
    }
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  async #finish(): Promise<void> {
    const facts = this.#facts;
    const expected = facts?.bytes ?? this.#manifest.bytes ?? this.#received;
    const hash = facts?.sha256 ?? null;
    if (this.#received !== expected) {
      await this.#forget();
      throw new ModelError(
        studentError('download-size', { file: this.#name, bytes: this.#received, expected }),
      );
    }
    if (hash !== null && bytesToHex(this.#hash.digest()) !== hash) {
      await this.#forget();
      throw new ModelError(studentError('download-hash', { file: this.#name }));
    }
    await this.#storePart();
    if (this.#store === null) return;
    if (hash !== null) await this.#complete();
    else this.#options.onUnproven({ keep: () => this.#complete(), discard: () => this.#forget() });
  }

  async #complete(): Promise<void> {
    if (this.#store === null) return;
    this.#manifest = { ...this.#manifest, isComplete: true };
    await this.#writeManifest(this.#store).catch(this.#options.onNotStored);
  }

  async #writeManifest(store: PartStore): Promise<void> {
    await store.put(manifestKey(this.#address), new Response(JSON.stringify(this.#manifest)));
  }

  /** Deletes what is stored of the file. */
  async #forget(): Promise<void> {
    const { parts } = this.#manifest;
    this.#manifest = { ...this.#manifest, parts: [], isComplete: false };
    const { store } = this.#options;
    await store?.delete(manifestKey(this.#address));
    for (const part of parts.keys()) await store?.delete(partKey(this.#address, part));
  }

  get #name(): string {
    return new URL(this.#address).pathname.split('/').at(-1) ?? this.#address;
  }
}

async function readManifest(store: PartStore, address: string): Promise<Manifest | null> {
  const response = await store.match(manifestKey(address));
  if (response === undefined) return null;
  return manifestSchema
    .nullable()
    .catch(null)
    .parse(await response.json().catch(() => null));
}

async function* storedParts(
  store: PartStore,
  address: string,
  { parts }: Manifest,
): AsyncGenerator<Uint8Array> {
  for (const [part, length] of parts.entries()) {
    const response = await store.match(partKey(address, part));
    const bytes = response && new Uint8Array(await response.arrayBuffer());
    if (bytes?.length !== length) {
      await store.delete(manifestKey(address));
      throw new ModelError(studentError('stored-part-missing'));
    }
    yield bytes;
  }
}

/** Size and version of the whole file, from a response that begins at `from`. */
function factsOf(
  { headers, status }: Response,
  from: number,
): { readonly bytes: number | null; readonly etag: string | null } {
  const etag = headers.get('etag');
  const range = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
  if (range !== undefined) return { bytes: Number(range), etag };
  const length = headers.get('content-length');
  // For a compressed response, the header counts the compressed bytes.
  const isPlain = (headers.get('content-encoding') ?? 'identity') === 'identity';
  const offset = status === 206 ? from : 0;
  return { bytes: length === null || !isPlain ? null : Number(length) + offset, etag };
}

/** Servers of single-page apps answer with their page if a file does not exist. */
function isPage({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/html') === true;
}

function refusePointer(piece: Uint8Array, address: string): void {
  const start = new TextDecoder().decode(piece.subarray(0, 64));
  if (start.startsWith('version https://git-lfs')) {
    throw new ModelError(studentError('download-is-pointer', { address }));
  }
  // HTML, also after a comment, and the XML in which some hosts say that they have no such file.
  if (/^\uFEFF?\s*<(?:!doctype|!--|html|head|body|\?xml)/i.test(start)) {
    throw new ModelError(studentError('download-is-page', { address }));
  }
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) yield next.value;
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}

async function* without(pieces: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const piece of pieces) {
    const skipped = Math.min(left, piece.length);
    left -= skipped;
    if (skipped < piece.length) yield piece.subarray(skipped);
  }
}

function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

function responseOf(pieces: AsyncGenerator<Uint8Array>, bytes: number | null): Response {
  return new Response(
    streamOf(pieces),
    bytes === null ? {} : { headers: { 'content-length': String(bytes) } },
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
