/** Finds the letter that a solution of a multiple-choice problem chooses. It does not judge it. */
import { areEquivalent } from './equivalence.ts';
import { findAnswer, type FoundAnswer } from './find-answer.ts';

/** The letter of an option, from 0: A, B and so on. */
export const letterAt = (index: number): string => String.fromCharCode(65 + index);

/** The most options that letters can name. */
export const MOST_OPTIONS = 26;

/** What may stand between the words that announce a letter and the letter: formula, bold, brackets and boxes. */
const opening = String.raw`[\s:$*_"'([{]*(?:\\[([])?\s*(?:\\(?:text|textbf|mathrm|mathbf|boxed)\s*\{)*[\s$*("'[]*`;
const letter = String.raw`([A-Z])(?![\w'’])`;
/** After a bare "A" or "I" a further word makes it that word's article or the writer, but for these. */
const article = /^\s+(?!because\b|since\b|as\b|and\b|is\b)[a-z]/;

/** From the surest on. Of each kind the last one in the text counts. */
const statements: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:answer|ANSWER|Answer)\b\**(?:\s+(?:is|would be|must be|should be))?${opening}${letter}`,
    'g',
  ),
  new RegExp(
    String.raw`\b(?:correct|right|best|final)\s+(?:option|choice|letter)\b\**(?:\s+is)?${opening}${letter}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:option|choice|statement)\s*\(?([A-Z])\)?\s+(?:is|must be)\s+(?:the\s+)?(?:correct|right|best|true|answer)`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:choose|chose|select|pick|go with)\s+(?:option\s+|choice\s+)?${opening}${letter}`,
    'gi',
  ),
];

/** The end of a long text, where the choice stands. */
const LONGEST_END = 20_000;

/**
 * @param options the texts of the options, from A on
 * @returns the letter of the choice as `answer`: boxed, else stated, else the last letter in brackets or alone on the last
 *   line; null where the text chooses none of them
 */
export function chosenLetter(text: string, options: readonly string[]): FoundAnswer | null {
  const boxed = findAnswer(text, { unboxed: false });
  const inBox = boxed === null ? null : letterOf(boxed.answer, options);
  if (inBox !== null) return { answer: inBox, source: 'boxed' };
  const end = text.slice(-LONGEST_END).trimEnd();
  for (const pattern of statements) {
    const found = lastLetter(end, pattern, options);
    if (found !== null) return { answer: found, source: 'stated' };
  }
  const stated = findAnswer(end, { unboxed: true });
  const asOption = stated?.source === 'stated' ? letterOf(stated.answer, options) : null;
  if (asOption !== null) return { answer: asOption, source: 'stated' };
  const lastLine = end.slice(end.lastIndexOf('\n') + 1);
  const guessed = letterOf(lastLine, options) ?? lastLetter(end, /[([]([A-Z])[)\]]/g, options);
  return guessed === null ? null : { answer: guessed, source: 'guessed' };
}

function lastLetter(text: string, pattern: RegExp, options: readonly string[]): string | null {
  const letters = Array.from(text.matchAll(pattern), (match) => {
    const [whole, found = ''] = match;
    const after = whole.endsWith(found)
      ? text.slice(match.index + whole.length, match.index + whole.length + 20)
      : '';
    return /[AI]/i.test(found) && article.test(after) ? '' : found.toUpperCase();
  });
  return letters.filter((each) => isLetter(each, options)).at(-1) ?? null;
}

const isLetter = (text: string, options: readonly string[]): boolean =>
  text.length === 1 && text >= 'A' && text < letterAt(options.length);

/** Without what formats a text: formula marks, bold, `\text{}` and quotation marks. */
const plainText = (text: string): string =>
  text
    .replace(/\\(?:text|textbf|textit|mathrm|mathbf)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\*\*|__|[$"“”]|\\[()[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;]$/, '');

/** The letter that an answer is: by itself, before its option, or by the text of just one option. */
function letterOf(answer: string, options: readonly string[]): string | null {
  const plain = plainText(answer);
  const labelled = /^(?:option |choice )?[([]?([A-Za-z])[)\]]?(?:[.:)]\s*|\s+|$)(.*)$/s.exec(plain);
  const [, label = '', rest = ''] = labelled ?? [];
  const upper = label.toUpperCase();
  if (isLetter(upper, options)) {
    const isMarked = /^(?:option |choice )?(?:[([][A-Za-z][)\]]|[A-Z][.:)])/.test(plain);
    if (rest === '' || isMarked || isSame(rest, options[upper.charCodeAt(0) - 65] ?? '')) return upper;
  }
  const same = options.flatMap((option, index) => (isSame(plain, option) ? [letterAt(index)] : []));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** Formulas are compared as such, up to a length at which they are prose. */
function isSame(text: string, option: string): boolean {
  const [one, other] = [plainText(text).toLowerCase(), plainText(option).toLowerCase()];
  if (one === other) return one !== '';
  return (
    one !== '' && one.length <= 60 && other.length <= 60 && /\d/.test(one) && areEquivalent(text, option)
  );
}
