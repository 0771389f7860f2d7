/** React's way to the language of the page. */
import { useSyncExternalStore } from 'react';

import { locale, type Locale } from './index.ts';
import { onLocaleChange } from './spoken.ts';

/** The language of the page; a component that uses it is drawn again when the language changes. */
export function useLocale(): Locale {
  return useSyncExternalStore(onLocaleChange, locale, locale);
}
