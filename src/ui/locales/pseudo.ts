/**
 * Made-up languages, English underneath, under the tags that CLDR reserves for them. They show before a translation
 * exists what it would break: texts that are longer, or run from right to left, and texts that no language file holds.
 */
import { en } from './en/index.ts';
import { rooms } from './en/rooms.ts';
import { createFormats } from './formats.ts';
import type { Locale } from './index.ts';
import { mapTexts } from './map-texts.ts';

const accented: Readonly<Record<string, string>> = {
  a: 'à',
  e: 'é',
  i: 'î',
  o: 'ö',
  u: 'û',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ö',
  U: 'Û',
};

/** Right-to-left override, and its end. */
const [override, end] = ['\u202e', '\u202c'];

/** Letters with accents, and texts about as much longer as the longest translations: short ones twice as long. */
export const longTexts: Locale = {
  ...mapTexts(en, lengthened),
  ...createFormats('en'),
  tag: 'en-XA',
  dir: 'ltr',
};

/** Every word from right to left, in a page that is so as well. */
export const rightToLeft: Locale = {
  ...mapTexts(en, reversed),
  ...createFormats('en'),
  tag: 'ar-XB',
  dir: 'rtl',
};

/** The same for the texts of a class. */
export const longRoomTexts = mapTexts(rooms, lengthened);
export const rightToLeftRoomTexts = mapTexts(rooms, reversed);

function lengthened(text: string): string {
  const letters = text.replaceAll(/[aeiou]/gi, (vowel) => accented[vowel] ?? vowel);
  const share = text.length <= 10 ? 1 : text.length <= 30 ? 0.6 : 0.35;
  const filling = 'lörém îpsûm dölör '.repeat(Math.ceil((text.length * share) / 18));
  return `⟦${letters} ${filling.slice(0, Math.ceil(text.length * share)).trim()}⟧`;
}

function reversed(text: string): string {
  return text.replaceAll(/\p{L}+/gu, `${override}$&${end}`);
}
