/**
 * Polls the proxy's health, so that the teacher's badge is up to date. It polls only while the page is visible; the store
 * asks no proxy while the page stays on this device.
 */
import type { PageStore } from '../page-state.ts';

const everyMs = 20_000;

/** Starts polling; the returned function ends it. */
export function pollHealth(store: PageStore): () => void {
  const check = () => {
    if (document.visibilityState === 'visible') void store.actions.checkTeacher();
  };
  check();
  const timer = setInterval(check, everyMs);
  window.addEventListener('online', check);
  window.addEventListener('offline', check);
  document.addEventListener('visibilitychange', check);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', check);
    window.removeEventListener('offline', check);
    document.removeEventListener('visibilitychange', check);
  };
}
