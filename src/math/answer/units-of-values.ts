/** Puts a unit or a currency to the value before or after it. */
import { apply, type Answer } from './syntax.ts';
import { NoFormula } from './tokens.ts';
import type { Unit } from './units.ts';

export const withUnit = (value: Answer, unit: Unit): Answer => {
  if (!unit.multiplier) return { kind: 'quantity', value, unit };
  return apply('*', value, { kind: 'number', value: unit.scale, places: null });
};

/** `\$12`, `\$12 million`; in `\$12 dollars` the currency stands there twice. */
export function withCurrency(value: Answer, currency: Unit, written: Unit | null): Answer {
  if (written?.multiplier === true)
    return { kind: 'quantity', value: withUnit(value, written), unit: currency };
  if (written !== null && !Array.from(currency.dimension.keys()).every((name) => written.dimension.has(name)))
    throw new NoFormula();
  return { kind: 'quantity', value, unit: currency };
}
