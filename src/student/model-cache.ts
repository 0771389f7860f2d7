/**
 * Caches files from other hosts in the browser: fetched once, then available offline.
 */

/** The name of the cache that holds the files of a student from elsewhere, by its address, weights included. */
export const modelCacheName = (student: string): string => `student ${student}`;

/**
 * A fetch that looks in the cache first, and stores what it fetched. Incomplete files are not stored. Where the browser
 * has no cache (no secure context, no room), it only fetches.
 * @param student its address
 */
export function cachedFetch(student: string): typeof fetch {
  return async (input, init) => {
    const cache = await openCache(student);
    const address = input instanceof Request ? input.url : String(input);
    const kept = await cache?.match(address);
    if (kept !== undefined) return kept;
    const response = await fetch(input, init);
    if (cache !== null && response.ok) {
      // The response has two readers, so that the loader need not wait for the cache.
      cache.put(address, response.clone()).catch((error: unknown) => {
        console.info(`${address} is not kept for offline use.`, error);
      });
    }
    return response;
  };
}

async function openCache(student: string): Promise<Cache | null> {
  try {
    return await caches.open(modelCacheName(student));
  } catch {
    return null; // not here, or not allowed: files come from the network each time
  }
}
