/** Numbers and steps that families about percentages and fractions share. It knows no words but the labels of the steps. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { over, times, type NamedOperation, type Writing } from '../arithmetic.ts';
import type { LabeledStep } from '../family.ts';

type Share = readonly [whole: number, percent: number];

const decimalsOf = (value: number): number =>
  (String(Math.round(value * 1e6) / 1e6).split('.')[1] ?? '').length;

/** Whether a step of `value` has at most `decimals` decimals. */
export const isShort = (value: number, decimals: number): boolean => decimalsOf(value) <= decimals;

/**
 * Draws until the steps hold a large operation where the problem must, and none elsewhere.
 *
 * @param fits what else the numbers must be; asked before the steps are made
 * @throws RangeError where no draw suits
 */
export function suitedPercents<P>(
  n: NumberDraw,
  draw: () => P,
  steps: (p: P) => readonly LabeledStep[],
  fits: (p: P) => boolean = () => true,
): P {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const p = draw();
    if (fits(p) && steps(p).some(([, { large }]) => large) === n.large) return p;
  }
  throw new RangeError('No draw suits the steps of the family.');
}

/** A whole and a percentage, without a check; small or large numbers as the problem is. */
function anyShare(n: NumberDraw): Share {
  if (n.large) {
    const whole = n.pick([
      n.int(12, 980),
      10 * n.int(12, 98),
      20 * n.int(3, 49),
      25 * n.int(3, 99),
      50 * n.int(3, 99),
      100 * n.int(3, 98),
    ]);
    return [whole, n.pick([n.int(3, 97), 5 * n.int(1, 19), n.int(2, 48) * 2])];
  }
  switch (n.int(0, 9)) {
    case 0:
      return [n.int(11, 990), 10];
    case 1:
      return [n.pick([20, 100, 200, 1000, 2000]), n.int(2, 97)];
    case 2:
      return [n.int(2, 49), n.pick([20, 50])];
    default:
      return [
        n.pick([n.int(2, 12), n.int(2, 12), n.int(11, 98)]) * n.pick([10, 10, 100, 100, 1000]),
        n.pick([n.int(2, 12), 10 * n.int(1, 9)]),
      ];
  }
}

/** A whole from `low` to `high` and a percentage of at most `most`, with a share that has at most `decimals` decimals. */
export function share(
  n: NumberDraw,
  { low, high, most = 97, decimals = 0 }: { low: number; high: number; most?: number; decimals?: number },
): Share {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const [whole, percent] = anyShare(n);
    const fits = whole >= low && whole <= high && percent <= most;
    if (fits && isShort((whole * percent) / 100, decimals) && times(whole, percent).large === n.large)
      return [whole, percent];
  }
  throw new RangeError(`No share fits ${low} to ${high}.`);
}

/** A price or an amount of money, at times with cents, and a percentage of it that is whole cents. */
export function moneyShare(n: NumberDraw, bounds: { low: number; high: number; most?: number }): Share {
  if (n.large && n.int(0, 3) === 0) {
    const whole = n.int(bounds.low, bounds.high) + n.pick([0.5, 0.5, 0.2, 0.8, 0.4, 0.6]);
    const percent = 10 * n.int(1, Math.floor((bounds.most ?? 90) / 10));
    if (percent !== 10) return [whole, percent];
  }
  return share(n, { ...bounds, decimals: 2 });
}

/** The two steps of a share: times the percentage, over 100. @param label what the share is */
export function shareSteps(
  whole: number,
  percent: number,
  label: string,
  writing: Writing = 'plain',
): { steps: readonly LabeledStep[]; part: NamedOperation } {
  const product = times(whole, percent, writing);
  const part = over(product.value, 100, writing);
  return {
    part,
    steps: [
      ['times the percentage', product],
      [label, part],
    ],
  };
}
