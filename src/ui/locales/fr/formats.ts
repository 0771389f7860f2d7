/** French numbers and plurals. */
import { createFormats, createPlural } from '../formats.ts';

export const tag = 'fr';
export const formats = createFormats(tag);

const counted = createPlural(tag);

/** "0 jeton", "1 jeton", "2 jetons". */
export const plural = (count: number, one: string, other = `${one}s`): string =>
  counted(count, { one, other });

/** "a, b et c". */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(tag).format(names);

/** In French quotation marks, and short. */
export const quoted = (text: string): string =>
  `«\u00a0${text.length > 40 ? `${text.slice(0, 40)}…` : text}\u00a0»`;

/** "1,5 s", "60 s". */
export const seconds = (milliseconds: number): string =>
  `${formats.number(Math.round(milliseconds / 100) / 10)} s`;

/** "3 h 20 min". */
export const hoursAndMinutes = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
