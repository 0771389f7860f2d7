/** English numbers and plurals. */
import { createFormats, createPlural } from '../formats.ts';

export const tag = 'en';
/** With a space before the percent sign, as in the rest of the project and in the SI. */
export const formats = createFormats(tag, ' %');

const counted = createPlural(tag);

/** "1 token", "2 tokens". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  counted(count, { one, other: many });
