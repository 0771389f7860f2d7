/** Chinese numbers. Nouns have no plural; a measure word stands between a number and its noun. */
import { createFormats } from '../formats.ts';

export const tag = 'zh-Hans';
export const formats = createFormats(tag);

/** "a、b和c". */
export const listed = (names: readonly string[]): string => new Intl.ListFormat(tag).format(names);

/** In Chinese quotation marks, and short. */
export const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}……` : text}”`;

/** "1.5 秒", "60 秒". */
export const seconds = (milliseconds: number): string =>
  `${formats.number(Math.round(milliseconds / 100) / 10)} 秒`;

/** "3 小时 20 分钟". */
export const hoursAndMinutes = (minutes: number): string =>
  minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分钟`;
