/** What a number in a story is: a count, money, a measure, a share. Its value belongs to the family, its look to the style. */
import type { UnitName } from './units.ts';

export type Quantity =
  | { readonly kind: 'count'; readonly value: number }
  /** In whole units of the problem's currency, with at most two decimals. */
  | { readonly kind: 'money'; readonly value: number }
  | { readonly kind: 'measure'; readonly value: number; readonly unit: UnitName }
  | { readonly kind: 'percent'; readonly value: number }
  /** A name rather than an amount (a year, a bus line, a term of a sequence): always plain digits. */
  | { readonly kind: 'label'; readonly value: number };

/** A number of things. */
export const count = (value: number): Quantity => ({ kind: 'count', value });
/** An amount of money, in units of the currency. */
export const money = (value: number): Quantity => ({ kind: 'money', value });
/** A number of units. */
export const measure = (value: number, unit: UnitName): Quantity => ({ kind: 'measure', value, unit });
/** A percentage. */
export const percent = (value: number): Quantity => ({ kind: 'percent', value });
/** A number that names something, such as a room. */
export const label = (value: number): Quantity => ({ kind: 'label', value });
