/** German numbers and plurals. */
import { createFormats, createPlural } from '../formats.ts';

export const tag = 'de';
export const formats = createFormats(tag);

const counted = createPlural(tag);

/** "1 Token", "2 Tokens". */
export const plural = (count: number, one: string, other: string): string => counted(count, { one, other });

/** "a, b und c". */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(tag).format(names);

/** In German quotation marks, and short. */
export const quoted = (text: string): string => `„${text.length > 40 ? `${text.slice(0, 40)} …` : text}“`;

/** "1,5 s", "60 s". */
export const seconds = (milliseconds: number): string =>
  `${formats.number(Math.round(milliseconds / 100) / 10)} s`;

/** "3 Std. 20 Min." */
export const hoursAndMinutes = (minutes: number): string =>
  minutes < 60 ? `${minutes} Min.` : `${Math.floor(minutes / 60)} Std. ${minutes % 60} Min.`;
