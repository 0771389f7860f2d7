/** Keeps the person's choices in the browser's local storage, where the browser allows it. */
import type { Preferences } from './settings.ts';
import { readPreferences, writePreferences } from './settings.ts';
import type { PageStore } from './page-state.ts';

const key = 'relay-preferences';

export function keptPreferences(): Preferences {
  return readPreferences(storage()?.getItem(key) ?? null);
}

export function keepPreferences(store: PageStore): void {
  store.subscribe((state, before) => {
    if (state.settings === before.settings && state.stayOnDevice === before.stayOnDevice) return;
    storage()?.setItem(key, writePreferences(state));
  });
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    // Storage is forbidden here, e.g. in a private window: choices last as long as the page.
    return null;
  }
}
