/**
 * Lays out a solution: blocks of nodes that say what to show and who wrote it. Every token that the student did not
 * write is counted in exactly one node, so that the highlights of a page add up to the tokens of its log.
 */
import type { AttributedText, AuthorSpan, CallPosition, Range } from './attribution.ts';
import { contains, overlaps } from './attribution.ts';
import type { BlockKind, Inline, TextStyle } from './blocks.ts';
import { readBlocks } from './blocks.ts';
import type { FormulaHighlights, Highlight } from './highlight-formula.ts';
import { highlightFormula } from './highlight-formula.ts';
import { renderFormula } from './render-formula.ts';

/** Who wrote a node, when it was not the student. */
export interface Credit {
  readonly author: 'teacher' | 'person';
  readonly call: number | null;
  readonly tokens: number;
  readonly cover: Highlight['cover'];
}

export type SolutionNode =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style: TextStyle;
      readonly credit: Credit | null;
    }
  /** `credit` is set where the formula as a whole is credited; inside it, the markup says it. */
  | {
      readonly kind: 'formula';
      readonly html: string;
      readonly display: boolean;
      readonly credit: Credit | null;
    }
  | { readonly kind: 'break' }
  /** `hidden`: tokens of this call that show nothing, such as an end token. */
  | { readonly kind: 'call'; readonly call: number; readonly hidden: Credit | null };

export interface SolutionBlock {
  readonly shape: BlockKind;
  readonly nodes: readonly SolutionNode[];
}

type Foreign = AuthorSpan & { readonly author: Credit['author'] };

/** A node before its tokens are counted. */
type Draft =
  | ({ readonly kind: 'text'; readonly style: TextStyle; readonly span: Foreign | null } & Range)
  | ({
      readonly kind: 'formula';
      readonly formula: Extract<Inline, { kind: 'formula' }>;
      readonly highlights: FormulaHighlights;
    } & Range)
  | { readonly kind: 'break' }
  | { readonly kind: 'call'; readonly call: number };

interface DraftBlock {
  readonly shape: BlockKind;
  readonly drafts: Draft[];
}

export function layOut(solution: AttributedText): SolutionBlock[] {
  const foreign = solution.spans.filter((span): span is Foreign => span.author !== 'student');
  const blocks = draftBlocks(solution, foreign);
  const counts = countTokens(blocks, foreign);
  return blocks.map(({ shape, drafts }) => ({
    shape,
    nodes: drafts.flatMap((draft) => nodesOf(solution.text, draft, counts)),
  }));
}

function draftBlocks(solution: AttributedText, foreign: readonly Foreign[]): DraftBlock[] {
  const { text, calls, complete } = solution;
  const spans = new Cursor(foreign);
  let nextCall = 0;
  const callsUpTo = (offset: number): Draft[] => {
    const from = nextCall;
    while ((calls[nextCall]?.at ?? Infinity) <= offset) nextCall += 1;
    return calls.slice(from, nextCall).map(({ call }) => ({ kind: 'call', call }));
  };
  const blocks = readBlocks(text, complete).map((block): DraftBlock => {
    const drafts: Draft[] = [];
    for (const inline of block.inlines) {
      const here = spans.overlapping(inline);
      if (inline.kind === 'formula') {
        // A call inside a formula is marked before it: a button cannot stand within the maths.
        drafts.push(...callsUpTo(inline.end - 1), ...draftFormula(text, inline, here));
      } else if (inline.kind === 'break') {
        drafts.push(...callsUpTo(inline.start), { kind: 'break' });
      } else {
        drafts.push(...draftText(inline, here, calls, callsUpTo));
      }
    }
    return { shape: block.shape, drafts };
  });
  const left = callsUpTo(text.length);
  if (left.length === 0) return blocks;
  const last = blocks.at(-1);
  if (last === undefined) return [{ shape: { kind: 'paragraph' }, drafts: left }];
  last.drafts.push(...left);
  return blocks;
}

function draftText(
  inline: Extract<Inline, { kind: 'text' }>,
  spans: readonly Foreign[],
  calls: readonly CallPosition[],
  callsUpTo: (offset: number) => Draft[],
): Draft[] {
  const { style } = inline;
  const cuts = [
    ...spans.flatMap(({ start, end }) => [start, end]),
    ...calls.map(({ at }) => at),
    inline.start,
    inline.end,
  ].filter((offset) => inline.start <= offset && offset <= inline.end);
  const offsets = [...new Set(cuts)].sort((a, b) => a - b);
  return offsets.slice(0, -1).flatMap((start, index): Draft[] => {
    const piece = { start, end: offsets[index + 1] ?? inline.end };
    const span = spans.find((one) => contains(one, piece)) ?? null;
    return [...callsUpTo(start), { kind: 'text', style, span, ...piece }];
  });
}

function draftFormula(
  text: string,
  formula: Extract<Inline, { kind: 'formula' }>,
  spans: readonly Foreign[],
): Draft[] {
  const { inner, start, end } = formula;
  const source = text.slice(inner.start, inner.end);
  const inside = spans
    .filter((span) => overlaps(span, inner))
    .map(({ author, call, ...span }) => ({
      author,
      call,
      start: Math.max(span.start, inner.start) - inner.start,
      end: Math.min(span.end, inner.end) - inner.start,
    }));
  const highlights = highlightFormula(source, inside);
  if (highlights.kind === 'source') {
    return draftText({ kind: 'text', style: 'source', start, end }, spans, [], () => []);
  }
  return [{ kind: 'formula', formula, highlights, start, end }];
}

