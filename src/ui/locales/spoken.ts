/**
 * The language that the page speaks, and its texts of the first paint. Of English, which comes with the page, these are all
 * that the page waits for; `locale()` and `useLocale()` have every text, for the parts that come later.
 */
import { first } from './en/first.ts';
import type { en } from './en/index.ts';

/** Every text of the page, and the formats of its numbers. */
export type Locale = typeof en;

/** The texts of the first paint, and the formats of numbers. */
export type FirstTexts = typeof first;

/** Null for English. */
let current: Locale | null = null;
const listeners = new Set<() => void>();

/** The language that was loaded; null for English, which comes with the page. */
export function loadedLocale(): Locale | null {
  return current;
}

/** The texts of the first paint in the language that the page speaks now. */
export function firstTexts(): FirstTexts {
  return current ?? first;
}

/**
 * Changes the language of the page, its document included.
 * @param next null for English
 */
export function setLocale(next: Locale | null): void {
  current = next;
  const { tag, dir, page } = firstTexts();
  document.documentElement.lang = tag;
  document.documentElement.dir = dir;
  document.title = page.title;
  for (const listener of listeners) listener();
}

/** @returns a function that ends the subscription */
export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
