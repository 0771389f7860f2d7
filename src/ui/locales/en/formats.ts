/** English numbers, plurals and lists. */
import { createFormats, createPlural } from '../formats.ts';

export const tag = 'en';
/** With a space before the percent sign, as in the rest of the project and in the SI. */
export const formats = createFormats(tag, ' %');

const counted = createPlural(tag);

/** "1 token", "2 tokens". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  counted(count, { one, other: many });

/** "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** In quotation marks, and short. */
export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`;

/** "1.5 s", "60 s". */
export const seconds = (milliseconds: number): string =>
  `${formats.number(Math.round(milliseconds / 100) / 10)} s`;

/** "3 h 20 min". */
export const hoursAndMinutes = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
