/** Slots that puzzles about numbers share: each number in words or digits and in plain digits, and `twice` for two. */
import type { ProblemParameters } from '../family.ts';
import { count, label, type Quantity } from '../wording/quantity.ts';

/** For a parameter `a` the slots `{a}`, as the style writes numbers, and `{aD}`, in digits for formulas. */
export const numberSlots = (p: ProblemParameters): Record<string, Quantity> =>
  Object.fromEntries(
    Object.entries(p).flatMap(([name, value]) => [
      [name, count(value)],
      [`${name}D`, label(value)],
    ]),
  );

const folds: Readonly<Record<number, string>> = {
  2: 'twice',
  3: 'three times',
  4: 'four times',
  5: 'five times',
  6: 'six times',
};

/** `twice`, `three times`, `14 times`. */
export const fold = (k: number): string => folds[k] ?? `${k} times`;

/** `first`, `second`, `fourth`, `22nd`. */
export function ordinal(n: number): string {
  const words = [
    '',
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
  ];
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return words[n] ?? `${n}${ending}`;
}

/** Draws until the numbers suit each other. */
export function drawUntil<T>(draw: () => T, suits: (drawn: T) => boolean): T {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const drawn = draw();
    if (suits(drawn)) return drawn;
  }
  throw new RangeError('No numbers suit each other.');
}
