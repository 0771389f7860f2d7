/**
 * Whether two answers mean the same: numbers in any notation, formulas, tuples, sets, intervals, matrices, relations,
 * quantities with their units, words. extract.ts finds the answers in a text.
 */
import { parseAnswer, type AnswerReading } from './answer-parser.ts';
import { isDecimal, isPlainNumber, sameAnswer, type MatchRules } from './compare.ts';
import { extractAnswer } from './extract.ts';
import { LONGEST_ANSWER, notationOf, type Notation } from './notation.ts';
import type { Answer } from './syntax.ts';
import type { BareUnits } from './unit-phrase.ts';
import { saysNothing } from './vocabulary.ts';

/** What a set of problems asks of the comparison. */
export interface GradeOptions {
  /** Digits after the decimal point that count; without it decimals are exact, or round a fraction without an end. */
  readonly precision?: number | undefined;
  /** Whether `-2 < x < 7` may stand for an interval of the known answer; it may by default. */
  readonly relationsForSets?: boolean | undefined;
}

/**
 * Whether an answer means the known one. Exact for whole numbers, decimals and fractions; a decimal with two or more
 * digits also stands for the fraction without an end that it rounds. A unit, a currency or a percent sign may be left
 * out; the same quantity in another unit is right, another unit is wrong. Lists and sets have no order, tuples have
 * one. Formulas are compared at points, so two that differ nowhere are equal.
 *
 * @param prediction, gold answers as extracted, in LaTeX or plain text; a whole `\boxed{}` is opened first
 */
export function areEquivalent(prediction: string, gold: string, options: GradeOptions = {}): boolean {
  const [found, known] = [prediction, gold].map((text) => (extractAnswer(text) ?? text).trim());
  if (found === undefined || known === undefined || found === '' || known === '') return false;
  const [mine, theirs] = [notationOf(found), notationOf(known)];
  const [here, there] = [compact(mine), compact(theirs)];
  if (here === '' || there === '') return false;
  if (here === there && isMeaningful(here)) return true;
  if (Math.max(found.length, known.length) > LONGEST_ANSWER) return false;
  const [choice, right] = [choiceOf(found), choiceOf(known)];
  if (
    right !== null &&
    choice !== null &&
    (right.isMarked || choice.isMarked || right.letter === choice.letter)
  )
    return choice.letter.toUpperCase() === right.letter.toUpperCase();
  if (areClocks(here, there)) return false;
  const rules: MatchRules = {
    decimals: options.precision ?? null,
    relationsForSets: options.relationsForSets ?? true,
  };
  return sameReading(mine, theirs, rules) || sameWords(found, known);
}

/** Without spaces, except between digits: `1 2` is not 12. */
const compact = ({ text }: Notation): string =>
  text
    .replace(/\\(?:text(?:bf|it|rm|normal)?|math(?:rm|bf|it)|mbox)\s*\{([^{}]*)\}/g, '$1')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '');

/** Text that stands for no value is equal to nothing, not even to itself: a division by zero, brackets without content. */
const isMeaningful = (text: string): boolean =>
  (/[\p{L}\p{N}]/u.test(text) && !/\/0(?:\.0*)?(?!\.?\d)|\{0\}$/.test(text)) || /^\\\{\\\}$/.test(text);

interface Choice {
  readonly letter: string;
  /** Whether brackets or a word say that it is the letter of a choice. */
  readonly isMarked: boolean;
}

