/**
 * The service worker: caches the page, its runtime, the embedded models and the gallery for use without a network.
 * Requests under /api always go to the network.
 */
import { addPlugins, cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';

import { isolationHeaders } from '../proxy/request/security-headers.ts';
import { isForGpuOnly, type OfflineMessage } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;

// The build writes entries only, no bare addresses.
const files = self.__WB_MANIFEST as PrecacheEntry[];
const gpuCache = 'gpu-runtime';
const gpuFiles = new Set(
  files.filter(({ url }) => isForGpuOnly(url)).map(({ url }) => new URL(url, location.href).href),
);

/** A page is isolated, and may use threads, only with these headers; not every file host lets a site set them. */
function isolated(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

addPlugins([{ handlerWillRespond: ({ response }) => Promise.resolve(isolated(response)) }]);
precacheAndRoute(
  files.filter(({ url }) => !isForGpuOnly(url)),
  { ignoreURLParametersMatching: [/./], cleanURLs: false },
);
cleanupOutdatedCaches();

// The runtime for WebGPU is the largest file, so only devices that have used it keep it for offline use.
self.addEventListener('fetch', (event) => {
  if (!gpuFiles.has(event.request.url)) return;
  event.respondWith(
    caches.match(event.request.url).then(async (kept) => kept ?? isolated(await fetch(event.request))),
  );
});

/** Adds what is missing of the runtime for WebGPU, and drops what an earlier version left. */
async function keepForGpu(): Promise<void> {
  const cache = await caches.open(gpuCache);
  const kept = await cache.keys();
  for (const { url } of kept) if (!gpuFiles.has(url)) await cache.delete(url);
  const missing = [...gpuFiles].filter((url) => !kept.some((request) => request.url === url));
  for (const url of missing) await cache.put(url, isolated(await fetch(url)));
}

self.addEventListener('message', (event) => {
  const { data } = event as { readonly data: Partial<OfflineMessage> | null };
  if (data?.type === 'take-over') event.waitUntil(self.skipWaiting());
  if (data?.type === 'keep-gpu-runtime') event.waitUntil(keepForGpu());
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
