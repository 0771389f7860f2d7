/**
 * Errors as data. Below the page and the command line an error is a code and the values that a sentence about it needs;
 * src/ui/locales makes the sentence, in the language of the person. Each part lists its codes in a catalog (`errors.ts`).
 */

/** An error as plain JSON. `params` is left out where the sentence needs no values. */
export interface CodedError {
  readonly code: string;
  /** Numbers, names, durations in milliseconds and other errors; never a part of a sentence. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * What a value may be: a number, a text from outside (a name, an address, the words of another program), a list of such
 * texts, another error, or one of the given words.
 */
type ParamKind = 'number' | 'text' | 'texts' | 'error' | readonly string[];

/** The codes of one part, each with its values by name. */
export type ErrorCatalog = Readonly<Record<string, Readonly<Record<string, ParamKind>>>>;

type ValueOf<Kind> = Kind extends 'number'
  ? number
  : Kind extends 'text'
    ? string
    : Kind extends 'texts'
      ? readonly string[]
      : Kind extends 'error'
        ? CodedError
        : Kind extends readonly (infer Word)[]
          ? Word
          : never;

type ParamsOf<Kinds> = { readonly [Name in keyof Kinds]: ValueOf<Kinds[Name]> };

type Arguments<Catalog extends ErrorCatalog, Code extends keyof Catalog> = keyof Catalog[Code] extends never
  ? [code: Code]
  : [code: Code, params: ParamsOf<Catalog[Code]>];

/** Keeps the literal types of a catalog, which the types of its errors are made of. */
export const defineErrors = <const Catalog extends ErrorCatalog>(catalog: Catalog): Catalog => catalog;

/**
 * Makes the function that creates the errors of a catalog. It takes a code and exactly the values of that code.
 *
 * @example
 *   const mathErrors = defineErrors({ 'too-large': { limit: 'number' } });
 *   const mathError = errorMaker(mathErrors);
 *   mathError('too-large', { limit: 3 }); // {"code":"too-large","params":{"limit":3}}
 */
export function errorMaker<Catalog extends ErrorCatalog>(_: Catalog) {
  return <Code extends keyof Catalog & string>(...[code, params]: Arguments<Catalog, Code>): CodedError =>
    params === undefined ? { code } : { code, params };
}

/** A sentence for each code of a catalog. An error among the values arrives as its sentence. */
export type Sentences<Catalog extends ErrorCatalog> = {
  readonly [Code in keyof Catalog]: keyof Catalog[Code] extends never
    ? () => string
    : (params: SentenceParams<Catalog[Code]>) => string;
};

type SentenceParams<Kinds> = {
  readonly [Name in keyof Kinds]: Kinds[Name] extends 'error' ? string : ValueOf<Kinds[Name]>;
};

/** Codes that are not of one part. */
export const commonErrors = defineErrors({
  /** An error without a code of its own, only a text: from a trace of version 0.1, or a newer proxy. */
  message: { message: 'text' },
  /** A program met an error that it does not know; `detail` is in the words of that program. */
  unexpected: { detail: 'text' },
});

export const commonError = errorMaker(commonErrors);

/** Whether a catalog has the code of an error, and the error has the values that belong to it. */
export function isIn(catalog: ErrorCatalog, { code, params = {} }: CodedError): boolean {
  const kinds = Object.hasOwn(catalog, code) ? catalog[code] : undefined;
  return kinds !== undefined && Object.entries(kinds).every(([name, kind]) => isOfKind(params[name], kind));
}

function isOfKind(value: unknown, kind: ParamKind): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number';
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    case 'error':
      return isCodedError(value);
    default:
      return kind.some((word) => word === value);
  }
}

/** Whether a value has the form of a coded error; its code may be unknown. */
export function isCodedError(value: unknown): value is CodedError {
  if (typeof value !== 'object' || value === null || !('code' in value)) return false;
  if (typeof value.code !== 'string') return false;
  return !('params' in value) || (typeof value.params === 'object' && value.params !== null);
}

/** A coded error to be thrown. Its `message` is the code and the values, for logs and stack traces. */
export class ErrorWithCode extends Error implements CodedError {
  readonly code: string;
  readonly params?: NonNullable<CodedError['params']>;

  constructor({ code, params }: CodedError, options?: ErrorOptions) {
    super(params === undefined ? code : `${code} ${JSON.stringify(params)}`, options);
    this.code = code;
    if (params !== undefined) this.params = params;
  }
}

/** Anything thrown, as plain JSON. An error without a code becomes `unexpected`. */
export function codedError(thrown: unknown): CodedError {
  if (thrown instanceof ErrorWithCode) {
    const { code, params } = thrown;
    return params === undefined ? { code } : { code, params };
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'unexpected', params: { detail } };
}
