/** A made-up language for tests: English with each text in brackets, so that a text from elsewhere stands out. */
import { en } from '../locales/en/index.ts';
import type { Locale } from '../locales/index.ts';

/** @param tag the made-up language's BCP 47 tag */
export function bracketedLocale(tag: string): Locale {
  return { ...(bracketed(en) as Locale), tag };
}

function bracketed(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${value}⟧`;
  if (typeof value === 'function') return (...values: unknown[]) => bracketed(value(...values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, bracketed(part)]));
}

/** What stands outside of brackets and has letters. */
export function unbracketed(text: string): string {
  let depth = 0;
  const outside = [...text].filter((character) => {
    if (character === '⟦') depth += 1;
    if (character === '⟧') depth -= 1;
    return depth === 0 && character !== '⟧';
  });
  return /\p{L}/u.test(outside.join('')) ? outside.join('').trim() : '';
}
