// The run in progress, as far as the page has written it into its browser: a reload loses the rest.

/** Runs in the page: how many tokens of a run without an end are kept; 0 where there is none. */
export function keptTokens(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('relay');
    // Here the database is not the page's: it has made none yet.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve(0);
    opening.onsuccess = () => {
      const { result: database } = opening;
      const reading = database.transaction('runs').objectStore('runs').getAll();
      reading.onerror = () => reject(new Error('The kept runs cannot be read.'));
      reading.onsuccess = () => {
        const runs = reading.result as { isOver: boolean; tokens: number }[];
        resolve(Math.max(0, ...runs.filter(({ isOver }) => !isOver).map(({ tokens }) => tokens)));
        database.close();
      };
    };
  });
}
