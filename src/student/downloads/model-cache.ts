/**
 * The files of a student from elsewhere, for its loader: from the browser's storage where they are kept, else from its host,
 * and then kept where the browser has room.
 */
import type { FileProgress, ModelSource } from '../../engine/model-source.ts';
import { urlSource } from '../../engine/model-source.ts';
import { pauseUntilOnline, roomLeft } from './browser-storage.ts';
import { download, type FileFacts } from './file-download.ts';
import { fetchListing, filesOf, listingAddress, listingSchema } from './hub-listing.ts';
import { deleteRecord } from './model-files.ts';
import { modelCacheName } from './model-stores.ts';
import { deleteUnproven, openStored, proveFiles, type PartStore } from './part-store.ts';

export interface KeepingOptions {
  /** URL of the student's folder, with a slash at its end. */
  readonly folder: string;
  /** Called when a file cannot be kept: the next visit fetches it again. */
  readonly onNotKept: () => void;
  readonly onProgress: (progress: FileProgress) => void;
}

/** The files of one student, as they are loaded. */
export interface ModelCache {
  readonly source: ModelSource;
  /** The model has loaded: what its host gave no SHA-256 for is right, too. */
  keep(): Promise<void>;
  /** The model has not loaded: deletes the files that no SHA-256 proves. */
  discard(): Promise<void>;
}

/** @param student its address */
export function modelCache(student: string, { folder, onNotKept, onProgress }: KeepingOptions): ModelCache {
  return {
    source: {
      ...urlSource(folder, { fetch: cachedFetch(student, { folder, onNotKept }), onProgress }),
      async open(path) {
        const store = await openCache(student);
        const file = store && (await openStored(store, new URL(path, folder).href));
        if (file !== null) {
          const { byteLength } = file;
          onProgress({ file: path, loadedBytes: byteLength, totalBytes: byteLength });
        }
        return file;
      },
    },
    async keep() {
      const store = await openCache(student);
      if (store !== null) await proveFiles(store).catch(() => undefined); // the next load proves it
    },
    async discard() {
      const store = await openCache(student);
      if (store !== null && (await deleteUnproven(store)) > 0) await deleteRecord(store, folder);
    },
  };
}

/** A fetch that keeps files in parts, resumes and checks them; see file-download.ts. */
function cachedFetch(
  student: string,
  { folder, onNotKept }: Pick<KeepingOptions, 'folder' | 'onNotKept'>,
): typeof fetch {
  let listing: Promise<ReadonlyMap<string, FileFacts> | null> | null = null;
  return async (input, init) => {
    const store = await openCache(student);
    const address = input instanceof Request ? input.url : String(input);
    const path = decodeURIComponent(address.slice(folder.length));
    const facts = async (): Promise<FileFacts | null> => {
      listing ??= readListing(store, folder);
      return (await listing)?.get(path) ?? null;
    };
    // With a listing, a file that is not there need not be asked for; it would fail without a network.
    const isMissing = async (): Promise<boolean> => {
      listing ??= readListing(store, folder);
      return (await listing)?.has(path) === false;
    };
    return download(address, {
      store,
      fetch: async (file, request) =>
        (await isMissing()) ? new Response(null, { status: 404 }) : fetch(file, request),
      facts,
      room: roomLeft,
      signal: init?.signal ?? undefined,
      pause: pauseUntilOnline,
      onNotStored(error) {
        console.info(`${address} is not kept for offline use.`, error);
        onNotKept();
      },
    });
  };
}

/** The host's listing: the one that was kept, so that a kept student loads without asking its host. */
async function readListing(
  store: PartStore | null,
  folder: string,
): Promise<ReadonlyMap<string, FileFacts> | null> {
  const address = listingAddress(folder);
  if (address === null) return null;
  const kept = await store?.match(address);
  const known = listingSchema.safeParse(await kept?.json().catch(() => null));
  if (known.success) return filesOf(known.data);
  const listing = await fetchListing(folder, fetch);
  await store?.put(address, Response.json(listing)).catch(() => undefined);
  return listing && filesOf(listing);
}

async function openCache(student: string): Promise<Cache | null> {
  try {
    return await caches.open(modelCacheName(student));
  } catch {
    return null; // not here, or not allowed: files come from the network each time
  }
}
