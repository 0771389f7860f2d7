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
