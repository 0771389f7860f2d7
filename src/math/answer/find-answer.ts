/**
 * Finds the final answer of a solution that may not box it, and says how: models that never learned to box state it in
 * a sentence, or end with it. It does not judge the answer.
 */
import { extractAnswer, lastBoxEnd } from './extract.ts';
import { functionOf } from './vocabulary.ts';

/**
 * `boxed`: in `\boxed{}`. `stated`: after `####`, "the answer is", "Answer:", in a line that begins with "therefore" or
 * in bold at the end. `guessed`: the last formula or number.
 */
export type AnswerSource = 'boxed' | 'stated' | 'guessed';

export interface FoundAnswer {
  readonly answer: string;
  readonly source: AnswerSource;
}

export interface AnswerRules {
  /** Whether an answer without a box counts. */
  readonly unboxed: boolean;
}

/**
 * @returns the last boxed answer, else the last stated one, else the last formula or number; null if there is none. A
 *   "final answer" that is stated after the last box counts instead of it, where unboxed answers count.
 */
export function findAnswer(text: string, { unboxed }: AnswerRules): FoundAnswer | null {
  const boxed = extractAnswer(text);
  if (!unboxed) return boxed === null ? null : { answer: boxed, source: 'boxed' };
  const visible = withoutThoughts(text);
  if (boxed !== null) {
    const final = lastMatch(visible.slice(lastBoxEnd(visible)), finalAnswer);
    const answer = final === null ? null : stated(final);
    return answer === null ? { answer: boxed, source: 'boxed' } : { answer, source: 'stated' };
  }
  const end = visible.slice(-LONGEST_END);
  return statedAnswer(end) ?? guess(end);
}

/**
 * The finder that a run's log takes its answer from.
 * @returns a function of a solution and whether it came to its end; of one that was cut off, only a box counts, because
 *   its last number is no answer yet
 */
export const answerFinder =
  (rules: AnswerRules) =>
  (solution: string, isComplete: boolean): FoundAnswer | null =>
    findAnswer(solution, isComplete ? rules : { ...rules, unboxed: false });

/** The answer stands at the end: of a text without a box no more than this many characters are read. */
const LONGEST_END = 20_000;

/** Without control tokens and the block of thoughts, as long as something follows it. */
function withoutThoughts(text: string): string {
  const visible = text.replace(/<\|[^|>]*\|>[\s\S]*$/, '').trimEnd();
  const end = visible.lastIndexOf('</think>');
  const after = end < 0 ? '' : visible.slice(end + '</think>'.length);
  return after.trim() === '' ? visible : after;
}

/** Up to the end of the sentence: a point that is no decimal point, or the end of the line. */
const sentence = String.raw`((?:\$\$[\s\S]*?\$\$|\\\[[\s\S]*?\\\]|\$[^$\n]*\$|\\\([\s\S]*?\\\)|[^\n.]|\.(?=\d)|(?<=\d)\.(?=\d))+)`;
const colon = String.raw`\s*(?:\*\*)?\s*(?::|=|is|are|was|be|equals)\s*:?\s*(?:\*\*)?\s*`;

const finalAnswer = new RegExp(String.raw`final\s+answer(?:\s+is)?${colon}${sentence}`, 'gi');
/** From the surest on. */
const statements: readonly RegExp[] = [
  finalAnswer,
  new RegExp(String.raw`####\s*${sentence}`, 'g'),
  new RegExp(
    String.raw`\b(?:the\s+|my\s+|our\s+)?(?:correct\s+|right\s+|final\s+)?(?:answer|result|solution)(?:\s+(?:to|of|for)\s+(?:the|this)\s+\w+)?${colon}${sentence}`,
    'gi',
  ),
  new RegExp(String.raw`(?:^|\n)\s*\**(?:answer|a|ans)\**\s*[:=]\s*${sentence}`, 'gi'),
  /\banswer\s+(\\\[[\s\S]+?\\\]|\$\$[\s\S]+?\$\$|\$[^$\n]+\$|\\\([^\n]+?\\\))/gi,
  /\*\*((?:(?!\*\*)[^\n])+)\*\*[.\s]*$/g,
  new RegExp(
    String.raw`\b(?:therefore|thus|hence|so|consequently|in conclusion|in total|we (?:find|get|conclude) that)\b,?\s+${sentence}`,
    'gi',
  ),
];

