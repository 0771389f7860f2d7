/**
 * Keeps the page for use without a network: registers its service worker, and tells the store when that is done and
 * when a new version waits. A new version takes over when the person says so, never by itself.
 */
import { Workbox } from 'workbox-window';

import type { PageStore } from './page-state.ts';
import type { OfflineMessage } from '../offline/messages.ts';

/** How often a page that stays open looks for a new version. */
const everyMs = 60 * 60_000;

/** Registers the service worker, where the browser has them. */
export async function registerOffline(store: PageStore): Promise<void> {
  // The development server has no service worker, and neither has a page that came over plain HTTP.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workbox = new Workbox(new URL('service-worker.js', document.baseURI).href);
  workbox.addEventListener('waiting', ({ sw }) => {
    store.setState({
      newVersion: () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload());
        sw?.postMessage({ type: 'take-over' } satisfies OfflineMessage);
      },
    });
  });
  try {
    const registration = await workbox.register();
    await navigator.serviceWorker.ready;
    store.setState({ worksOffline: true });
    setInterval(() => void registration?.update().catch(() => undefined), everyMs); // offline: at the next turn
    tellAboutGpu(store);
  } catch (error) {
    // The page works without; only the next visit needs the network again.
    console.warn('The page could not be saved for offline use.', error);
  }
}

function tellAboutGpu(store: PageStore): void {
  const tell = (): boolean => {
    const { student } = store.getState();
    if (student.kind !== 'ready' || student.student.identity.device !== 'webgpu') return false;
    const message: OfflineMessage = { type: 'keep-gpu-runtime' };
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(message));
    return true;
  };
  if (tell()) return;
  const stop = store.subscribe(() => {
    if (tell()) stop();
  });
}
