/**
 * Steps of a solution: one operation, its exact result, and the LaTeX that states it, for whole numbers and decimals.
 * It knows what counts as small and what as large; it does not know where the numbers come from.
 */
import {
  wholeMinus,
  wholeOver,
  wholePlus,
  wholeTimes,
  type Step,
  type StepKind,
} from '../arithmetic/step.ts';

export type { Step } from '../arithmetic/step.ts';

/** How amounts are written: money that is not whole has two decimals, other numbers have as many as they need. */
export type Writing = 'plain' | 'money';

export type Operator = 'add' | 'subtract' | 'multiply' | 'divide';

export interface NamedOperation extends Step {
  readonly operator: Operator;
}

/** No step has more decimals than this. */
const DECIMALS = 4;

const exact = (value: number): number => Math.round(value * 10 ** DECIMALS) / 10 ** DECIMALS;

/** A number as solutions write it: `12`, `4.5`, and as money `4.50`. */
export function amountText(value: number, writing: Writing = 'plain'): string {
  const rounded = exact(value);
  if (writing === 'money' && !Number.isInteger(rounded)) return rounded.toFixed(2);
  return String(rounded);
}

/** Both numbers without their decimal points, lined up: 2.35 and 6 become 235 and 600, or 235 and 6 for a product. */
function withoutPoints(left: number, right: number, linedUp: boolean): [number, number] {
  const decimalsOf = (value: number) => (amountText(value).split('.')[1] ?? '').length;
  const [first, second] = [decimalsOf(left), decimalsOf(right)];
  const shift = (value: number, by: number) => Math.round(value * 10 ** by);
  const most = Math.max(first, second);
  return linedUp ? [shift(left, most), shift(right, most)] : [shift(left, first), shift(right, second)];
}

function operation(
  operator: Operator,
  sign: string,
  [left, right]: readonly [number, number],
  value: number,
  kind: StepKind,
  writing: Writing,
): NamedOperation {
  const expression = `${amountText(left, writing)} ${sign} ${amountText(right, writing)}`;
  const result = amountText(value, writing);
  return {
    operator,
    expression,
    result,
    kind,
    large: kind !== 'small',
    value: exact(value),
    tex: `$${expression} = ${result}$`,
  };
}

/** left x right. With `money`, an amount of money times a count or a count times an amount. */
export const times = (left: number, right: number, writing: Writing = 'plain'): NamedOperation =>
  operation(
    'multiply',
    '\\times',
    [left, right],
    left * right,
    wholeTimes(...withoutPoints(left, right, false)).kind,
    writing,
  );

/** left / right. @throws RangeError where the result has more than four decimals */
export function over(left: number, right: number, writing: Writing = 'plain'): NamedOperation {
  const value = left / right;
  if (Math.abs(exact(value) - value) > 1e-9)
    throw new RangeError(`${left} / ${right} has no short decimal form.`);
  const [dividend, divisor] = withoutPoints(left, right, true);
  const kind =
    dividend % divisor === 0
      ? wholeOver(dividend, divisor).kind
      : wholeOver(left * 10 ** DECIMALS, right).kind;
  return operation('divide', '\\div', [left, right], value, kind, writing);
}

/** The step that adds two numbers. */
export const plus = (left: number, right: number, writing: Writing = 'plain'): NamedOperation =>
  operation(
    'add',
    '+',
    [left, right],
    left + right,
    wholePlus(...withoutPoints(left, right, true)).kind,
    writing,
  );

/** The step that subtracts the right number from the left one. */
export const minus = (left: number, right: number, writing: Writing = 'plain'): NamedOperation =>
  operation(
    'subtract',
    '-',
    [left, right],
    left - right,
    wholeMinus(...withoutPoints(left, right, true)).kind,
    writing,
  );
