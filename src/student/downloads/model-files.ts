/**
 * Downloads a model into the browser's storage: finds out which files it consists of, fetches several at once, and says that
 * it is kept only when all of them are stored and checked.
 */
import { z } from 'zod';

import { parseModelConfig, type ModelConfig } from '../../engine/config.ts';
import { engineError, ModelError } from '../../engine/errors.ts';
import { calibrationFile } from '../../engine/familiarity.ts';
import { weightsPaths } from '../../engine/weights.ts';
import { studentError, StudentError } from '../errors.ts';
import { parseModelAddress } from '../model-address.ts';
import { download, type FileFacts } from './file-download.ts';
import { storedBytes, storedKey, type PartStore } from './part-store.ts';
import { piecesOf } from './response-pieces.ts';

/** How far a model is. */
export interface ModelProgress {
  readonly loadedBytes: number;
  /** Null until it is known. */
  readonly totalBytes: number | null;
  /** What came over the network since the download began or continued. */
  readonly networkBytes: number;
  readonly files: readonly FileState[];
}

export interface FileState {
  readonly file: string;
  readonly loadedBytes: number;
  /** Null where the host does not say. */
  readonly totalBytes: number | null;
}

export interface ModelDownloadOptions {
  readonly store: PartStore;
  readonly fetch: typeof fetch;
  /** Of all files of the folder, by path; null where the host does not list them. */
  readonly listing: ReadonlyMap<string, FileFacts> | null;
  /** Bytes that the browser can still store; null where it does not say. */
  readonly room: () => Promise<number | null>;
  readonly pause: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ModelProgress) => void;
  readonly partBytes?: number;
}

/** What is known of a model that is on its way or kept. */
const recordSchema = z.object({
  totalBytes: z.number().nullable(),
  isComplete: z.boolean(),
});
export type ModelRecord = z.infer<typeof recordSchema>;

const recordKey = (folder: string): string => storedKey(folder, 'model');

export async function readRecord(store: PartStore, folder: string): Promise<ModelRecord | null> {
  const text = await (await store.match(recordKey(folder)))?.json().catch(() => null);
  return recordSchema.safeParse(text).data ?? null;
}

/** The model is no longer whole. */
export async function deleteRecord(store: PartStore, folder: string): Promise<void> {
  await store.delete(recordKey(folder));
}

/** Files that arrive at the same time. */
const filesAtOnce = 3;

/** @throws ModelError or StudentError when the model is not kept; the signal's reason when it is aborted */
export async function downloadModel(address: string, options: ModelDownloadOptions): Promise<void> {
  await new ModelDownload(address, options).run();
}

class ModelDownload {
  readonly #folder: string;
  readonly #weights: string;
  readonly #options: ModelDownloadOptions;
  readonly #states = new Map<string, FileState>();
  readonly #abort = new AbortController();
  #networkBytes = 0;
  /** Whether all files are known, so that the total is. */
  #isPlanned = false;

  constructor(address: string, options: ModelDownloadOptions) {
    const { folder, weights } = parseModelAddress(address);
    this.#folder = folder;
    this.#weights = weights;
    this.#options = options;
  }

