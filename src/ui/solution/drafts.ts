/** The draft of a block: what is shown and by whom it is, before the tokens are counted. */
import type { AuthorSpan, CallPosition, TextRange } from './attribution.ts';
import { contains, RangeCursor, overlaps } from './attribution.ts';
import type { Block, Cell, Inline, Leaf } from './markdown/blocks.ts';
import { inlinesIn } from './markdown/direction.ts';
import { beginningOf } from './formulas/grow-formula.ts';
import type { ForeignSpan, FormulaHighlights } from './formulas/highlight-formula.ts';
import { highlightFormula } from './formulas/highlight-formula.ts';
import type { TextStyle } from './markdown/markup.ts';
import type { Credit } from './solution-blocks.ts';
import { readTexSource } from './formulas/tex-source.ts';

export type Foreign = AuthorSpan & { readonly author: Credit['author'] };

/** Something that can be credited with tokens. */
export type HighlightTarget = TextRange;

/** How many tokens each part of a solution shows. */
export interface TokenCounts {
  /** Tokens by what shows them. */
  readonly shown: ReadonlyMap<HighlightTarget, number>;
  /** Tokens of a call of which nothing shows. */
  readonly hidden: ReadonlyMap<number, number>;
}

type Credited = Omit<ForeignSpan, 'start' | 'end'>;

export interface TextDraft extends TextRange {
  readonly kind: 'text' | 'source';
  readonly styles: readonly TextStyle[];
  readonly shown: string | null;
  readonly by: Credited | null;
}

export interface FormulaDraft extends TextRange {
  readonly kind: 'formula';
  readonly tex: string;
  readonly display: boolean;
  readonly highlights: Exclude<FormulaHighlights, { kind: 'source' }>;
  /** Where each highlight is in the text. */
  readonly targets: readonly HighlightTarget[];
}

export type SolutionDraft =
  | TextDraft
  | FormulaDraft
  | { readonly kind: 'break' }
  | { readonly kind: 'call'; readonly call: number };

export type BlockDraft =
  | { readonly kind: 'paragraph'; readonly continues: boolean; readonly drafts: readonly SolutionDraft[] }
  | { readonly kind: 'code'; readonly drafts: readonly SolutionDraft[] }
  | { readonly kind: 'heading'; readonly level: number; readonly drafts: readonly SolutionDraft[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'quote'; readonly blocks: readonly BlockDraft[] }
  | {
      readonly kind: 'list';
      readonly first: number | null;
      readonly items: readonly (readonly BlockDraft[])[];
    }
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly {
        readonly align: Cell['align'];
        readonly drafts: readonly SolutionDraft[];
      }[])[];
    };

/** A block's own share of a solution. */
export interface Authored {
  readonly text: string;
  readonly complete: boolean;
  /** What others than the student wrote, ascending. */
  readonly spans: readonly ForeignSpan[];
  readonly calls: readonly CallPosition[];
  readonly parting?: number | undefined;
}

/** Whether a block has a place for the mark of a call. */
export const holdsText = (block: Block): boolean => inlinesIn(block).length > 0;

/** All calls of `authored` are in the draft, in their places. */
export function draftBlock(authored: Authored, block: Block): BlockDraft {
  const drafter = new Drafter(authored);
  const draft = drafter.block(block);
  const left = drafter.callsUpTo(Infinity);
  return left.length === 0 ? draft : withLast(draft, left);
}

/** The drafts that tokens are counted for, in the order of the text. */
export function targetsIn(draft: BlockDraft): readonly HighlightTarget[] {
  return draftsIn(draft).flatMap((each): readonly HighlightTarget[] => {
    if (each.kind === 'formula') return each.targets;
    return (each.kind === 'text' || each.kind === 'source') && each.by !== null ? [each] : [];
  });
}

function draftsIn(draft: BlockDraft): readonly SolutionDraft[] {
  switch (draft.kind) {
    case 'rule':
      return [];
    case 'quote':
      return draft.blocks.flatMap(draftsIn);
    case 'list':
      return draft.items.flat().flatMap(draftsIn);
    case 'table':
      return draft.rows.flat().flatMap(({ drafts }) => drafts);
    default:
      return draft.drafts;
  }
}

/** The same with more at the end of its last words. */
function withLast(draft: BlockDraft, more: readonly SolutionDraft[]): BlockDraft {
  switch (draft.kind) {
    case 'rule':
      return draft;
    case 'quote':
      return { ...draft, blocks: lastBlockWith(draft.blocks, more) };
    case 'list': {
      const index = draft.items.findLastIndex((item) => item.length > 0);
      const items = draft.items.map((item, i) => (i === index ? lastBlockWith(item, more) : item));
      return { ...draft, items };
    }
    case 'table': {
      const put = <T>(all: readonly T[], change: (last: T) => T): T[] =>
        all.map((each, i) => (i === all.length - 1 ? change(each) : each));
      const rows = put(draft.rows, (row) =>
        put(row, (cell) => ({ ...cell, drafts: [...cell.drafts, ...more] })),
      );
      return { ...draft, rows };
    }
    default:
      return { ...draft, drafts: [...draft.drafts, ...more] };
  }
}

function lastBlockWith(blocks: readonly BlockDraft[], more: readonly SolutionDraft[]): BlockDraft[] {
  const index = blocks.findLastIndex((block) => block.kind !== 'rule');
  return blocks.map((block, i) => (i === index ? withLast(block, more) : block));
}

