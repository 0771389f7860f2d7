/**
 * Reads the little Markdown that solutions use: paragraphs, line breaks, headings, lists, rules, `**strong**`,
 * `` `code` ``, and formulas. Everything else, HTML included, is text.
 */
import type { Range } from './attribution.ts';
import type { FormulaRange } from './formulas.ts';
import { formulaAt } from './formulas.ts';

/** `source`: TeX that is shown as it was written. */
export type TextStyle = 'plain' | 'strong' | 'code' | 'source';

export type Inline =
  | ({ readonly kind: 'text'; readonly style: TextStyle } & Range)
  | ({ readonly kind: 'formula' } & Pick<FormulaRange, 'start' | 'end' | 'inner' | 'display'>)
  | ({ readonly kind: 'break' } & Range);

export type BlockKind =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'item'; readonly marker: string }
  | { readonly kind: 'rule' };

export interface Block extends Range {
  readonly shape: BlockKind;
  readonly inlines: readonly Inline[];
}

const blankLine = /\n[ \t]*(?:\n[ \t]*)*\n/y;
const lineStart = /[ \t]*(?:(#{1,6})[ \t]+|([-*•]|\d{1,3}[.)])[ \t]+|(---+|\*\*\*+)[ \t]*(?=\n|$))/y;

/**
 * The blocks of a text, in order.
 *
 * @param complete whether no more text follows: a formula that is still open is then text, else TeX source.
 */
export function readBlocks(text: string, complete: boolean): Block[] {
  const blocks: Block[] = [];
  let at = skipBlank(text, 0);
  while (at < text.length) {
    const block = readBlock(text, at, complete);
    blocks.push(block);
    at = skipBlank(text, block.end);
  }
  return blocks;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  // Spaces before the first word belong to it: `lineStart` allows for them.
  return at;
}

function readBlock(text: string, start: number, complete: boolean): Block {
  const { shape, contentStart } = readShape(text, start);
  if (shape.kind === 'rule') return { start, end: contentStart, shape, inlines: [] };
  const inlines: Inline[] = [];
  let at = contentStart;
  let textStart = at;
  const flush = (end: number) => {
    if (end > textStart) inlines.push({ kind: 'text', style: 'plain', start: textStart, end });
  };
  while (at < text.length) {
    const character = text[at];
    if (character === '\n') {
      if (endsBlock(text, at, shape)) break;
      flush(at);
      inlines.push({ kind: 'break', start: at, end: at + 1 });
      at += 1;
      textStart = at;
      continue;
    }
    const formula = formulaAt(text, at);
    if (formula !== null && (formula.closed || !complete)) {
      flush(at);
      inlines.push(inlineOf(formula));
      at = formula.end;
      textStart = at;
      continue;
    }
    if (character === '\\' && text[at + 1] === '$') {
      // An escaped dollar sign shows as a dollar sign.
      flush(at);
      textStart = at + 1;
      at += 2;
      continue;
    }
    at += 1;
  }
  flush(at);
  return { start, end: at, shape, inlines: applyStyles(text, inlines) };
}

function inlineOf(formula: FormulaRange): Inline {
  const { start, end, inner, display, closed } = formula;
  return closed
    ? { kind: 'formula', start, end, inner, display }
    : { kind: 'text', style: 'source', start, end };
}

function readShape(text: string, start: number): { shape: BlockKind; contentStart: number } {
  lineStart.lastIndex = start;
  const match = lineStart.exec(text);
  const contentStart = lineStart.lastIndex;
  if (match === null) return { shape: { kind: 'paragraph' }, contentStart: start };
  const [, hashes, marker, rule] = match;
  if (hashes !== undefined) return { shape: { kind: 'heading', level: hashes.length }, contentStart };
  if (marker !== undefined) return { shape: { kind: 'item', marker }, contentStart };
  return rule === undefined
    ? { shape: { kind: 'paragraph' }, contentStart: start }
    : { shape: { kind: 'rule' }, contentStart };
}

/** A line break ends a block before a blank line, before a line with a marker, and after a heading. */
function endsBlock(text: string, at: number, shape: BlockKind): boolean {
  if (shape.kind === 'heading') return true;
  blankLine.lastIndex = at;
  if (blankLine.test(text)) return true;
  return readShape(text, at + 1).shape.kind !== 'paragraph';
}

/** Pairs the `**` and `` ` `` of a block and takes them out of the text; one without a partner stays as it is. */
function applyStyles(text: string, inlines: readonly Inline[]): Inline[] {
  const markers = inlines.flatMap((inline) =>
    inline.kind === 'text' && inline.style === 'plain' ? markersIn(text, inline) : [],
  );
  const spans = pair(markers);
  return inlines.flatMap((inline) =>
    inline.kind === 'text' && inline.style === 'plain' ? split(inline, spans) : [inline],
  );
}

interface Marker extends Range {
  readonly style: 'strong' | 'code';
}

function markersIn(text: string, range: Range): Marker[] {
  return [...text.slice(range.start, range.end).matchAll(/\*\*|`/g)].map((match) => ({
    start: range.start + match.index,
    end: range.start + match.index + match[0].length,
    style: match[0] === '`' ? 'code' : 'strong',
  }));
}

function pair(markers: readonly Marker[]): { open: Marker; close: Marker }[] {
  const pairs: { open: Marker; close: Marker }[] = [];
  let open: Marker | undefined;
  for (const marker of markers) {
    if (open === undefined) open = marker;
    else if (open.style === marker.style) {
      if (marker.start > open.end) pairs.push({ open, close: marker });
      open = undefined;
    }
  }
  return pairs;
}

function split(range: Range, pairs: readonly { open: Marker; close: Marker }[]): Inline[] {
  const cuts = pairs
    .flatMap(({ open, close }) => [open, close])
    .filter((marker) => range.start <= marker.start && marker.end <= range.end);
  const pieces: Inline[] = [];
  let at = range.start;
  const push = (end: number) => {
    if (end <= at) return;
    const around = pairs.find(({ open, close }) => open.end <= at && end <= close.start);
    pieces.push({ kind: 'text', style: around?.open.style ?? 'plain', start: at, end });
  };
  for (const cut of cuts) {
    push(cut.start);
    at = cut.end;
  }
  push(range.end);
  return pieces;
}
