/**
 * Downloads of students, in a worker of their own: so the page stays quick while files are hashed, and the student that is in
 * use stays usable. This file does not depend on a worker.
 */
import { codedError, type CodedError } from '../../errors/coded-error.ts';
import { studentError, StudentError } from '../errors.ts';
import { isFromDisk } from '../disk-address.ts';
import { parseModelAddress } from '../model-address.ts';
import { fetchFromDisk, listingOfDisk, type DiskFile } from './disk-folder.ts';
import type { FileFacts } from './file-download.ts';
import { fetchListing, filesOf, listingAddress, listingSchema, type HubListing } from './hub-listing.ts';
import { downloadModel, type ModelDownloadOptions, type ModelProgress } from './model-files.ts';
import { keptModels, modelCacheName, type KeptModel, type ModelStores } from './model-stores.ts';
import type { PartStore } from './part-store.ts';
import { latestAtIntervals } from './latest-at-intervals.ts';

export interface DownloadRequest {
  /** Address of the student, with its weights. */
  readonly address: string;
  /** What its host listed, if it was asked before. */
  readonly listing: HubListing | null;
  /** The files of a folder from disk; null for a student from a host. */
  readonly disk: readonly DiskFile[] | null;
}

/** How a download ended: an error loses its fields between workers. */
export type DownloadResult =
  | { readonly kind: 'kept' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly error: CodedError };

/** The interface of the worker. */
export interface DownloadService {
  /** Downloads a student, or continues where an earlier download left off. */
  download(request: DownloadRequest, onProgress: (progress: ModelProgress) => void): Promise<DownloadResult>;
  /** Stops a download; what came is kept. */
  pause(address: string): void;
  kept(): Promise<readonly KeptModel[]>;
  /** Deletes what is stored of a student. */
  remove(address: string): Promise<void>;
}

export interface DownloadPorts extends Pick<ModelDownloadOptions, 'fetch' | 'room' | 'pause' | 'partBytes'> {
  /** The least time between two reports of progress, in milliseconds. */
  readonly progressEveryMs: number;
  /** Null where the browser stores nothing. */
  readonly stores: ModelStores | null;
  /** Lets one page at a time do this with a student: two would mix up its parts. */
  readonly alone: <T>(address: string, signal: AbortSignal, act: () => Promise<T>) => Promise<T>;
}

export function downloadService(ports: DownloadPorts): DownloadService {
  const running = new Map<string, { readonly abort: AbortController; readonly done: Promise<unknown> }>();
  const { stores } = ports;

  async function run(
    { address, listing, disk }: DownloadRequest,
    signal: AbortSignal,
    onProgress: (progress: ModelProgress) => void,
  ): Promise<DownloadResult> {
    const progress = latestAtIntervals(ports.progressEveryMs, onProgress);
    try {
      if (stores === null) throw new StudentError(studentError('no-storage'));
      const isGone = disk === null && isFromDisk(address);
      if (isGone) throw new StudentError(studentError('folder-again'));
      const store = await opened(stores, address);
      const { folder } = parseModelAddress(address);
      await ports.alone(address, signal, async () =>
        downloadModel(address, {
          ...ports,
          fetch: disk === null ? ports.fetch : fetchFromDisk(folder, disk),
          listing:
            disk === null ? await keptListing(store, folder, listing, ports.fetch) : listingOfDisk(disk),
          store,
          signal,
          onProgress: progress.report,
        }),
      );
      return { kind: 'kept' };
    } catch (error) {
      return signal.aborted ? { kind: 'paused' } : { kind: 'failed', error: codedError(error) };
    } finally {
      // The last report comes before the result.
      progress.flush();
    }
  }

  const service: DownloadService = {
    async download(request, onProgress) {
      service.pause(request.address);
      await running.get(request.address)?.done;
      const abort = new AbortController();
      const done = run(request, abort.signal, onProgress);
      const entry = { abort, done };
      running.set(request.address, entry);
      const result = await done;
      if (running.get(request.address) === entry) running.delete(request.address);
      return result;
    },

    pause(address) {
      running.get(address)?.abort.abort(new DOMException('paused', 'AbortError'));
    },

    kept: async () => (stores === null ? [] : keptModels(stores)),

    async remove(address) {
      service.pause(address);
      await running.get(address)?.done;
      await stores?.delete(modelCacheName(address));
    },
  };
  return service;
}

async function opened(stores: ModelStores, address: string): Promise<PartStore> {
  try {
    return await stores.open(modelCacheName(address));
  } catch (cause) {
    throw new StudentError(studentError('no-storage'), { cause });
  }
}

/**
 * The host's listing, which is kept with the model: later the host is not asked again, and without it the page knows which
 * files there are. Null where the host has none.
 */
async function keptListing(
  store: PartStore,
  folder: string,
  known: HubListing | null,
  fetchFile: typeof fetch,
): Promise<ReadonlyMap<string, FileFacts> | null> {
  const address = listingAddress(folder);
  if (address === null) return null;
  const kept = listingSchema.safeParse(await (await store.match(address))?.json().catch(() => null));
  const listing = known ?? (kept.success ? kept.data : await fetchListing(folder, fetchFile));
  if (listing === null) return null;
  await store.put(address, Response.json(listing)).catch(() => undefined);
  return filesOf(listing);
}
