/** Errors of the page as codes: what the store keeps and what the page throws. locales/sentence.ts says them in words. */
import { TraceError } from '../relay/trace.ts';
import type { Locale } from './locales/index.ts';
import type { CodedError, ErrorCode } from './locales/sentence.ts';

type Sentences = Locale['errors'];

/** The values that the sentence of a code needs; a text may be given as an error whose sentence it is. */
type ParamsOf<Code extends ErrorCode> = {
  readonly [Name in keyof Parameters<Sentences[Code]>[0]]: Parameters<Sentences[Code]>[0][Name] extends string
    ? string | CodedError
    : Parameters<Sentences[Code]>[0][Name];
};

type Arguments<Code extends ErrorCode> = Sentences[Code] extends () => string
  ? [code: Code]
  : [code: Code, params: ParamsOf<Code>];

/** An error of the page, with the values that its sentence needs. */
export function pageError<Code extends ErrorCode>(...[code, params]: Arguments<Code>): CodedError {
  return params === undefined ? { code } : { code, params };
}

/** The same, to be thrown. */
export class PageError extends Error implements CodedError {
  override readonly name = 'PageError';
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;

  constructor({ code, params }: CodedError, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    if (params !== undefined) this.params = params;
  }
}

/** Why something could not be read: known errors as they are, all others in general terms. */
export function readingError(thrown: unknown): CodedError {
  const isKnown = thrown instanceof PageError || thrown instanceof TraceError;
  return isKnown ? codedError(thrown) : pageError('file-unreadable');
}

/** Anything thrown, as a coded error. An error without a code keeps its message. */
export function codedError(thrown: unknown): CodedError {
  if (thrown instanceof PageError) {
    const { code, params } = thrown;
    return params === undefined ? { code } : { code, params };
  }
  return { code: 'message', params: { message: thrown instanceof Error ? thrown.message : String(thrown) } };
}
