/**
 * The languages of the page. To add one: copy the folder `en`, translate it, and add it to `locales`.
 *
 * Code outside React asks for the language with `locale()` each time it makes a text; components use `useLocale()`.
 */
import { en } from './en/index.ts';

/** Every text of the page, and the formats of its numbers. */
export type Locale = typeof en;

/** Each language under its BCP 47 tag. */
const locales: Readonly<Record<string, Locale>> = { en };

let current: Locale = en;
const listeners = new Set<() => void>();

/** The language that the page speaks now. */
export function locale(): Locale {
  return current;
}

/** Changes the language of the page, its document included. */
export function setLocale(next: Locale): void {
  current = next;
  document.documentElement.lang = next.tag;
  document.title = next.page.title;
  for (const listener of listeners) listener();
}

/**
 * The first language of a list that the page has; English if it has none of them.
 * @param wanted BCP 47 tags, the most wanted first, as in `navigator.languages`
 */
export function localeFor(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const found = locales[tag] ?? locales[new Intl.Locale(tag).language];
    if (found !== undefined) return found;
  }
  return en;
}

/** @returns a function that ends the subscription */
export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
