/** A made-up language for tests: English with each text in brackets, so that a text from elsewhere stands out. */
import { en } from '../locales/en/index.ts';
import type { Locale } from '../locales/index.ts';
import { mapTexts } from '../locales/map-texts.ts';

/** @param tag the made-up language's BCP 47 tag */
export function bracketedLocale(tag: string): Locale {
  return { ...mapTexts(en, (text) => `⟦${text}⟧`), tag, dir: 'ltr' };
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
