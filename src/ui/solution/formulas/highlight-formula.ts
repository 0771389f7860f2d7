/**
 * Decides which parts of a formula are highlighted as whose. Highlights are put into the TeX source as `\htmlData`
 * wrappers, and KaTeX is the judge: a set of wrappers is accepted only if taking them out of KaTeX's parse tree gives
 * exactly the tree of the formula without them. So a highlight never changes what a formula says. One that is refused
 * grows to the group around it, in the end to the whole formula.
 */
import type { TextRange } from '../attribution.ts';
import { contains, overlaps } from '../attribution.ts';
import { isAllowed, treeText } from './katex-adapter.ts';
import type { TexItem, TexList } from './tex-structure.ts';
import { readTex, TooDeepError } from './tex-structure.ts';

/** What someone else than the student wrote of a formula; offsets in its source. */
export interface ForeignSpan extends TextRange {
  readonly author: 'teacher' | 'person';
  readonly call: number | null;
}

/** `exact`: all of it is the author's. `group`: the smallest group that could be marked; a part is the author's. */
export type Cover = 'exact' | 'group';

export interface Highlight extends ForeignSpan {
  readonly cover: Cover;
  /** It stands where TeX wants a single token: the wrapper needs braces of its own. */
  readonly braced: boolean;
}

export type FormulaHighlights =
  /** Not TeX that KaTeX renders: show the source. */
  | { readonly kind: 'source' }
  /** Wrappers inside the formula, in order, none within another. */
  | { readonly kind: 'inside'; readonly highlights: readonly Highlight[] }
  /** No wrapper inside is valid: the formula as a whole is marked. */
  | { readonly kind: 'whole'; readonly highlight: Highlight };

/** Stands for the secret of a rendering: nothing is shown here, so it need not be one. */
const probe = 'probe';

/** Longer formulas are marked as a whole: looking for valid places costs a parse each. */
const longestDivided = 2_000;

/** @param spans in order, without overlap, within the source. */
export function highlightFormula(
  source: string,
  spans: readonly ForeignSpan[],
  display: boolean,
): FormulaHighlights {
  if (!isAllowed(source)) return { kind: 'source' };
  // Rendering says by itself whether KaTeX takes the formula.
  if (spans.length === 0) return { kind: 'inside', highlights: [] };
  const plain = treeText(source, probe, display);
  if (plain === null) return { kind: 'source' };
  const lists = source.length > longestDivided ? null : structureOrNull(source);
  if (lists === null) return whole(source, spans);
  const wanted = spans.flatMap((span) => lists.flatMap((list) => highlightsIn(list, span)));
  const places = lists.flatMap(placesIn).sort((a, b) => a.end - a.start - (b.end - b.start));
  const accepts = (highlights: readonly Highlight[]) =>
    treeText(
      wrapSource(source, highlights, () => `\\htmlData{mark=${probe}}{`),
      probe,
      display,
    ) === plain;
  return settle(source, spans, wanted, places, accepts);
}

function settle(
  source: string,
  spans: readonly ForeignSpan[],
  wanted: readonly Highlight[],
  places: readonly Place[],
  accepts: (highlights: readonly Highlight[]) => boolean,
): FormulaHighlights {
  const all = wanted.reduce<readonly Highlight[]>(join, []);
  if (accepts(all)) return { kind: 'inside', highlights: all };
  let accepted: readonly Highlight[] = [];
  for (const highlight of wanted) {
    let candidate: Highlight | null = highlight;
    let next = join(accepted, candidate);
    while (!accepts(next)) {
      candidate = widen(candidate, places);
      if (candidate === null) return whole(source, spans);
      next = join(accepted, candidate);
    }
    accepted = next;
  }
  return { kind: 'inside', highlights: accepted };
}

