/** The messages between page and service worker. */

/** A message from the page to its service worker. */
export type OfflineMessage =
  /** The new version of the service worker replaces the active one. */
  | { readonly type: 'take-over' }
  /** The page runs on WebGPU: its runtime is worth keeping. */
  | { readonly type: 'keep-gpu-runtime' };

/** Of the files of a build: the runtime for WebGPU. */
export const isForGpuOnly = (url: string): boolean => url.includes('.asyncify');
