/**
 * Pages of the documentation. The list of files that are kept for use without a connection lacks them: each comes from the
 * network, and is kept when it was opened. Without a connection, a page that was never opened says so.
 */
import { offlinePage, rootFrom } from '../docs/standins.ts';

declare const self: ServiceWorkerGlobalScope;

const docsCache = 'docs';

/** The answer to a request for a page or a picture of the documentation; null for any other request. */
export function docsFile(event: FetchEvent): Promise<Response> | null {
  const { request } = event;
  const folder = new URL('docs/', self.registration.scope).href;
  if (request.method !== 'GET' || !request.url.startsWith(folder)) return null;
  // The whole address but its anchor and its query, which no page has.
  const address = request.url.replace(/[?#].*$/, '');
  return fetch(request).then(
    (response) => {
      if (response.ok) event.waitUntil(keep(address, response.clone()));
      return response;
    },
    async () => {
      const kept = await caches.match(address, { cacheName: docsCache, ignoreVary: true });
      if (kept !== undefined) return kept;
      return request.mode === 'navigate' ? unreachable(address.slice(folder.length)) : Response.error();
    },
  );
}

/** A full disk only costs the copy. */
async function keep(address: string, response: Response): Promise<void> {
  const cache = await caches.open(docsCache);
  await cache.put(address, response).catch(() => undefined);
}

/** @param path of a page within the folder */
const unreachable = (path: string): Response =>
  new Response(offlinePage(rootFrom(path)), {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