/** The source with `open(highlight)…close` around every highlight. */
export function wrapSource<H extends Highlight>(
  source: string,
  highlights: readonly H[],
  open: (highlight: H) => string,
): string {
  let wrapped = '';
  let at = 0;
  for (const highlight of highlights) {
    const { start, end, braced } = highlight;
    const inside = `${open(highlight)}${source.slice(start, end)}}`;
    wrapped += source.slice(at, start) + (braced ? `{${inside}}` : inside);
    at = end;
  }
  return wrapped + source.slice(at);
}

interface Place extends TextRange {
  readonly braced: boolean;
}

/** Everything that a highlight may grow to. */
function placesIn(list: TexList): Place[] {
  const { items, unbraced: braced } = list;
  const inside = items.flatMap((item) => item.lists.flatMap(placesIn));
  if (!list.divisible) return inside;
  const row = rowOf(items);
  const single = items.map(({ start, end }) => ({ start, end, braced }));
  return row === null ? inside : [...inside, ...single, { ...row, braced }];
}

function rowOf(items: readonly TexItem[]): TextRange | null {
  const first = items[0];
  const last = items.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

function highlightsIn(list: TexList, span: ForeignSpan): Highlight[] {
  const { author, call } = span;
  const found: Highlight[] = [];
  for (const item of list.items) {
    if (!overlaps(item, span)) continue;
    const { start, end } = item;
    const isWhole = contains(span, item);
    const here = { start, end, author, call, braced: list.unbraced };
    const last = found.at(-1);
    if (isWhole && last?.cover === 'exact' && contains(span, { start: last.start, end })) {
      found[found.length - 1] = { ...last, end };
    } else if (isWhole) {
      found.push({ ...here, cover: 'exact' });
    } else {
      found.push(...(partsOf(item, span) ?? [{ ...here, cover: 'group' as const }]));
    }
  }
  return found;
}

/** Highlights inside an item that the author wrote in part; null when only the item as a whole can carry one. */
function partsOf(item: TexItem, span: ForeignSpan): Highlight[] | null {
  if (item.structure.some((part) => overlaps(part, span))) return null;
  const parts: Highlight[] = [];
  for (const list of item.lists) {
    const inside = highlightsIn(list, span);
    const touchesBracket = list.brackets.some((bracket) => overlaps(bracket, span));
    if (touchesBracket && inside.length === 0) return null;
    if (inside.length > 0 && !list.divisible) return null;
    parts.push(...inside);
  }
  return parts.length === 0 ? null : parts;
}

function widen(highlight: Highlight, places: readonly Place[]): Highlight | null {
  const place = places.find(
    (candidate) =>
      contains(candidate, highlight) && candidate.end - candidate.start > highlight.end - highlight.start,
  );
  return place === undefined ? null : { ...highlight, ...place, cover: 'group' };
}

/** Adds a highlight; what it covers already, or is covered by, becomes one with it. */
function join(highlights: readonly Highlight[], added: Highlight): readonly Highlight[] {
  const touching = highlights.filter((one) => overlaps(one, added));
  if (touching.length === 0) return [...highlights, added].sort((a, b) => a.start - b.start);
  const widest = [...touching, added].reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
  const start = Math.min(...touching.map((one) => one.start), added.start);
  const end = Math.max(...touching.map((one) => one.end), added.end);
  const merged: Highlight = { ...widest, start, end, cover: 'group' };
  return join(
    highlights.filter((one) => !touching.includes(one)),
    merged,
  );
}

function whole(source: string, spans: readonly ForeignSpan[]): FormulaHighlights {
  const [first] = spans;
  if (first === undefined) return { kind: 'inside', highlights: [] };
  const { author, call } = first;
  const range = { start: 0, end: source.length };
  const isAllTheirs = spans.length === 1 && contains(first, range);
  const cover = isAllTheirs ? 'exact' : 'group';
  return { kind: 'whole', highlight: { ...range, author, call, cover, braced: false } };
}

function structureOrNull(source: string): readonly TexList[] | null {
  try {
    return readTex(source);
  } catch (error) {
    // Too deep to divide: the caller marks the formula as a whole.
    if (error instanceof TooDeepError) return null;
    throw error;
  }
}
