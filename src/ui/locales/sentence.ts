/** Turns errors into sentences for the person. The page and the command line both use it. */
import { isCodedError, isIn, type CodedError, type ErrorCatalog } from '../../errors/coded-error.ts';
import { firstTexts, type FirstTexts } from './spoken.ts';
import { shownErrors } from './shown-errors.ts';

/** Errors within errors: more of them is no error that this project makes. */
const maxDepth = 8;

/** The parts of a language that errors need. */
type ErrorStrings = Pick<FirstTexts, 'errors' | 'unknownError'>;

/** The sentence of an error, in the language of the page. */
export function sentenceOf(error: CodedError, strings: ErrorStrings = firstTexts()): string {
  return sentenceIn(shownErrors, strings.errors, strings.unknownError)(error);
}

/**
 * Makes sentences of the errors of a catalog. An error may come from a file or another version: one whose code or values
 * do not fit the catalog gets the sentence `unknown`.
 */
export function sentenceIn(
  catalog: ErrorCatalog,
  sentences: Readonly<Record<string, (params: never) => string>>,
  unknown: (code: string) => string,
): (error: CodedError) => string {
  const say = (error: CodedError, depth: number): string => {
    const sentence = isIn(catalog, error) && depth < maxDepth ? sentences[error.code] : undefined;
    if (sentence === undefined) return unknown(error.code.slice(0, 80));
    const values = Object.entries(error.params ?? {}).map(([name, value]) => [
      name,
      isCodedError(value) ? say(value, depth + 1) : value,
    ]);
    return sentence(Object.fromEntries(values) as never);
  };
  return (error) => say(error, 0);
}
