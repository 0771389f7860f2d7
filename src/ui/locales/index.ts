/**
 * The language that the page speaks. `languages.ts` lists those it can speak, and loads them.
 *
 * A language is a module of plain texts and functions, without a library: TypeScript checks that each text
 * is there and gets the values that it needs, and the browser's own Intl has the plural rules and the formats.
 *
 * Code outside React asks for the language with `locale()` each time it makes a text; components use `useLocale()`.
 */
import { en } from './en/index.ts';

/** Every text of the page, and the formats of its numbers. */
export type Locale = typeof en;

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
  document.documentElement.dir = next.dir;
  document.title = next.page.title;
  for (const listener of listeners) listener();
}

/** @returns a function that ends the subscription */
export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
