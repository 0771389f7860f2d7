/** What a solution's text consists of, with the offsets of everything in it. */
import type { Range } from './attribution.ts';
import type { FormulaRange } from './formula-range.ts';
import type { Style } from './markup.ts';

export type Inline =
  /** `shown`: what it reads as where that is not the text itself, as with `&lt;`. */
  | ({ readonly kind: 'text'; readonly styles: readonly Style[]; readonly shown: string | null } & Range)
  | ({ readonly kind: 'formula'; readonly styles: readonly Style[] } & FormulaRange)
  | ({ readonly kind: 'break' } & Range);

export interface Leaf extends Range {
  readonly inlines: readonly Inline[];
}

export interface Cell extends Leaf {
  readonly align: 'left' | 'center' | 'right' | null;
}

export interface ListItem extends Range {
  readonly blocks: readonly Block[];
}

export type Block =
  /** `continues`: a further part of a long paragraph. */
  | ({ readonly kind: 'paragraph'; readonly continues: boolean } & Leaf)
  | ({ readonly kind: 'code' } & Leaf)
  | ({ readonly kind: 'heading'; readonly level: number } & Leaf)
  | ({ readonly kind: 'rule' } & Range)
  | ({ readonly kind: 'quote'; readonly blocks: readonly Block[] } & Range)
  /** `first`: the number of the first item, null where they have none. */
  | ({ readonly kind: 'list'; readonly first: number | null; readonly items: readonly ListItem[] } & Range)
  /** The first row is the header. */
  | ({ readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] } & Range);
