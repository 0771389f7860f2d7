/** React's way to the texts of the first paint. */
import { useSyncExternalStore } from 'react';

import { firstTexts, onLocaleChange, type FirstTexts } from './spoken.ts';

/** For what the first paint shows; a component that uses it is drawn again when the language changes. */
export function useFirstTexts(): FirstTexts {
  return useSyncExternalStore(onLocaleChange, firstTexts, firstTexts);
}