/** The letter of a multiple choice: `C`, `(C)`, `\text{(C)}`, "C. 42", "Option C". */
function choiceOf(text: string): Choice | null {
  const plain = text
    .replace(/\\(?:text(?:bf|it|rm|normal)?|math(?:rm|bf|it)|mbox|operatorname)\s*\{([^{}]*)\}/g, '$1')
    .replace(/[$*{}]|\\[,;:! ()]/g, '')
    .trim();
  const match =
    /^(?:(option|choice|answer)\s*:?\s*)?(?:(\()\s*([A-Za-z])\s*\)|([A-Z])(?![\w(_^]))(?:[.:)]?$|[.:)]\s+\S.*$)/i.exec(
      plain,
    );
  const letter = match?.[3] ?? match?.[4];
  if (match === null || letter === undefined) return null;
  const isMarked = match[1] !== undefined || match[2] !== undefined || /^[A-Z][.:)]/.test(plain);
  return isMarked || plain === letter ? { letter, isMarked } : null;
}

/** 3:45 and 1:15 are times, though they are the same ratio. */
const areClocks = (a: string, b: string): boolean => [a, b].every((text) => /^\d{1,2}:[0-5]\d$/.test(text));

/** Whether letters stand outside of commands: only then a unit without `\text{}` makes a second reading. */
const hasLetters = ({ text }: Notation): boolean => /[a-zA-Z]/.test(text.replace(/\\[a-zA-Z]+/g, ''));

/** Whether some reading of the prediction means the same as a reading of the known answer. */
function sameReading(found: Notation, known: Notation, rules: MatchRules): boolean {
  const [golds, predictions] = [new Readings(known), new Readings(found)];
  const means = (goldUnits: BareUnits, units: BareUnits, comma: boolean): boolean =>
    golds
      .with(goldUnits, false)
      .some((gold) =>
        predictions.with(units, comma).some((prediction) => sameAnswer(gold, prediction, rules)),
      );
  const [strict] = golds.with('none', false);
  const takesComma = strict !== undefined && isDecimal(strict) && /\d,\d/.test(found.text);
  if (means('none', 'none', takesComma)) return true;
  if (!hasLetters(found) && !hasLetters(known)) return false;
  if (means('plain', 'plain', takesComma)) return true;
  return strict !== undefined && isPlainNumber(strict) && means('none', 'any', takesComma);
}

/** The readings of one text, each parsed once. */
class Readings {
  readonly #known = new Map<string, Answer | null>();
  readonly #groupings: readonly boolean[];

  constructor(private readonly notation: Notation) {
    this.#groupings = /\d[, ]\d{3}/.test(notation.text) ? [true, false] : [true];
  }

  with(bareUnits: BareUnits, comma: boolean): Answer[] {
    const commas = comma ? [false, true] : [false];
    return this.#groupings.flatMap((grouped) =>
      commas.flatMap((decimalComma) => {
        const answer = this.#parsed({ bareUnits, grouped, decimalComma });
        return answer === null ? [] : [answer];
      }),
    );
  }

  #parsed(reading: AnswerReading): Answer | null {
    const key = `${reading.bareUnits} ${reading.grouped} ${reading.decimalComma}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const answer = parseAnswer(this.notation, reading);
    this.#known.set(key, answer);
    return answer;
  }
}

/** Words are compared without their case, articles and punctuation. */
function sameWords(found: string, known: string): boolean {
  const [a, b] = [found, known].map(wordsOf);
  if (a === undefined || b === undefined || a === '' || b === '') return false;
  return a === b || (saysNothing(a) && saysNothing(b));
}

function wordsOf(text: string): string {
  const plain = text
    .replace(/\\(?:emptyset|varnothing)|∅|^\s*\\\{\s*\\\}\s*$/g, 'empty set')
    .replace(/\\(?:text(?:bf|it|rm|normal)?|math(?:rm|bf|it)|mbox)\s*\{([^{}]*)\}/g, '$1')
    .replace(/[$"“”'.!]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^(?:the|a|an) /, '');
  return /^[\p{L} ,-]+$/u.test(plain) && plain.length > 1 ? plain : '';
}

/** Whether the boxed answer of a solution is the expected one. A solution without a box is not. */
export function isCorrect(solution: string, expected: string): boolean {
  const answer = extractAnswer(solution);
  return answer !== null && areEquivalent(answer, expected);
}
