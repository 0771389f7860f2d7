/**
 * Steps of a solution: one operation, its exact result, and the LaTeX that states it. It also defines which numbers are
 * easy to calculate with.
 */
import type { LargeKind } from './difficulty.ts';

export type StepKind = LargeKind | 'small';

export interface Step {
  /** Left side in LaTeX, e.g. `37 \times 48`. */
  readonly expression: string;
  /** The exact result as it is written, e.g. `1776` or `24.15`. */
  readonly result: string;
  readonly kind: StepKind;
  readonly large: boolean;
  readonly value: number;
  /** The whole equation as inline LaTeX: `$37 \times 48 = 1776$`. */
  readonly tex: string;
}

/** Whether only the first digit is not zero: 7, 40, 300. */
const isRound = (n: number): boolean => /^[1-9]0*$/.test(String(n));

/** Drops trailing zeros: 4200 becomes 42. */
const stripZeros = (n: number): number => Number(String(n).replace(/0+$/, '') || '0');

function productKind(left: number, right: number): StepKind {
  const [low, high] = [stripZeros(left), stripZeros(right)].sort((a, b) => a - b) as [number, number];
  if (high <= 12 || low === 1 || (low === 2 && high < 100)) return 'small';
  return left >= 100 || right >= 100 ? 'product31' : 'product22';
}

function quotientKind(dividend: number, divisor: number): StepKind {
  const strippedDivisor = stripZeros(divisor);
  const strippedQuotient = stripZeros(dividend / divisor);
  const isSmall = strippedDivisor === 1 || (strippedDivisor <= 12 && strippedQuotient <= 12);
  return isSmall ? 'small' : 'quotient';
}

const sumKind = (left: number, right: number): StepKind =>
  left + right < 200 || isRound(left) || isRound(right) ? 'small' : 'sum';

const differenceKind = (left: number, right: number): StepKind =>
  left < 200 || isRound(right) ? 'small' : 'difference';

function step(expression: string, value: number, kind: StepKind, result = String(value)): Step {
  return { expression, result, kind, large: kind !== 'small', value, tex: `$${expression} = ${result}$` };
}

/** left x right, whole numbers. */
export const wholeTimes = (left: number, right: number): Step =>
  step(`${left} \\times ${right}`, left * right, productKind(left, right));

/** dividend / divisor; the result is whole, or the divisor is a power of ten. */
export const wholeOver = (dividend: number, divisor: number): Step =>
  step(`${dividend} \\div ${divisor}`, dividend / divisor, quotientKind(dividend, divisor));

/** left + right, whole numbers. */
export const wholePlus = (left: number, right: number): Step =>
  step(`${left} + ${right}`, left + right, sumKind(left, right));

/** left - right, whole numbers. */
export const wholeMinus = (left: number, right: number): Step =>
  step(`${left} - ${right}`, left - right, differenceKind(left, right));

/** An amount of cents as dollars with two decimals: 3045 becomes `30.45`. */
const dollars = (cents: number): string => (cents / 100).toFixed(2);

/** Cents turned into dollars: `3045 \div 100 = 30.45`. */
export const toDollars = (cents: number): Step =>
  step(`${cents} \\div 100`, cents / 100, 'small', dollars(cents));

/** Two amounts of cents added as dollars: `30.45 + 2.00 = 32.45`. */
export const plusDollars = (left: number, right: number): Step =>
  step(`${dollars(left)} + ${dollars(right)}`, (left + right) / 100, 'small', dollars(left + right));

/** The final result, boxed, as inline LaTeX. */
export const boxed = (last: Step): string => `$\\boxed{${last.result}}$`;
