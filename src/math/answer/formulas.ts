/** Whether two formulas have the same value: exactly where they have no roots or variables, else at chosen points. */
import { areEqual, toNumber } from '../rational.ts';
import { exactValue } from './exact.ts';
import { valueAt, type Point, type NumericValue } from './numeric.ts';
import { some, type Answer } from './syntax.ts';

export interface FormulaPrecision {
  /** Digits after the decimal point that count; null for all. */
  readonly decimals: number | null;
}

/** A seed of a variable's values: the same name has the same values in both formulas. */
function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}

/** A number from 0 to 1 that the name and the round decide. */
function draw(name: string, round: number): number {
  let value = hash(`${round}:${name}`);
  value = Math.imul(value ^ (value >>> 15), 2246822507);
  value = Math.imul(value ^ (value >>> 13), 3266489909);
  return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
}

type Values = (name: string, round: number) => number;
const positive: Values = (name, round) => 0.35 + 1.9 * draw(name, round);
const signed: Values = (name, round) =>
  positive(name, round) * (draw(`sign of ${name}`, round) < 0.5 ? -1 : 1);
const whole: Values = (name, round) => 1 + Math.floor(12 * draw(name, round));

const pointsOf = (values: Values, rounds: number, logBase: Point['logBase']): Point[] =>
  Array.from({ length: rounds }, (_, round) => ({ valueOf: (name) => values(name, round), logBase }));

const has = (answer: Answer, operations: readonly string[]): boolean =>
  some(answer, (part) => part.kind === 'apply' && operations.includes(part.operation));

/** Letters that stand for whole numbers by custom. */
const count = /^[abcdijklmnpqrsMNK](?:_|$)/;

/**
 * The points at which formulas are compared. Variables are positive, as lengths, masses and counts are, unless the
 * formula has a modulus; formulas with steps or factorials are compared at whole numbers.
 */
export function pointsFor(formulas: readonly Answer[], logBase: Point['logBase']): Point[] {
  const needs = (operations: readonly string[]): boolean =>
    formulas.some((formula) => has(formula, operations));
  if (needs(['floor', 'ceil', 'mod', 'gcd', 'lcm'])) {
    const isOfCounts = !formulas.some((formula) =>
      some(formula, (part) => part.kind === 'symbol' && !count.test(part.name)),
    );
    return [...pointsOf(whole, 24, logBase), ...(isOfCounts ? [] : pointsOf(positive, 8, logBase))];
  }
  if (needs(['!', 'binom'])) return [...pointsOf(whole, 16, logBase), ...pointsOf(positive, 4, logBase)];
  if (needs(['abs', 'max', 'min'])) return pointsOf(signed, 12, logBase);
  return pointsOf(positive, 5, logBase);
}

/** Bases of `\log` to try: where a formula does not name it, schools mean ten and researchers e. */
export const logBasesOf = (formulas: readonly Answer[]): readonly Point['logBase'][] =>
  formulas.some((formula) =>
    some(formula, (part) => part.kind === 'apply' && part.operation === 'log' && part.operands.length === 1),
  )
    ? ['e', 'ten']
    : ['e'];

const isFinite = ({ value, size }: NumericValue): boolean =>
  Number.isFinite(value.re) && Number.isFinite(value.im) && !Number.isNaN(size);

/** Whether two values differ by no more than rounding errors do. */
export function isClose(a: NumericValue, b: NumericValue): boolean {
  const difference = a.value.sub(b.value).abs();
  const size = Math.max(a.value.abs(), b.value.abs());
  return difference <= 1e-10 * size || difference <= 1e-13 * Math.max(a.size, b.size);
}

function sameAt(a: Answer, b: Answer, point: Point): boolean | null {
  const [left, right] = [valueAt(a, point), valueAt(b, point)];
  if (left === null || right === null) return false;
  const [isLeft, isRight] = [isFinite(left), isFinite(right)];
  if (isLeft && isRight) return isClose(left, right);
  const isInfinite = Math.abs(left.value.re) === Infinity && left.value.re === right.value.re;
  if (isInfinite && left.value.im === 0 && right.value.im === 0)
    return some(a, isInfinity) && some(b, isInfinity);
  // Where neither has a value the point says nothing.
  return isLeft === isRight ? null : false;
}

const isInfinity = (part: Answer): boolean => part.kind === 'constant' && part.name === 'infinity';
const isVariable = ({ kind }: Answer): boolean => kind === 'symbol';

/** @returns whether the formulas have the same value for all values of their variables, as far as points tell */
export function sameFormula(a: Answer, b: Answer, { decimals }: FormulaPrecision): boolean {
  const [left, right] = [exactValue(a), exactValue(b)];
  if (left !== null && right !== null) {
    if (areEqual(left, right)) return true;
    return isRounded(a, b) || isRounded(b, a) || agree(toNumber(left), toNumber(right), decimals);
  }
  const isConstant = !some(a, isVariable) && !some(b, isVariable);
  return logBasesOf([a, b]).some((logBase) => {
    const points = isConstant ? pointsOf(positive, 1, logBase) : pointsFor([a, b], logBase);
    if (isConstant && sameRounded(a, b, points[0], decimals)) return true;
    const results = points.map((point) => sameAt(a, b, point));
    return (
      !results.includes(false) &&
      results.filter((result) => result === true).length >= Math.min(3, points.length)
    );
  });
}

const agree = (a: number, b: number, decimals: number | null): boolean =>
  decimals !== null && Math.abs(a - b) <= 0.5000001 * 10 ** -decimals;

function sameRounded(a: Answer, b: Answer, point: Point | undefined, decimals: number | null): boolean {
  if (point === undefined) return false;
  const [left, right] = [realAt(a, point), realAt(b, point)];
  if (left === null || right === null) return false;
  return agree(left, right, decimals) || isRoundedTo(a, left, right) || isRoundedTo(b, right, left);
}

function realAt(answer: Answer, point: Point): number | null {
  const value = valueAt(answer, point);
  if (value === null || !isFinite(value) || Math.abs(value.value.im) > 1e-12 * value.size) return null;
  return value.value.re;
}

/** A decimal with two or more digits also stands for the fraction without an end that it rounds. */
function isRounded(decimal: Answer, other: Answer): boolean {
  const [value, exact] = [exactValue(decimal), exactValue(other)];
  if (value === null || exact === null || hasEnd(exact.denominator)) return false;
  return isRoundedTo(decimal, toNumber(value), toNumber(exact));
}

function isRoundedTo(decimal: Answer, value: number, other: number): boolean {
  const literal = decimal.kind === 'apply' && decimal.operation === '-' ? decimal.operands[0] : decimal;
  const places = literal?.kind === 'number' ? literal.places : null;
  if (places === null || places < 2 || Math.abs(value) * 10 ** places < 10) return false;
  return Math.abs(value - other) <= 0.5000001 * 10 ** -places;
}

/** Whether a fraction with this denominator is a decimal with an end. */
function hasEnd(denominator: bigint): boolean {
  let rest = denominator;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest === 1n;
}

/** The value of a formula without variables as a real number; null if it is none. */
export function realValue(answer: Answer): number | null {
  const exact = exactValue(answer);
  if (exact !== null) return toNumber(exact);
  if (some(answer, ({ kind }) => kind === 'symbol' || kind === 'words')) return null;
  const value = valueAt(answer, { valueOf: () => NaN, logBase: 'e' });
  if (value === null || Number.isNaN(value.value.re) || value.value.im !== 0) return null;
  return value.value.re;
}
