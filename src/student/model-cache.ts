/**
 * Keeps the files of students from other hosts in the browser: fetched once, then available without asking the host.
 */
import { fetchListing, filesOf, listingAddress, listingSchema } from './hub-listing.ts';
import { modelCacheName } from './model-cache-name.ts';
import { download, type FileFacts, type PartStore, type UnprovenFile } from './stored-download.ts';

export interface KeepingOptions {
  /** URL of the student's folder, with a slash at its end. */
  readonly folder: string;
  /** Called when a file cannot be kept: the next visit fetches it again. */
  readonly onNotKept: () => void;
}

/** The files of one student, as they are loaded. */
export interface ModelCache {
  /** Keeps files in parts, resumes and checks them; see stored-download.ts. */
  readonly fetch: typeof fetch;
  /** The model has loaded: what its host gave no SHA-256 for is right, too. */
  keep(): Promise<void>;
  /** The model has not loaded: deletes the files of this load that no SHA-256 proves. */
  discard(): Promise<void>;
}

/** @param student its address */
export function modelCache(student: string, { folder, onNotKept }: KeepingOptions): ModelCache {
  const unproven: UnprovenFile[] = [];
  let listing: Promise<ReadonlyMap<string, FileFacts> | null> | null = null;
  const fetchFile: typeof fetch = async (input, init) => {
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
      pause,
      onUnproven: (file) => unproven.push(file),
      onNotStored(error) {
        console.info(`${address} is not kept for offline use.`, error);
        onNotKept();
      },
    });
  };
  return {
    fetch: fetchFile,
    async keep() {
      for (const file of unproven.splice(0)) await file.keep();
    },
    async discard() {
      for (const file of unproven.splice(0)) await file.discard();
    },
  };
}

/** The host's listing; without a network the one that was kept. */
async function readListing(
  store: PartStore | null,
  folder: string,
): Promise<ReadonlyMap<string, FileFacts> | null> {
  const address = listingAddress(folder);
  if (address === null) return null;
  const listing = await fetchListing(folder, fetch);
  if (listing !== null) {
    await store?.put(address, new Response(JSON.stringify(listing))).catch(() => undefined);
    return filesOf(listing);
  }
  const kept = await store?.match(address);
  const known = listingSchema.safeParse(await kept?.json().catch(() => null));
  return known.success ? filesOf(known.data) : null;
}

async function roomLeft(): Promise<number | null> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined ? null : quota - usage;
}

/** Waits, or until the network is back, whichever is first. */
function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    function end(): void {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal?.removeEventListener('abort', end);
      resolve();
    }
    addEventListener('online', end);
    signal?.addEventListener('abort', end);
  });
}

async function openCache(student: string): Promise<Cache | null> {
  try {
    return await caches.open(modelCacheName(student));
  } catch {
    return null; // not here, or not allowed: files come from the network each time
  }
}
