/** The texts of a class in the language of the page: most visits need none, so each language has them in a file of its own. */
import { use } from 'react';

import { rooms as english, type RoomTexts } from '../locales/en/rooms.ts';
import { useLocale } from '../locales/use-locale.ts';

const loaders: Readonly<Record<string, () => Promise<RoomTexts>>> = {
  de: async () => (await import('../locales/de/rooms.ts')).rooms,
  fr: async () => (await import('../locales/fr/rooms.ts')).rooms,
  es: async () => (await import('../locales/es/rooms.ts')).rooms,
  'zh-Hans': async () => (await import('../locales/zh-Hans/rooms.ts')).rooms,
  'en-XA': async () => (await import('../locales/pseudo.ts')).longRoomTexts,
  'ar-XB': async () => (await import('../locales/pseudo.ts')).rightToLeftRoomTexts,
};

const loaded = new Map<string, Promise<RoomTexts>>();

/** The texts of a language; English where they cannot be loaded. @param tag of a language of the page */
function roomTextsOf(tag: string): Promise<RoomTexts> {
  const known = loaded.get(tag);
  if (known !== undefined) return known;
  const load = loaders[tag] ?? (() => Promise.resolve(english));
  const texts = load().catch(() => {
    // The next language or visit asks again.
    loaded.delete(tag);
    return english;
  });
  loaded.set(tag, texts);
  return texts;
}

/** The texts of a class; suspends while they load. */
export function useRoomTexts(): RoomTexts {
  return use(roomTextsOf(useLocale().tag));
}