  async run(): Promise<void> {
    const { store, signal } = this.#options;
    const stop = (): void => this.#abort.abort(signal.reason);
    signal.addEventListener('abort', stop);
    try {
      signal.throwIfAborted();
      const { embedding, ...decoder } = weightsPaths(this.#weights, await this.#smallFiles());
      const paths = [decoder.graph, ...decoder.data];
      const mayHaveEmbedding = embedding !== null && this.#options.listing?.has(embedding.graph) !== false;
      if (mayHaveEmbedding && (await this.#file(embedding.graph)) !== null) paths.push(...embedding.data);
      for (const path of paths) this.#note(path, 0, this.#listed(path));
      this.#isPlanned = true;
      const { totalBytes } = this.#progress();
      await this.#checkRoom(paths, totalBytes);
      await this.#record({ totalBytes, isComplete: false });
      await this.#inTurns(paths);
      await this.#record({ totalBytes: this.#progress().loadedBytes, isComplete: true });
      if ((await readRecord(store, this.#folder))?.isComplete !== true) {
        throw new StudentError(studentError('not-stored', { detail: '' }));
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** First, so that an error in them appears before the download of the weights. */
  async #smallFiles(): Promise<ModelConfig> {
    const config = await this.#json('config.json');
    const generation = await this.#optionalJson('generation_config.json');
    const parsed = parseModelConfig(config, generation);
    await this.#needed('tokenizer.json');
    const tokenizer = await this.#json('tokenizer_config.json');
    const hasTemplate = typeof tokenizer === 'object' && tokenizer !== null && 'chat_template' in tokenizer;
    if (!hasTemplate) await this.#file('chat_template.jinja');
    if (parsed.isCalibrated) await this.#needed(calibrationFile);
    return parsed;
  }

  async #inTurns(paths: readonly string[]): Promise<void> {
    const waiting = [...paths];
    const work = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await this.#needed(path);
    };
    try {
      await Promise.all(Array.from({ length: filesAtOnce }, work));
    } catch (error) {
      // The others end as well, and store what they have.
      if (!this.#abort.signal.aborted) this.#abort.abort(error);
      throw error;
    }
  }

  async #json(path: string): Promise<unknown> {
    return parsedJson(path, await this.#needed(path, true));
  }

  async #optionalJson(path: string): Promise<unknown> {
    const bytes = await this.#file(path, true);
    return bytes && parsedJson(path, bytes);
  }

  async #needed(path: string, isRead = false): Promise<Uint8Array> {
    const bytes = await this.#file(path, isRead);
    if (bytes !== null) return bytes;
    throw new ModelError(engineError('file-missing', { model: this.#name, file: path }));
  }

  /**
   * Stores a file.
   * @param isRead whether its contents are wanted
   * @returns those; empty if they are not wanted, null if there is no such file
   */
  async #file(path: string, isRead = false): Promise<Uint8Array | null> {
    const { store, listing, room, pause, partBytes } = this.#options;
    if (listing !== null && !listing.has(path)) return null;
    const address = new URL(path, this.#folder).href;
    const signal = this.#abort.signal;
    const failure = new AbortController();
    const response = await download(address, {
      store,
      fetch: (input, init) => this.#counted(input, init),
      facts: () => Promise.resolve(listing?.get(path) ?? null),
      room,
      pause,
      signal: AbortSignal.any([signal, failure.signal]),
      onNotStored: (error) => {
        failure.abort(new StudentError(studentError('not-stored', { detail: String(error) })));
      },
      ...(partBytes !== undefined && { partBytes }),
    }).catch((cause: unknown) => {
      signal.throwIfAborted();
      if (cause instanceof ModelError) throw cause;
      throw new ModelError(engineError('file-unreachable', { address }), { cause });
    });
    if (!response.ok) {
      await response.body?.cancel();
      if (response.status === 404) return null;
      throw new ModelError(engineError('file-status', { address, status: response.status }));
    }
    if (response.headers.get('content-type')?.startsWith('text/html') === true) {
      await response.body?.cancel();
      return null;
    }
    return this.#consume(path, response, AbortSignal.any([signal, failure.signal]), isRead);
  }

  async #consume(
    path: string,
    response: Response,
    signal: AbortSignal,
    isRead: boolean,
  ): Promise<Uint8Array> {
    const length = response.headers.get('content-length');
    const total = this.#listed(path) ?? (length === null ? null : Number(length));
    const pieces: Uint8Array[] = [];
    let loaded = 0;
    this.#note(path, loaded, total);
    for await (const piece of piecesOf(response)) {
      signal.throwIfAborted();
      loaded += piece.length;
      if (isRead) pieces.push(piece);
      this.#note(path, loaded, total);
    }
    signal.throwIfAborted();
    this.#note(path, loaded, loaded);
    return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
  }

  /** A fetch whose bytes count as having come over the network. */
  async #counted(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await this.#options.fetch(input, init);
    const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (piece, controller) => {
        this.#networkBytes += piece.length;
        controller.enqueue(piece);
      },
    });
    const { status, headers } = response;
    return new Response(response.body?.pipeThrough(counting) ?? null, { status, headers });
  }

  #note(file: string, loadedBytes: number, totalBytes: number | null): void {
    this.#states.set(file, { file, loadedBytes, totalBytes });
    this.#options.onProgress(this.#progress());
  }

  #progress(): ModelProgress {
    const files = [...this.#states.values()];
    const isKnown = this.#isPlanned && files.every(({ totalBytes }) => totalBytes !== null);
    return {
      files,
      networkBytes: this.#networkBytes,
      loadedBytes: files.reduce((all, { loadedBytes }) => all + loadedBytes, 0),
      totalBytes: isKnown ? files.reduce((all, { totalBytes }) => all + (totalBytes ?? 0), 0) : null,
    };
  }

  async #checkRoom(paths: readonly string[], totalBytes: number | null): Promise<void> {
    const { store, room } = this.#options;
    const free = await room();
    if (totalBytes === null || free === null) return;
    let needed = totalBytes - this.#progress().loadedBytes;
    for (const path of paths) needed -= (await storedBytes(store, new URL(path, this.#folder).href)) ?? 0;
    if (needed > free) throw new StudentError(studentError('no-room', { bytes: totalBytes, free }));
  }

  async #record(record: ModelRecord): Promise<void> {
    try {
      await this.#options.store.put(recordKey(this.#folder), Response.json(record));
    } catch (cause) {
      throw new StudentError(studentError('not-stored', { detail: String(cause) }), { cause });
    }
  }

  #listed(path: string): number | null {
    return this.#options.listing?.get(path)?.bytes ?? null;
  }

  get #name(): string {
    return decodeURIComponent(new URL(this.#folder).pathname);
  }
}

function parsedJson(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new ModelError(engineError('file-not-json', { file: path }), { cause });
  }
}
