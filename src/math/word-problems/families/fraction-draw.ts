/** Fractions with their names, numbers that they divide, and the steps that take a fraction. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { over, times, type NamedOperation, type Writing } from '../arithmetic.ts';
import type { LabeledStep } from '../family.ts';

export interface Fraction {
  readonly top: number;
  readonly bottom: number;
}

const names: Readonly<Record<number, string>> = {
  2: 'half',
  3: 'third',
  4: 'quarter',
  5: 'fifth',
  6: 'sixth',
  7: 'seventh',
  8: 'eighth',
  9: 'ninth',
  10: 'tenth',
};
const numerals = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const fractions: readonly Fraction[] = [
  [1, 2],
  [1, 2],
  [1, 3],
  [1, 3],
  [1, 4],
  [1, 4],
  [1, 5],
  [1, 6],
  [1, 8],
  [1, 10],
  [2, 3],
  [2, 3],
  [3, 4],
  [3, 4],
  [2, 5],
  [3, 5],
  [4, 5],
  [5, 6],
  [3, 8],
  [5, 8],
  [3, 10],
  [7, 10],
  [2, 7],
  [4, 9],
].map(([top = 1, bottom = 2]) => ({ top, bottom }));

/** @param most the largest fraction that may come, by value */
export function anyFraction(n: NumberDraw, most = 1): Fraction {
  return n.pick(fractions.filter(({ top, bottom }) => top / bottom <= most));
}

/** `half`, `a third`, `two thirds`. */
export function fractionWords({ top, bottom }: Fraction): string {
  if (bottom === 2) return 'half';
  return top === 1 ? `a ${names[bottom]}` : `${numerals[top]} ${names[bottom]}s`;
}

/** `1/3`. */
export const fractionDigits = ({ top, bottom }: Fraction): string => `${top}/${bottom}`;

/** `one half`, `one third`, `two thirds`. */
export const fractionLong = (fraction: Fraction): string =>
  fraction.bottom === 2
    ? 'one half'
    : fraction.top === 1
      ? `one ${names[fraction.bottom]}`
      : fractionWords(fraction);

/** A number that the bottom divides: `bottom` times something small or large, as the problem is. */
export function multipleOf(n: NumberDraw, bottom: number, most: number): number {
  const step = n.large
    ? n.pick([n.int(13, 99), n.int(13, 99), n.int(101, 450), 10 * n.int(11, 60)])
    : n.pick([n.int(2, 12), n.int(2, 12), 10 * n.int(1, 12), 100 * n.int(1, 9)]);
  const whole = bottom * step;
  return whole <= most
    ? whole
    : bottom * (n.large ? n.int(13, Math.max(14, Math.floor(most / bottom))) : n.int(2, 12));
}

/** Over the bottom, then times the top if it is not 1. @param label what the fraction is */
export function fractionSteps(
  whole: number,
  { top, bottom }: Fraction,
  label: string,
  writing: Writing = 'plain',
): { steps: readonly LabeledStep[]; part: NamedOperation } {
  const one = over(whole, bottom, writing);
  if (top === 1) return { steps: [[label, one]], part: one };
  const part = times(one.value, top, writing);
  return {
    steps: [
      [`one ${names[bottom]}`, one],
      [label, part],
    ],
    part,
  };
}
