/** Numbers for problems about rates: drawn in wide ranges until the steps are as large or as small as the draw asks. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import type { LabeledStep, ProblemParameters } from '../family.ts';

/** Whether a number is easy to multiply and divide with: at most 12 but for zeros at its end. */
const isEasy = (value: number): boolean => Number(String(value).replace(/0+$/, '')) <= 12;

/** A whole number in the range; an easy one where the problem is small. */
export function number(n: NumberDraw, low: number, high: number): number {
  if (n.large) return n.int(low, high);
  const easy = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(isEasy);
  return easy.length > 0 ? n.pick(easy) : n.int(low, high);
}

/** Draws until the problem holds a large step exactly if it should, and all divisions come out. */
export function suitedRates<P extends ProblemParameters>(
  n: NumberDraw,
  steps: (p: P) => readonly LabeledStep[],
  draw: () => P,
): P {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const p = draw();
    let list: readonly LabeledStep[];
    try {
      list = steps(p);
    } catch (error) {
      if (error instanceof RangeError) continue;
      throw error;
    }
    const fits = list.every(([, step]) => step.value > 0) && list.some(([, step]) => step.large) === n.large;
    if (fits) return p;
  }
  throw new RangeError(`No ${n.large ? 'large' : 'small'} numbers fit the steps.`);
}
