/**
 * Whether two answers mean the same: numbers in any notation, formulas, tuples, sets, intervals, relations, words.
 * extract.ts finds the answers in a text.
 */
import { areEqual, multiply, rational, type Rational } from '../rational.ts';
import { cleanAnswer } from './clean.ts';
import { evaluate, type Value } from './expression.ts';
import { extractAnswer } from './extract.ts';

/** Longer answers are compared as texts: nothing that a pupil would box is longer. */
const LONGEST_FORMULA = 400;

/** Values for the variables of a formula: four points are enough to tell short formulas apart. */
const points = [0.731, 1.379, 2.113, 0.417].map(
  (start) =>
    new Map(
      Array.from('abcdfghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, i) => [
        letter,
        start + 0.0937 * i,
      ]),
    ),
);

const isClose = (a: number, b: number): boolean =>
  Number.isFinite(a) && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Whether the decimal of one side is the other side, a fraction without an end, rounded to at least two places. */
function isRounded(text: string, value: Value, other: Value): boolean {
  const places = /^-?\d*\.(\d{2,})$/.exec(text)?.[1]?.length;
  const endless = other.exact === null || !/^[25]*$/.test(primeFactors(other.exact.denominator));
  if (places === undefined || !endless) return false;
  return Math.abs(value.approximate - other.approximate) <= 0.5000001 * 10 ** -places;
}

/** The prime factors 2 and 5 of a denominator as digits, with an x for anything else. */
function primeFactors(denominator: bigint): string {
  let rest = denominator;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest === 1n ? '2' : 'x';
}

function sameFormula(a: string, b: string): boolean {
  const [left, right] = [evaluate(a), evaluate(b)];
  if (left !== null && right !== null) {
    if (left.exact !== null && right.exact !== null && areEqual(left.exact, right.exact)) return true;
    const isInexact = left.exact === null || right.exact === null;
    if (isInexact && isClose(left.approximate, right.approximate)) return true;
    return isRounded(a, left, right) || isRounded(b, right, left);
  }
  return points.every((point) => {
    const [here, there] = [evaluate(a, point), evaluate(b, point)];
    return here !== null && there !== null && isClose(here.approximate, there.approximate);
  });
}

/** Splits at a separator where no bracket is open; `]0,1[` is not supported. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text.charAt(i))) depth++;
    else if (')]}'.includes(text.charAt(i))) depth--;
    const match = depth === 0 ? separator.exec(text.slice(i)) : null;
    if (match === null) continue;
    parts.push(text.slice(start, i));
    i += match[0].length - 1;
    start = i + 1;
  }
  return [...parts, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

const listSeparator = /^(?:[,;]| and | or | cup |or(?=\())/;

/** Whether every item of each list has its like in the other, whatever the order and however often it stands there. */
function sameItems(a: readonly string[], b: readonly string[]): boolean {
  const holds = (items: readonly string[], item: string): boolean =>
    items.some((other) => sameForm(item, other));
  return a.every((item) => holds(b, item)) && b.every((item) => holds(a, item));
}

/** `(1, 2]` as its brackets and items; null if the text is not one bracket around at least two items. */
function bracketed(text: string): { readonly brackets: string; readonly items: string[] } | null {
  const match = /^([([{])(.*)([)\]}])$/.exec(text);
  if (match === null || !isOneBracket(text)) return null;
  const items = splitOutside(match[2] ?? '', /^[,;]/);
  return items.length > 1 || match[1] === '{' ? { brackets: `${match[1]}${match[3]}`, items } : null;
}

/** Whether the bracket at the start closes at the end, and not before. */
function isOneBracket(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text.charAt(i))) depth++;
    else if (')]}'.includes(text.charAt(i)) && --depth === 0) return i === text.length - 1;
  }
  return false;
}

/** The items of a plain list or a set, with both values of a `pm`; null for a single answer. */
function listItems(text: string): string[] | null {
  const set = bracketed(text);
  const items = set?.brackets === '{}' ? set.items : splitOutside(text, listSeparator);
  const signed = items.flatMap((item) =>
    item.includes(' pm ') ? [item.replace(' pm ', ' + '), item.replace(' pm ', ' - ')] : [item],
  );
  return signed.length > 1 || set?.brackets === '{}' ? signed : null;
}

const relation = /<=|>=|!=|<|>|=/;

/** left - right at each point, turned so that `>` reads as `<`. */
function relationValues(text: string): { readonly sign: string; readonly values: number[] } | null {
  const [left, right, ...more] = text.split(relation);
  const sign = relation.exec(text)?.[0];
  if (sign === undefined || left === undefined || right === undefined || more.length > 0) return null;
  const turn = sign.startsWith('>') ? -1 : 1;
  const values = points.map((point) => {
    const [here, there] = [evaluate(left, point), evaluate(right, point)];
    return here === null || there === null ? NaN : turn * (here.approximate - there.approximate);
  });
  return { sign: sign.replace('>', '<'), values };
}

