/** A laid-out solution: what `SolutionView` draws. */
import type { Cell } from './markdown/blocks.ts';
import type { Cover } from './formulas/highlight-formula.ts';
import type { TextStyle } from './markdown/markup.ts';

/** Who wrote a node, when it was not the student. */
export interface Credit {
  readonly author: 'teacher' | 'person';
  readonly call: number | null;
  readonly tokens: number;
  readonly cover: Cover;
}

/** Of a text that is compared with another: the same in both, or where they part; null for all else. */
export type Compared = 'same' | 'parting' | null;

export type SolutionNode =
  /** `source`: TeX that is shown as it was written. */
  | {
      readonly kind: 'text' | 'source';
      readonly text: string;
      readonly styles: readonly TextStyle[];
      readonly credit: Credit | null;
      readonly compared: Compared;
    }
  /** `credit` is set where the formula as a whole is credited; inside it, the markup says it. */
  | {
      readonly kind: 'formula';
      readonly html: string;
      readonly display: boolean;
      readonly credit: Credit | null;
      readonly compared: Compared;
    }
  | { readonly kind: 'break' }
  /** `hidden`: tokens of this call that show nothing, such as an end token. */
  | { readonly kind: 'call'; readonly call: number; readonly hidden: Credit | null };

export interface SolutionCell {
  readonly align: Cell['align'];
  readonly nodes: readonly SolutionNode[];
}

export type BlockBody =
  /** `continues`: a further part of a long paragraph. */
  | { readonly kind: 'paragraph'; readonly continues: boolean; readonly nodes: readonly SolutionNode[] }
  | { readonly kind: 'code'; readonly nodes: readonly SolutionNode[] }
  | { readonly kind: 'heading'; readonly level: number; readonly nodes: readonly SolutionNode[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: readonly BlockBody[] }
  | {
      readonly kind: 'list';
      readonly first: number | null;
      readonly items: readonly (readonly BlockBody[])[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly SolutionCell[])[] };

export interface SolutionBlock {
  /** The direction of the words; null where it has none of its own. */
  readonly direction: 'ltr' | 'rtl' | null;
  readonly body: BlockBody;
}

/** All nodes of a block, in the order of the text. */
export function nodesIn(body: BlockBody): readonly SolutionNode[] {
  switch (body.kind) {
    case 'rule':
      return [];
    case 'quote':
      return body.blocks.flatMap(nodesIn);
    case 'list':
      return body.items.flat().flatMap(nodesIn);
    case 'table':
      return body.rows.flat().flatMap(({ nodes }) => nodes);
    default:
      return body.nodes;
  }
}
