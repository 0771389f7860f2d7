/** Turns error codes into sentences for the person, in the language of the page. */
import { locale, type Locale } from './index.ts';

type ErrorTable = Locale['errors'];

/** The codes for which the page has a sentence. */
export type ErrorCode = keyof ErrorTable;

/**
 * What went wrong, as a code and the values that its sentence needs. A value may be an error in turn: its sentence then
 * stands in its place.
 */
export interface CodedError {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * The sentence of an error. Codes that the table lacks show their `message`, if there is one: a trace may come from
 * another version of the page.
 */
export function sentenceOf({ code, params = {} }: CodedError, strings: Locale = locale()): string {
  const table: Readonly<Record<string, (params: never) => string>> = strings.errors;
  const sentence = Object.hasOwn(table, code) ? table[code] : undefined;
  if (sentence === undefined) {
    const { message } = params;
    return typeof message === 'string' && message !== '' ? message : strings.errors.unknown({ code });
  }
  const values = Object.entries(params).map(([name, value]) => [
    name,
    isCodedError(value) ? sentenceOf(value, strings) : value,
  ]);
  return sentence(Object.fromEntries(values) as never);
}

function isCodedError(value: unknown): value is CodedError {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}
