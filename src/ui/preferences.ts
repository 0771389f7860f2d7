/** Keeps the person's choices in the browser's local storage, where the browser allows it. */
import { storage } from './browser-storage.ts';
import type { Preferences } from './settings.ts';
import { readPreferences, writePreferences } from './settings.ts';
import type { PageStore } from './page-state.ts';

const key = 'relay-preferences';

/** What the browser has saved; the defaults where it has nothing. */
export function savedPreferences(): Preferences {
  return readPreferences(storage('localStorage')?.getItem(key) ?? null);
}

/** Saves the preferences of a store after each change. */
export function savePreferencesOf(store: PageStore): void {
  store.subscribe((state, before) => {
    if (state.settings === before.settings && state.stayOnDevice === before.stayOnDevice) return;
    storage('localStorage')?.setItem(key, writePreferences(state));
  });
}
