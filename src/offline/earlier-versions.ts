/**
 * Tabs of an earlier version. Workbox deletes the files of the version before when a new one takes over, but another tab
 * may still show it, and fetches its parts only when they are first needed. So its files are kept while such a tab is open.
 */
import { cacheNames } from 'workbox-core';

declare const self: ServiceWorkerGlobalScope;

const earlierCache = 'earlier-versions';

/** Only files with a hash in their name: under any other name the new version has a file of its own. */
const isHashed = (url: string): boolean =>
  url.startsWith(`${location.origin}/`) && /\/assets\/[^?#]+$/.test(url);

/**
 * Copies the files of the present version that the new one lacks.
 * @param own addresses of the new version's files
 */
export async function keepEarlierFiles(own: ReadonlySet<string>): Promise<void> {
  const [present, earlier] = await Promise.all([caches.open(cacheNames.precache), caches.open(earlierCache)]);
  for (const request of await present.keys()) {
    if (!isHashed(request.url) || own.has(request.url)) continue;
    const response = await present.match(request);
    if (response !== undefined) await earlier.put(request, response);
  }
}

/** Deletes them where no other tab can need them: none is open but perhaps the one that takes the new version. */
export async function dropEarlierFiles(): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length < 2) await caches.delete(earlierCache);
}

/** A file of an earlier version, else what the server says; null for a request of another kind. */
export function earlierFile(request: Request): Promise<Response> | null {
  if (request.method !== 'GET' || !isHashed(request.url)) return null;
  // With `ignoreVary`: servers that compress say Vary, and requests of workers have other headers than those of pages.
  const kept = caches.match(request.url, { cacheName: earlierCache, ignoreVary: true });
  return kept.then((response) => response ?? fetch(request));
}
