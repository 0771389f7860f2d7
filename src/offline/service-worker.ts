/**
 * The service worker: caches the page, its runtime, the embedded models and the gallery for use without a network. The
 * list of files holds their hashes, so that a web page, a Git LFS pointer or half a file is never kept in their place.
 * Requests under /api always go to the network; those for the documentation do where they can.
 */
import {
  addPlugins,
  cleanupOutdatedCaches,
  getCacheKeyForURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';

import { isolationHeaders } from '../proxy/request/security-headers.ts';
import { docsFile } from './docs-pages.ts';
import { isForGpuOnly, type OfflineMessage } from './messages.ts';
import { dropEarlierFiles, earlierFile, keepEarlierFiles } from './earlier-versions.ts';

declare const self: ServiceWorkerGlobalScope;

// The build writes entries only, no bare addresses.
const files = self.__WB_MANIFEST as PrecacheEntry[];
const gpuCache = 'gpu-runtime';
const addressOf = (url: string): string => new URL(url, location.href).href;
const gpuFiles = new Map(
  files.filter(({ url }) => isForGpuOnly(url)).map((file) => [addressOf(file.url), file]),
);

// Before the new files come: what an open tab of the present version may still ask for.
self.addEventListener('install', (event) => {
  event.waitUntil(keepEarlierFiles(new Set(files.map(({ url }) => addressOf(url)))));
});

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

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOwn = getCacheKeyForURL(request.url) !== undefined || gpuFiles.has(request.url);
  const page = isOwn ? null : docsFile(event);
  if (page !== null) return event.respondWith(page);
  const earlier = isOwn ? null : earlierFile(request);
  if (earlier !== null) event.respondWith(earlier.then(isolated));
});

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
  for (const [url, { integrity = '' }] of gpuFiles) {
    if (kept.some((request) => request.url === url)) continue;
    // It rejects where the file is another one, and resolves for an error of the server.
    const response = await fetch(url, { integrity });
    if (response.ok) await cache.put(url, isolated(response));
  }
}

self.addEventListener('message', (event) => {
  const { data } = event as { readonly data: Partial<OfflineMessage> | null };
  if (data?.type === 'take-over') event.waitUntil(self.skipWaiting());
  if (data?.type === 'keep-gpu-runtime') event.waitUntil(keepForGpu());
});
self.addEventListener('activate', (event) =>
  event.waitUntil(dropEarlierFiles().then(() => self.clients.claim())),
);