/** Something that can be credited with tokens. */
interface Target extends Range {
  readonly key: string;
}

const keyOf = (range: Range): string => `${range.start}-${range.end}`;

interface TokenCounts {
  /** Tokens by the range of what shows them. */
  readonly shown: ReadonlyMap<string, number>;
  /** Tokens of a call of which nothing shows. */
  readonly hidden: ReadonlyMap<number, number>;
}

function countTokens(blocks: readonly DraftBlock[], foreign: readonly Foreign[]): TokenCounts {
  const targets = blocks.flatMap(({ drafts }) => drafts.flatMap(targetsOf));
  const cursor = new Cursor(targets);
  const shown = new Map<string, number>();
  const hidden = new Map<number, number>();
  for (const span of foreign) {
    const own = cursor.overlapping(span);
    for (const start of span.tokenStarts) {
      const target = own.find((one) => one.end > start) ?? own.at(-1);
      if (target !== undefined) shown.set(target.key, (shown.get(target.key) ?? 0) + 1);
      else if (span.call !== null) hidden.set(span.call, (hidden.get(span.call) ?? 0) + 1);
    }
  }
  return { shown, hidden };
}

function targetsOf(draft: Draft): Target[] {
  if (draft.kind === 'text') {
    const { start, end } = draft;
    return draft.span === null ? [] : [{ start, end, key: keyOf(draft) }];
  }
  if (draft.kind !== 'formula') return [];
  return absoluteHighlights(draft).map((range) => ({ ...range, key: keyOf(range) }));
}

function absoluteHighlights(draft: Extract<Draft, { kind: 'formula' }>): Highlight[] {
  const { highlights, formula } = draft;
  const list =
    highlights.kind === 'inside'
      ? highlights.highlights
      : highlights.kind === 'whole'
        ? [highlights.highlight]
        : [];
  return list.map((one) => ({
    ...one,
    start: one.start + formula.inner.start,
    end: one.end + formula.inner.start,
  }));
}

function nodesOf(text: string, draft: Draft, counts: TokenCounts): SolutionNode[] {
  switch (draft.kind) {
    case 'break':
      return [draft];
    case 'call': {
      const tokens = counts.hidden.get(draft.call) ?? 0;
      const hidden: Credit = { author: 'teacher', call: draft.call, tokens, cover: 'exact' };
      return [{ ...draft, hidden: tokens === 0 ? null : hidden }];
    }
    case 'text': {
      const { start, end, style, span } = draft;
      const credit = span === null ? null : creditOf({ ...span, start, end, cover: 'exact' }, counts);
      return [{ kind: 'text', text: text.slice(start, end), style, credit }];
    }
    case 'formula':
      return [formulaNode(text, draft, counts)];
  }
}

function creditOf(
  highlight: Range & Pick<Highlight, 'author' | 'call' | 'cover'>,
  counts: TokenCounts,
): Credit {
  const { author, call, cover } = highlight;
  return { author, call, cover, tokens: counts.shown.get(keyOf(highlight)) ?? 0 };
}

function formulaNode(
  text: string,
  draft: Extract<Draft, { kind: 'formula' }>,
  counts: TokenCounts,
): SolutionNode {
  const { formula, highlights, start, end } = draft;
  const source = text.slice(formula.inner.start, formula.inner.end);
  const credits = absoluteHighlights(draft).map((highlight) => creditOf(highlight, counts));
  const whole = highlights.kind === 'whole' ? (credits[0] ?? null) : null;
  const inside = highlights.kind === 'inside' ? highlights.highlights : [];
  const credited = inside.flatMap((highlight, index) => {
    const credit = credits[index];
    return credit === undefined ? [] : [{ ...highlight, tokens: credit.tokens }];
  });
  const { display } = formula;
  const html = renderFormula(source, display, credited);
  if (html !== null) return { kind: 'formula', html, display, credit: whole };
  const tokens = credits.reduce((sum, credit) => sum + credit.tokens, 0);
  const [first] = credits;
  const credit: Credit | null = first === undefined ? null : { ...first, cover: 'group', tokens };
  return { kind: 'text', text: text.slice(start, end), style: 'source', credit };
}

/** Finds the ranges that overlap another one, for questions that come in ascending order. */
class Cursor<T extends Range> {
  #from = 0;
  constructor(readonly ranges: readonly T[]) {}

  overlapping(range: Range): T[] {
    while ((this.ranges[this.#from]?.end ?? Infinity) <= range.start) this.#from += 1;
    const found: T[] = [];
    for (let i = this.#from; (this.ranges[i]?.start ?? Infinity) < range.end; i += 1) {
      const one = this.ranges[i];
      if (one !== undefined && overlaps(one, range)) found.push(one);
    }
    return found;
  }
}

/** Whether two layouts of a block show the same. */
export function isSameBlock(one: SolutionBlock, other: SolutionBlock): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