function sameRelation(a: string, b: string): boolean {
  const [left, right] = [relationValues(a), relationValues(b)];
  if (left === null || right === null || left.sign !== right.sign) return false;
  const ratios = left.values.map((value, i) => value / (right.values[i] ?? NaN));
  const [first = NaN] = ratios;
  const mayTurn = left.sign === '=' || left.sign === '!=';
  return ratios.every((ratio) => isClose(ratio, first)) && (mayTurn || first > 0);
}

/** `1 < x <= 2` as the interval `(1,2]`; any other text as it is. */
function asInterval(text: string): string {
  const [, low, opens, , closes, high] = /^([^<>=]+)(<=?)([^<>=]+)(<=?)([^<>=]+)$/.exec(text) ?? [];
  if (low === undefined || high === undefined) return text;
  return `${opens === '<' ? '(' : '['}${low.trim()},${high.trim()}${closes === '<' ? ')' : ']'}`;
}

/** Drops `x =`, `f(x) =` or `x in` before a value. */
const withoutName = (text: string): string =>
  text
    .replace(/^.*[^<>!=]=(?!=)\s*/, '')
    .replace(/^[a-zA-Z]\w* in (?=[([{])/, '')
    .trim();

function sameForm(a: string, b: string): boolean {
  const compact = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
  if (compact(a) === compact(b) && a !== '') return true;
  const [listA, listB] = [listItems(a), listItems(b)];
  if (listA !== null || listB !== null) return sameItems(listA ?? [a], listB ?? [b]);
  const [left, right] = [bracketed(a), bracketed(b)];
  if (left !== null && right !== null)
    return (
      left.brackets === right.brackets &&
      left.items.length === right.items.length &&
      left.items.every((item, i) => sameForm(item, right.items[i] ?? ''))
    );
  if (relation.test(a) && relation.test(b) && sameRelation(a, b)) return true;
  const [plainA, plainB] = [withoutName(a), withoutName(b)];
  if (plainA !== a || plainB !== b) return isNamedValue(a, b) && sameForm(plainA, plainB);
  return sameFormula(a, b) || (isChoice(a) && isChoice(b) && letter(a) === letter(b));
}

/** `x = 5` may stand for 5, but an equation like `a + 3z = 0` does not stand for 0. */
function isNamedValue(a: string, b: string): boolean {
  const names = [a, b].map((text) => /^(.*?)(?:=| in )/.exec(text)?.[1]?.trim());
  return names.every(
    (name) =>
      name === undefined || !/[+\-*^\d]\s*[a-z]|[a-z]\s*[+\-*^]/i.test(name.replace(/_\{?\w+\}?/g, '')),
  );
}

const isChoice = (text: string): boolean => /^\(?[A-Za-z]\)?$/.test(text);
const letter = (text: string): string => text.replace(/[()]/g, '').toLowerCase();

/** Whether a percentage and a plain number are the same share: `20\%` and `0.2`. */
function isShare(percentage: string, plain: string): boolean {
  const hundredth: Rational = rational(1n, 100n);
  const [a, b] = [evaluate(percentage)?.exact, evaluate(plain)?.exact];
  return a != null && b != null && areEqual(multiply(a, hundredth), b);
}

/**
 * Whether two answers mean the same. Exact for whole numbers, decimals and fractions; a decimal with two or more
 * places also stands for the endless fraction that it rounds. A unit, a currency or a percent sign may be left out;
 * two different units of the list in clean.ts are different answers. Lists and sets have no order, tuples have one.
 * @param a, b answers as extracted, in LaTeX or plain text; a whole `\boxed{}` is opened first.
 */
export function areEquivalent(a: string, b: string): boolean {
  const [left, right] = [cleanAnswer(extractAnswer(a) ?? a), cleanAnswer(extractAnswer(b) ?? b)];
  if (left.text === '' || right.text === '') return false;
  if (left.unit !== null && right.unit !== null && left.unit !== right.unit) return false;
  if (Math.max(left.text.length, right.text.length) > LONGEST_FORMULA) return left.text === right.text;
  if (sameForm(asInterval(left.text), asInterval(right.text))) return true;
  if (left.unit === 'percent' && right.unit === null) return isShare(left.text, right.text);
  return right.unit === 'percent' && left.unit === null && isShare(right.text, left.text);
}

/** Whether the boxed answer of a solution is the expected one. A solution without a box is not. */
export function isCorrect(solution: string, expected: string): boolean {
  const answer = extractAnswer(solution);
  return answer !== null && areEquivalent(answer, expected);
}