function lastMatch(text: string, pattern: RegExp): string | null {
  return Array.from(text.matchAll(pattern)).at(-1)?.[1] ?? null;
}

function statedAnswer(text: string): FoundAnswer | null {
  for (const pattern of statements) {
    const clause = lastMatch(text, pattern);
    const answer = clause === null ? null : stated(clause);
    if (answer !== null) return { answer, source: 'stated' };
  }
  return null;
}

/** The answer in the clause that states it: all of it where it is a value, else its last formula or number. */
function stated(clause: string): string | null {
  const plain = clause
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:]$/, '');
  if (plain === '') return null;
  if (!hasProse(plain)) return plain;
  return lastValue(plain) ?? (plain.split(' ').length <= 4 ? plain : null);
}

/** Neither a product of variables such as `dM` or `SRMC` nor a function. */
const isProseWord = (word: string): boolean =>
  /^(?:is|we|so|of|to|it|be|as|at|by|an|no|if|my|he|do)$/i.test(word) ||
  (/[a-z]{2}/.test(word) && word.length > 2 && functionOf(word) === null);

/** Words of a sentence, other than the name of a unit or of one thing after a number. */
function hasProse(text: string): boolean {
  const rest = text
    .replace(/\\(?:text|mathrm|textbf|mbox|begin|end)\s*\{[^{}]*\}|\\[a-zA-Z]+|\$[^$]*\$/g, ' ')
    .replace(/\b(?:and|or)\b|(?<=[\d)\]}])(?:and|or)(?=[A-Z(\\])/g, ' ');
  const words = (rest.match(/[a-zA-Z]+/g) ?? []).filter(isProseWord);
  if (words.length === 0) return false;
  const isMeasured =
    words.length <= 4 &&
    /^[^a-zA-Z]*\d[\d.,/]*\s*[a-zA-Z/^{}\d\s·*²³-]{1,40}$/.test(rest.trim()) &&
    !/\b(?:is|are|was|not|the|so|of|to|be|but|for|which)\b/.test(rest);
  return !isMeasured;
}

const formula = /\$\$([\s\S]+?)\$\$|\$((?:\\\$|[^$])+)\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)/g;
/** A number with its sign, currency, fraction, power of ten, percent sign or short unit; no part of a name, no `2nd`. */
const number =
  /(?<![\w.,])(?:\\?\$|€|£)?\s?[-−]?(?:\\?\$)?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:,\d+)?(?:[eE][-+]?\d+)?(?:\s*\/\s*\d+)?(?:\s*(?:\\?%|percent\b|pct\b|°[CF]?|\$|€|(?!st|nd|rd|th)[a-zA-Z]{1,4}[²³]|(?:million|billion|thousand|dozen)\b)|(?!st|nd|rd|th)[a-zA-Z]{1,3}\b)?(?!\w)/g;

/** The last formula that has a value, or the last number, whichever comes later. */
function lastValue(text: string): string | null {
  const formulas = Array.from(text.matchAll(formula), (match) => {
    const inside = match.slice(1).find((group) => group !== undefined) ?? '';
    return { at: match.index, end: match.index + match[0].length, text: inside.trim() };
  }).filter((each) => /\d|[=<>]|\\[a-zA-Z]|[A-Z]/.test(each.text) && !/[a-z]{3,} [a-z]{2,}/.test(each.text));
  const numbers = [...text.matchAll(number)]
    .map((match) => ({ at: match.index, end: match.index + match[0].length, text: match[0].trim() }))
    .filter((each) => !formulas.some((other) => each.at >= other.at && each.end <= other.end));
  const all = [...formulas, ...numbers].sort((a, b) => a.at - b.at || a.end - b.end);
  return all.at(-1)?.text ?? null;
}

/** Only formulas and numbers outside the last box count; a text without prose is its own answer. */
function guess(text: string): FoundAnswer | null {
  const plain = text.trim();
  if (plain === '') return null;
  if (plain.length <= 400 && isOneAnswer(plain)) return { answer: plain, source: 'guessed' };
  const answer = lastValue(plain);
  return answer === null ? null : { answer, source: 'guessed' };
}

/** A text of one line with no sentence in it. */
function isOneAnswer(text: string): boolean {
  return !/\n\s*\n/.test(text) && (!hasProse(text) || /^[\p{L}\s]{1,40}$/u.test(text));
}
