/**
 * Finds the first false equation in a written solution and says what kind of operation failed. Reads plain equations of
 * two operands, as relay-math writes them; anything else is not judged.
 */
import { wholeMinus, wholeOver, wholePlus, wholeTimes, type Step } from '../../math/arithmetic/step.ts';

const operations: Readonly<Record<string, (left: number, right: number) => Step>> = {
  '+': wholePlus,
  '-': wholeMinus,
  '\\times': wholeTimes,
  '\\div': wholeOver,
};

const equation = /(\d+(?:\.\d+)?) (\+|-|\\times|\\div) (\d+(?:\.\d+)?) = (\d+(?:\.\d+)?)/g;

const names: Readonly<Record<Step['kind'], string>> = {
  product22: 'two-digit product',
  product31: 'three-digit product',
  quotient: 'large quotient',
  sum: 'large sum',
  difference: 'large difference',
  small: 'small step',
};

/** The kind of the first equation in `text` that is not true, or null where all of them are. */
export function firstFalseEquation(text: string): string | null {
  for (const [, left = '', operator = '', right = '', result = ''] of text.matchAll(equation)) {
    const step = operations[operator]?.(Number(left), Number(right));
    if (step !== undefined && Math.abs(step.value - Number(result)) > 1e-9) return names[step.kind];
  }
  return null;
}
