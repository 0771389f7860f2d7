/**
 * Keeps the page for use without a network: registers its service worker, and tells the store when that is done and
 * when another version is there. A new version takes over when the person says so, never by itself; tabs that still show
 * the earlier one keep working, and offer to reload.
 */
import type { PageStore } from './page-state.ts';
import type { OfflineMessage } from '../offline/messages.ts';

/** How often a page that stays open looks for a new version. */
const everyMs = 60 * 60_000;

const reload = (): void => window.location.reload();

/** Registers the service worker, where the browser has them. */
export async function registerOffline(store: PageStore): Promise<void> {
  // The development server has no service worker, and neither has a page that came over plain HTTP.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  followVersion(store, serviceWorker);
  try {
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox(new URL('service-worker.js', document.baseURI).href);
    workbox.addEventListener('waiting', ({ sw }) => {
      const change = (): void => {
        serviceWorker.addEventListener('controllerchange', reload);
        sw?.postMessage({ type: 'take-over' } satisfies OfflineMessage);
      };
      store.setState({ newVersion: { kind: 'waits', change } });
    });
    const registration = await workbox.register();
    await serviceWorker.ready;
    store.setState({ worksOffline: true });
    setInterval(() => void registration?.update().catch(() => undefined), everyMs); // offline: at the next turn
    tellAboutGpu(store);
  } catch (error) {
    // The page works without; only the next visit needs the network again.
    console.warn('The page could not be saved for offline use.', error);
  }
}

/** Says when another tab has changed to a new version: this one shows the earlier one from then on. */
function followVersion(store: PageStore, serviceWorker: ServiceWorkerContainer): void {
  // The first worker of a page takes control, too: that is no new version.
  let isControlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isControlled) store.setState({ newVersion: { kind: 'taken', change: reload } });
    isControlled = true;
  });
}

/** Says when a part of the page is gone from its server, which has another version by then, or is away. */
export function followMissingParts(store: PageStore): void {
  window.addEventListener('vite:preloadError', () => {
    store.setState({ newVersion: { kind: 'part-missing', change: reload } });
  });
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
