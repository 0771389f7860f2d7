/** The browser's storage for small texts, where the browser allows it. */

/** `localStorage` lasts from visit to visit, `sessionStorage` as long as the tab. */
export function storage(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name];
  } catch {
    // Storage is forbidden here, e.g. in a private window: what the page saves is lost when it closes.
    return null;
  }
}

/**
 * Saves a value as JSON for as long as the tab is open. Where the storage is full, nothing is kept under the key: after a
 * reload the page begins as on a first visit there, which is better than with what was saved before.
 */
export function saveForTab(key: string, value: unknown): void {
  const kept = storage('sessionStorage');
  try {
    kept?.setItem(key, JSON.stringify(value));
  } catch {
    kept?.removeItem(key);
  }
}

/** Reads a saved text; `other` for nothing, and for what another version of the page saved. */
export function readSaved<T, Other>(
  text: string | null | undefined,
  schema: { parse(value: unknown): T },
  other: Other,
): T | Other {
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    // The person needs no message about it: the page begins as on a first visit.
    return other;
  }
}
