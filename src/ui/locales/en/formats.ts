/** English numbers and plurals. */
import { createFormats } from '../formats.ts';

export const tag = 'en';
export const formats = createFormats(tag);

/** "1 token", "2 tokens". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formats.number(count)} ${count === 1 ? one : many}`;
