/**
 * Where a model's files come from. A source reads the files of a folder in the layout of transformers.js, without
 * parsing them.
 */
import { engineError, ModelError } from './errors.ts';
import type { FileSlices } from './file-slices.ts';

export interface ModelSource {
  /** The model's name: that of the folder. */
  readonly name: string;
  /**
   * Reads a file, or returns null if no file has that path.
   *
   * @throws ModelError when it cannot be read; the signal's reason when it is aborted.
   */
  read(path: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Opens a stored file without reading it. Null if it is not stored whole; then `read` gives it.
   * @throws ModelError when what is stored is damaged
   */
  open?(path: string): Promise<FileSlices | null>;
}

/** How much of a file has arrived. `totalBytes` is null if the server does not give it. */
export interface FileProgress {
  readonly file: string;
  readonly loadedBytes: number;
  readonly totalBytes: number | null;
}

export interface UrlSourceOptions {
  /** Called when a file begins, with every piece of it that arrives, and when it is complete. */
  readonly onProgress?: (progress: FileProgress) => void;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * A folder on an HTTP server.
 *
 * @param url address of the folder, absolute.
 */
export function urlSource(url: string, options: UrlSourceOptions = {}): ModelSource {
  const folder = new URL(url.endsWith('/') ? url : `${url}/`);
  const onProgress = options.onProgress ?? (() => undefined);
  const fetchFile = options.fetch ?? globalThis.fetch.bind(globalThis);

  return {
    name: nameOf(folder),

    async read(path, signal) {
      const address = new URL(path, folder).href;
      let response: Response;
      try {
        response = await fetchFile(address, signal === undefined ? {} : { signal });
      } catch (cause) {
        signal?.throwIfAborted();
        throw new ModelError(engineError('file-unreachable', { address }), { cause });
      }
      // Servers of single-page apps answer with their page if a file does not exist.
      const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
      if (response.status === 404 || (response.ok && isPage)) {
        await response.body?.cancel();
        return null;
      }
      if (!response.ok) {
        throw new ModelError(engineError('file-status', { address, status: response.status }));
      }
      return readBody(response, path, onProgress, signal);
    },
  };
}

/** The folder's name; of a folder in the layout of the hub (`org/name/resolve/revision`), the model's id. */
function nameOf({ pathname, host }: URL): string {
  const path = decodeURIComponent(pathname);
  const id = /([^/]+\/[^/]+)\/resolve\/[^/]+\/$/.exec(path)?.[1];
  return id ?? path.split('/').findLast((part) => part !== '') ?? host;
}

async function readBody(
  response: Response,
  file: string,
  onProgress: (progress: FileProgress) => void,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const length = response.headers.get('content-length');
  // For a compressed response, the header counts the compressed bytes.
  const isPlain = (response.headers.get('content-encoding') ?? 'identity') === 'identity';
  const totalBytes = length !== null && isPlain ? Number(length) : null;
  // One buffer where the length is known: a list of pieces would have to be joined, with twice the memory.
  let whole = totalBytes === null ? null : new Uint8Array(totalBytes);
  let pieces: Uint8Array[] = [];
  let loadedBytes = 0;
  onProgress({ file, loadedBytes, totalBytes });
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      if (whole !== null && loadedBytes + next.value.length <= whole.length) {
        whole.set(next.value, loadedBytes);
      } else {
        // The server was wrong about the length.
        if (whole !== null) pieces = [whole.subarray(0, loadedBytes)];
        whole = null;
        pieces.push(next.value);
      }
      loadedBytes += next.value.length;
      onProgress({ file, loadedBytes, totalBytes });
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof ModelError) throw cause;
    throw new ModelError(engineError('file-broke-off', { file }), { cause });
  }
  onProgress({ file, loadedBytes, totalBytes: loadedBytes });
  if (whole !== null) return loadedBytes === whole.length ? whole : whole.slice(0, loadedBytes);
  const joined = new Uint8Array(loadedBytes);
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