class Drafter {
  readonly #spans: RangeCursor<ForeignSpan>;
  #nextCall = 0;

  constructor(readonly authored: Authored) {
    this.#spans = new RangeCursor(authored.spans);
  }

  callsUpTo(offset: number): SolutionDraft[] {
    const { calls } = this.authored;
    const from = this.#nextCall;
    while (this.#nextCall < calls.length && (calls[this.#nextCall]?.at ?? Infinity) <= offset)
      this.#nextCall += 1;
    return calls.slice(from, this.#nextCall).map(({ call }) => ({ kind: 'call', call }));
  }

  block(block: Block): BlockDraft {
    switch (block.kind) {
      case 'rule':
        return { kind: 'rule' };
      case 'quote':
        return { kind: 'quote', blocks: block.blocks.map((each) => this.block(each)) };
      case 'list': {
        const items = block.items.map(({ blocks }) => blocks.map((each) => this.block(each)));
        return { kind: 'list', first: block.first, items };
      }
      case 'table': {
        const rows = block.rows.map((row) =>
          row.map((cell) => ({ align: cell.align, drafts: this.#leaf(cell) })),
        );
        return { kind: 'table', rows };
      }
      case 'heading':
        return { kind: 'heading', level: block.level, drafts: this.#leaf(block) };
      case 'paragraph':
        return { kind: 'paragraph', continues: block.continues, drafts: this.#leaf(block) };
      case 'code':
        return { kind: 'code', drafts: this.#leaf(block) };
    }
  }

  #leaf({ inlines }: Leaf): SolutionDraft[] {
    return inlines.flatMap((inline) => {
      const here = this.#spans.overlapping(inline);
      if (inline.kind === 'break') return [...this.callsUpTo(inline.start), { kind: 'break' }];
      if (inline.kind === 'text') return this.#text('text', inline, here);
      // A call inside a formula is marked before it: a button cannot stand within the maths.
      return [...this.callsUpTo(inline.end - 1), ...this.#formula(inline, here)];
    });
  }

  /** Text in pieces, each by one author, with the calls between them. */
  #text(
    kind: TextDraft['kind'],
    {
      start,
      end,
      styles,
      shown,
    }: TextRange & { readonly styles: readonly TextStyle[]; readonly shown: string | null },
    spans: readonly ForeignSpan[],
  ): SolutionDraft[] {
    // What reads as something else than its characters cannot be parted.
    const inside = shown === null ? this.#cuts(start, end, spans) : [];
    const offsets = [start, ...inside, end];
    return offsets.slice(0, -1).flatMap((from, index): SolutionDraft[] => {
      const piece = { start: from, end: offsets[index + 1] ?? end };
      const by = spans.find((one) => (shown === null ? contains(one, piece) : overlaps(one, piece))) ?? null;
      return [...this.callsUpTo(from), { kind, styles, shown, by, ...piece }];
    });
  }

  #cuts(start: number, end: number, spans: readonly ForeignSpan[]): number[] {
    const { calls, parting = 0 } = this.authored;
    const offsets = [
      ...spans.flatMap((span) => [span.start, span.end]),
      ...calls.map(({ at }) => at),
      parting,
    ];
    return [...new Set(offsets.filter((at) => start < at && at < end))].sort((a, b) => a - b);
  }

  #formula(inline: Extract<Inline, { kind: 'formula' }>, spans: readonly ForeignSpan[]): SolutionDraft[] {
    const { text, complete } = this.authored;
    const { state, styles, display, start, end } = inline;
    if (state === 'closed') return this.#closed(inline, spans, '');
    if (state === 'undecided') return [];
    const source = text.slice(inline.inner.start, inline.inner.end);
    const beginning = beginningOf(source, display);
    const from = inline.inner.start;
    const to = from + (beginning?.length ?? 0);
    const shown =
      beginning === null
        ? []
        : this.#closed({ ...inline, end: to, inner: { start: from, end: to } }, spans, beginning.closing);
    const rest = { styles, shown: null, start: beginning === null ? start : to, end };
    // Of a text that goes no further, the rest is shown as it was written.
    const isShown = complete && text.slice(rest.start, end).trim() !== '';
    return isShown
      ? [
          ...shown,
          ...this.#text(
            'source',
            rest,
            spans.filter((span) => overlaps(span, rest)),
          ),
        ]
      : shown;
  }

  #closed(
    inline: Extract<Inline, { kind: 'formula' }>,
    spans: readonly ForeignSpan[],
    closing: string,
  ): SolutionDraft[] {
    const { inner, display, styles, start, end } = inline;
    const source = readTexSource(this.authored.text.slice(inner.start, inner.end));
    const inside = spans.flatMap((span) => {
      const from = source.toTex(Math.max(span.start, inner.start) - inner.start);
      const to = source.toTex(Math.min(span.end, inner.end) - inner.start);
      return overlaps(span, inner) && from < to ? [{ ...span, start: from, end: to }] : [];
    });
    const tex = source.tex + closing;
    const highlights = highlightFormula(tex, inside, display);
    if (highlights.kind === 'source') return this.#text('source', { styles, shown: null, start, end }, spans);
    const list = highlights.kind === 'inside' ? highlights.highlights : [highlights.highlight];
    const targets = list.map((one) => ({
      start: inner.start + source.toSource(one.start),
      end: inner.start + source.toSource(one.end),
    }));
    return [{ kind: 'formula', tex, display, highlights, targets, start, end }];
  }
}
