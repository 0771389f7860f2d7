/** Errors as English sentences: for terminals, logs, and clients of the API other than the page. */
import { ErrorWithCode, type CodedError } from '../errors/coded-error.ts';
import { checkFindings } from '../proxy/conformance/findings.ts';
import { serverErrors } from '../proxy/settings/errors.ts';
import { check } from '../ui/locales/en/errors/check.ts';
import { server } from '../ui/locales/en/errors/server.ts';
import { en } from '../ui/locales/en/index.ts';
import { sentenceIn } from '../ui/locales/sentence.ts';
import { shownErrors } from '../ui/locales/shown-errors.ts';

/** The sentence of an error. It is the same as in the page, and also knows the errors of the proxy's settings and what a check of a teacher finds. */
export const sentence: (error: CodedError) => string = sentenceIn(
  { ...shownErrors, ...serverErrors, ...checkFindings },
  { ...en.errors, ...server, ...check },
  en.unknownError,
);

/** Why something failed: anything that was thrown, as a text. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof ErrorWithCode) return sentence(thrown);
  return thrown instanceof Error ? thrown.message : String(thrown);
}
