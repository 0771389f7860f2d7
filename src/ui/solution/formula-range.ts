/** Where a formula stands in running text. */
import type { Range } from './attribution.ts';

/**
 * `closed`: it ends with its delimiter. `open`: the text ends before the delimiter. `undecided`: the text ends before it
 * is clear whether the dollar sign opens a formula or a price.
 */
export type FormulaState = 'closed' | 'open' | 'undecided';

/** A formula in the text: `start`..`end` with its delimiters, `inner` without. */
export interface FormulaRange extends Range {
  readonly inner: Range;
  readonly display: boolean;
  readonly state: FormulaState;
}
