/** Where a formula stands in running text. */
import type { TextRange } from '../attribution.ts';

/**
 * `closed`: it ends with its delimiter. `open`: the text ends before the delimiter. `undecided`: the text ends before it
 * is clear whether the dollar sign opens a formula or a price.
 */
export type FormulaState = 'closed' | 'open' | 'undecided';

/** A formula in the text: `start`..`end` with its delimiters, `inner` without. */
export interface FormulaRange extends TextRange {
  readonly inner: TextRange;
  readonly display: boolean;
  readonly state: FormulaState;
}
