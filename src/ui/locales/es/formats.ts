/** Spanish numbers and plurals. */
import { createFormats, createPlural } from '../formats.ts';

export const tag = 'es';
export const formats = createFormats(tag);

const counted = createPlural(tag);

/** "1 token", "2 tokens". */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  counted(count, { one, other });

/** "a, b y c". */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(tag).format(names);

/** In Spanish quotation marks, and short. */
export const quoted = (text: string): string => `«${text.length > 40 ? `${text.slice(0, 40)}…` : text}»`;

/** "1,5 s", "60 s". */
export const seconds = (milliseconds: number): string =>
  `${formats.number(Math.round(milliseconds / 100) / 10)} s`;

/** "3 h 20 min". */
export const hoursAndMinutes = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
