/**
 * Files from elsewhere, kept by the browser: fetched once, and there without a network afterwards. It knows addresses
 * and the browser's cache, not models.
 */

/** The name of the cache that holds the files of a student from elsewhere, by its address, weights included. */
export const keptCache = (student: string): string => `student ${student}`;

/**
 * A fetch that looks among the kept files first, and keeps what it has fetched. What broke off is not kept. Where the
 * browser keeps nothing (no secure context, no room), files are just fetched.
 * @param student its address
 */
export function keepingFetch(student: string): typeof fetch {
  return async (input, init) => {
    const cache = await openCache(student);
    const address = input instanceof Request ? input.url : String(input);
    const kept = await cache?.match(address);
    if (kept !== undefined) return kept;
    const response = await fetch(input, init);
    if (cache !== null && response.ok) {
      // The answer is read by two at once; whoever loads it need not wait for the one who keeps it.
      cache.put(address, response.clone()).catch((error: unknown) => {
        console.info(`${address} is not kept for offline use.`, error);
      });
    }
    return response;
  };
}

async function openCache(student: string): Promise<Cache | null> {
  try {
    return await caches.open(keptCache(student));
  } catch {
    return null; // not here, or not allowed: files come from the network each time
  }
}
