/**
 * Every text of the language that the page speaks. `languages.ts` lists the languages, and loads them. What the page shows
 * in its first paint takes its texts from `spoken.ts`, so that the others need not be there yet.
 *
 * A language is a module of plain texts and functions, without a library: TypeScript checks that each text
 * is there and gets the values that it needs, and the browser's own Intl has the plural rules and the formats.
 *
 * Code outside React asks for the language with `locale()` each time it makes a text; components use `useLocale()`.
 */
import { en } from './en/index.ts';
import { loadedLocale, type Locale } from './spoken.ts';

export type { Locale } from './spoken.ts';

/** The language that the page speaks now. */
export function locale(): Locale {
  return loadedLocale() ?? en;
}
