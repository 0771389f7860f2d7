/** The browser's storage for small texts, where the browser allows it. It knows nothing of what is kept. */

/** `localStorage` lasts from visit to visit, `sessionStorage` as long as the tab. */
export function storage(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name];
  } catch {
    // Storage is forbidden here, e.g. in a private window: what would be kept lasts as long as the page.
    return null;
  }
}
