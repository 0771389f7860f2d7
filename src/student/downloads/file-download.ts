/**
 * Downloads that one can trust. A file is stored in parts while it arrives, resumes after a cut from the last byte, and is
 * checked against its size and, where the host tells it, its SHA-256. Without a SHA-256 it has to prove itself: when the
 * model does not load with it, it is deleted (see model-cache.ts). What turns out to be a web page, a Git LFS pointer or of
 * another size is refused and deleted at once.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

import { ModelError } from '../../engine/errors.ts';
import { studentError } from '../errors.ts';
import {
  deleteFile,
  emptyManifest,
  readManifest,
  storedParts,
  sum,
  writeManifest,
  writePart,
  type Manifest,
  type PartStore,
} from './part-store.ts';
import {
  downloadFacts,
  isPage,
  piecesOf,
  refusePointer,
  responseOf,
  streamOf,
  without,
} from './response-pieces.ts';

/** What a host says of a file. */
export interface FileFacts {
  readonly bytes: number;
  /** Hex; null where the host does not tell it. */
  readonly sha256: string | null;
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
  /** Waits before another try after a cut. */
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly partBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

const usualPartBytes = 32 * 2 ** 20;

/** Tries in a row that bring nothing, before a download fails. */
const mostTries = 5;

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
    this.#manifest = manifest ?? emptyManifest;
  }

  async start(): Promise<Response> {
    const from = sum(this.#manifest.parts);
    this.#facts = await this.#options.facts();
    // All of it came, but it was not checked.
    if (from > 0 && from === this.#manifest.bytes) return responseOf(this.#bytes(new Response(null)), from);
    const response = await this.#request(from);
    if (from === 0 && (!response.ok || isPage(response))) return response;
    const { bytes, etag } = downloadFacts(response, from);
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

  /** The file; where it is left early, what came of it is stored. */
  async *#bytes(first: Response): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#pieces(first);
    } finally {
      await this.#storePart();
    }
  }

  async *#pieces(first: Response): AsyncGenerator<Uint8Array> {
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
    const { bytes, etag } = downloadFacts(response, from);
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
    this.#hash.update(piece);
    return piece;
  }

  async #keep(piece: Uint8Array): Promise<void> {
    const partBytes = this.#options.partBytes ?? usualPartBytes;
    for (let rest = piece; this.#store !== null && rest.length > 0;) {
      const some = rest.subarray(0, partBytes - this.#pendingBytes);
      this.#pending.push(some);
      this.#pendingBytes += some.length;
      rest = rest.subarray(some.length);
      if (this.#pendingBytes === partBytes) await this.#storePart();
    }
  }

  async #storePart(): Promise<void> {
    const store = this.#store;
    if (store === null || this.#pendingBytes === 0) return;
    const parts = [...this.#manifest.parts, this.#pendingBytes];
    try {
      await writePart(store, this.#address, parts.length - 1, this.#pending);
      this.#manifest = { ...this.#manifest, parts };
      await writeManifest(store, this.#address, this.#manifest);
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
    const sha256Hex = bytesToHex(this.#hash.digest());
    if (hash !== null && sha256Hex !== hash) {
      await this.#forget();
      throw new ModelError(studentError('download-hash', { file: this.#name }));
    }
    await this.#storePart();
    if (this.#store === null) return;
    this.#manifest = { ...this.#manifest, isComplete: true, sha256: sha256Hex, isProven: hash !== null };
    await writeManifest(this.#store, this.#address, this.#manifest).catch(this.#options.onNotStored);
  }

  /** Deletes what is stored of the file. */
  async #forget(): Promise<void> {
    const { parts } = this.#manifest;
    this.#manifest = { ...this.#manifest, parts: [], isComplete: false };
    this.#pending = [];
    this.#pendingBytes = 0;
    const { store } = this.#options;
    if (store !== null) await deleteFile(store, this.#address, parts.length);
  }

  get #name(): string {
    return new URL(this.#address).pathname.split('/').at(-1) ?? this.#address;
  }
}
