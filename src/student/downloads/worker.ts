/** The Web Worker of service.ts: it connects the downloads to the browser's network and storage. */
import { expose } from 'comlink';

import { pauseUntilOnline, roomLeft } from './browser-storage.ts';
import { downloadService } from './service.ts';

/** Makes this worker the one that downloads. Call it once, at the top of the worker's script. */
export function serveDownloads(): void {
  expose(
    downloadService({
      // Not there on a page that came over plain HTTP.
      stores: (globalThis.caches as CacheStorage | undefined) ?? null,
      progressEveryMs: 200,
      fetch: (input, init) => fetch(input, init),
      room: roomLeft,
      pause: pauseUntilOnline,
      alone: (address, signal, act) => {
        const locks = navigator.locks as LockManager | undefined;
        return locks === undefined ? act() : locks.request(`student ${address}`, { signal }, act);
      },
    }),
  );
}
