/** What every reader of runs needs to know before it reads one. */

/** Begins the fragment of an address that carries a run. */
export const runMarker = '#run=';

/** Whether the fragment of an address is meant to carry a run. */
export const carriesRun = (fragment: string): boolean => fragment.startsWith(runMarker);

/** Characters. Nothing that unfolds to more than this is a run: about 100,000 tokens. */
export const LARGEST_TRACE = 64 * 1024 * 1024;
