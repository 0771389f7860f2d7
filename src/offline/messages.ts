/** What page and service worker agree on. */

/** What the page says to its service worker. */
export type OfflineMessage =
  /** A new version shall take the place of the one that serves the page. */
  | { readonly type: 'take-over' }
  /** The page runs on WebGPU: its runtime is worth keeping. */
  | { readonly type: 'keep-gpu-runtime' };

/** Of the files of a build: the runtime for WebGPU. */
export const isForGpuOnly = (url: string): boolean => url.includes('.asyncify');
