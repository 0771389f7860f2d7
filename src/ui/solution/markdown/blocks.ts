/** What a solution's text consists of, with the offsets of everything in it. */
import type { TextRange } from '../attribution.ts';
import type { FormulaRange } from '../formulas/formula-range.ts';
import type { TextStyle } from './markup.ts';

export type Inline =
  /** `shown`: what it reads as where that is not the text itself, as with `&lt;`. */
  | ({
      readonly kind: 'text';
      readonly styles: readonly TextStyle[];
      readonly shown: string | null;
    } & TextRange)
  | ({ readonly kind: 'formula'; readonly styles: readonly TextStyle[] } & FormulaRange)
  | ({ readonly kind: 'break' } & TextRange);

export interface Leaf extends TextRange {
  readonly inlines: readonly Inline[];
}

export interface Cell extends Leaf {
  readonly align: 'left' | 'center' | 'right' | null;
}

export interface ListItem extends TextRange {
  readonly blocks: readonly Block[];
}

export type Block =
  /** `continues`: a further part of a long paragraph. */
  | ({ readonly kind: 'paragraph'; readonly continues: boolean } & Leaf)
  | ({ readonly kind: 'code' } & Leaf)
  | ({ readonly kind: 'heading'; readonly level: number } & Leaf)
  | ({ readonly kind: 'rule' } & TextRange)
  | ({ readonly kind: 'quote'; readonly blocks: readonly Block[] } & TextRange)
  /** `first`: the number of the first item, null where they have none. */
  | ({
      readonly kind: 'list';
      readonly first: number | null;
      readonly items: readonly ListItem[];
    } & TextRange)
  /** The first row is the header. */
  | ({ readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] } & TextRange);
