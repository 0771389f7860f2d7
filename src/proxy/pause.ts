/** A pause that ends early when a signal aborts. */
import type { LightAbortSignal } from '../teacher/light-abort.ts';

/** Resolves after `milliseconds`; rejects with the signal's reason when it is aborted before. */
export function pause(milliseconds: number, signal: LightAbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const onAbort = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', onAbort);
  });
}
