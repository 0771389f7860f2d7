/** Turns the tree of the Markdown parser into blocks with offsets, and puts back what `markup.ts` hid from it. */
import type { SyntaxNode } from '@lezer/common';

import type { TextRange } from '../attribution.ts';
import type { Block, Cell, Inline, ListItem } from './blocks.ts';
import { characterReference } from './character-reference.ts';
import type { Markup, TextStyle } from './markup.ts';

/** Nodes of the parser that show nothing. */
const marks = /^(?:Emphasis|Code|Header|Quote|List)Mark$|^CodeInfo$|^TableDelimiter$/;
const styles = new Map<string, TextStyle>([
  ['StrongEmphasis', 'strong'],
  ['Emphasis', 'emphasis'],
  ['InlineCode', 'code'],
]);

/** A node's children, in order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** Reads the blocks of one text; offsets are those of the text. */
export class TreeReader {
  readonly #specials: readonly Inline[];

  constructor(
    readonly text: string,
    readonly markup: Markup,
  ) {
    const { formulas, hidden, breaks } = markup;
    this.#specials = [
      ...formulas.map((formula) => ({ kind: 'formula' as const, styles: [], ...formula })),
      ...hidden.map((range) => ({ kind: 'text' as const, styles: [], shown: '', ...range })),
      ...breaks.map((range) => ({ kind: 'break' as const, ...range })),
    ].sort((a, b) => a.start - b.start);
  }

  block(node: SyntaxNode): Block[] {
    const range = { start: node.from, end: Math.min(node.to, this.text.length) };
    const heading = /^ATXHeading(\d)$/.exec(node.name)?.[1];
    if (heading !== undefined)
      return [{ kind: 'heading', level: Number(heading), ...range, ...this.#leaf(node) }];
    switch (node.name) {
      case 'HorizontalRule':
        return [{ kind: 'rule', ...range }];
      case 'Blockquote':
        return [{ kind: 'quote', ...range, blocks: this.#blocks(node) }];
      case 'BulletList':
      case 'OrderedList':
        return [{ kind: 'list', ...range, first: this.#firstNumber(node), items: this.#items(node) }];
      case 'FencedCode':
        return [{ kind: 'code', ...range, inlines: this.#code(node) }];
      case 'Table':
        return [{ kind: 'table', ...range, rows: this.#rows(node) }];
      case 'Paragraph':
        return [{ kind: 'paragraph', continues: false, ...range, ...this.#leaf(node) }];
      default:
        return [];
    }
  }

  #blocks(node: SyntaxNode): Block[] {
    return childrenOf(node).flatMap((child) => this.block(child));
  }

  #items(list: SyntaxNode): ListItem[] {
    return childrenOf(list)
      .filter(({ name }) => name === 'ListItem')
      .map((item) => ({
        start: item.from,
        end: Math.min(item.to, this.text.length),
        blocks: this.#blocks(item),
      }));
  }

  #firstNumber(list: SyntaxNode): number | null {
    if (list.name !== 'OrderedList') return null;
    const digits = /^\d+/.exec(this.text.slice(list.from, list.from + 12))?.[0];
    return Number(digits ?? 1);
  }

  #code(node: SyntaxNode): Inline[] {
    const lines = childrenOf(node).filter(({ name }) => name === 'CodeText');
    return lines
      .flatMap(({ from, to }) => this.#clipped({ start: from, end: to }))
      .map(({ start, end }) => {
        // Of code that is still open, the last line has not begun.
        const source = this.text.slice(start, end).replace(/\n+$/, '');
        return { kind: 'text' as const, styles: [], shown: null, start, end: start + source.length };
      })
      .filter(({ start, end }) => start < end);
  }

  #rows(table: SyntaxNode): Cell[][] {
    const [header, delimiter, ...rows] = childrenOf(table);
    const aligns = this.text
      .slice(delimiter?.from, delimiter?.to)
      .replace(/^\s*\||\|\s*$/g, '')
      .split('|')
      .map(alignmentOf);
    return [header, ...rows].flatMap((row) => (row === undefined ? [] : [this.#cells(row, aligns)]));
  }

  /** A cell without text has no node: the delimiters say which columns there are. */
  #cells(row: SyntaxNode, aligns: readonly Cell['align'][]): Cell[] {
    const cells: Cell[] = [];
    const put = (cell: Omit<Cell, 'align'>) => cells.push({ ...cell, align: aligns[cells.length] ?? null });
    let isFilled = false;
    for (const child of childrenOf(row)) {
      if (child.name === 'TableCell') {
        put({ start: child.from, end: child.to, ...this.#leaf(child) });
        isFilled = true;
      } else if (child.name === 'TableDelimiter') {
        if (!isFilled && child.from > row.from) put({ start: child.from, end: child.from, inlines: [] });
        isFilled = false;
      }
    }
    return cells.slice(0, Math.max(aligns.length, 1));
  }

  #leaf(node: SyntaxNode): { readonly inlines: readonly Inline[] } {
    return { inlines: withoutEdges(this.#inlines(node, []), this.text) };
  }

  #inlines(node: SyntaxNode, around: readonly TextStyle[]): Inline[] {
    const inlines: Inline[] = [];
    let at = node.from;
    for (const child of childrenOf(node)) {
      inlines.push(...this.#plain(at, child.from, around));
      inlines.push(...this.#child(child, around));
      at = child.to;
    }
    return [...inlines, ...this.#plain(at, node.to, around)];
  }

  #child(child: SyntaxNode, around: readonly TextStyle[]): Inline[] {
    const { name, from, to } = child;
    if (marks.test(name)) return [];
    const style = styles.get(name);
    if (style !== undefined) return this.#inlines(child, [...around, style]);
    if (name === 'Escape') return this.#plain(from + 1, to, around);
    if (name === 'HardBreak') return [{ kind: 'break', start: from, end: to }];
    if (name !== 'Entity') return this.#plain(from, to, around);
    const shown = characterReference(this.text.slice(from, to));
    return this.#clipped({ start: from, end: to }).map((range) => ({
      kind: 'text',
      styles: around,
      shown,
      ...range,
    }));
  }

  /** Text without Markdown in it: what was hidden from the parser comes back, and each line ends with a break. */
  #plain(from: number, to: number, around: readonly TextStyle[]): Inline[] {
    const inlines: Inline[] = [];
    for (const { start, end } of this.#clipped({ start: from, end: to })) {
      let at = start;
      for (const special of this.#within(start, end)) {
        inlines.push(...this.#lines(at, special.start, around));
        if (special.kind === 'formula')
          inlines.push({ ...special, styles: this.#stylesAt(special.start, around) });
        else if (special.kind === 'break') inlines.push(special);
        at = special.end;
      }
      inlines.push(...this.#lines(at, end, around));
    }
    return inlines;
  }

  #lines(from: number, to: number, around: readonly TextStyle[]): Inline[] {
    const inlines: Inline[] = [];
    const { styled } = this.markup;
    const cuts = styled.flatMap(({ start, end }) => [start, end]).filter((at) => from < at && at < to);
    const edges = [...new Set([from, ...cuts.sort((a, b) => a - b), to])];
    for (const [index, start] of edges.slice(0, -1).entries()) {
      const end = edges[index + 1] ?? to;
      for (const { 0: piece, index: offset } of this.text
        .slice(start, end)
        .matchAll(/[ \t]*\n[ \t]*|[^\n]+?(?=[ \t]*\n|$)/g)) {
        const range = { start: start + offset, end: start + offset + piece.length };
        if (piece.includes('\n')) inlines.push({ kind: 'break', ...range });
        else
          inlines.push({ kind: 'text', styles: this.#stylesAt(range.start, around), shown: null, ...range });
      }
    }
    return inlines;
  }

  #stylesAt(offset: number, around: readonly TextStyle[]): readonly TextStyle[] {
    const own = this.markup.styled.filter(({ start, end }) => start <= offset && offset < end);
    return own.length === 0 ? around : [...new Set([...around, ...own.map(({ style }) => style)])];
  }

  /** What is left of a range in the text: the parser also saw what closes an open end. */
  #clipped({ start, end }: TextRange): TextRange[] {
    const to = Math.min(end, this.text.length);
    return start < to ? [{ start, end: to }] : [];
  }

  #within(start: number, end: number): readonly Inline[] {
    const first = lowerBound(this.#specials, start);
    let last = first;
    while ((this.#specials[last]?.start ?? Infinity) < end) last += 1;
    return this.#specials.slice(first, last);
  }
}

/** The first of ascending ranges that begins at an offset or after it. */
function lowerBound(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Drops breaks and blanks at both ends, and breaks next to a formula that has lines of its own. */
function withoutEdges(inlines: readonly Inline[], text: string): readonly Inline[] {
  const isBlank = (inline: Inline | undefined): boolean =>
    inline?.kind === 'break' ||
    (inline?.kind === 'text' && inline.shown === null && text.slice(inline.start, inline.end).trim() === '');
  const standsAlone = (inline: Inline | undefined): boolean => inline?.kind === 'formula' && inline.display;
  const kept = inlines.filter(
    (inline, i) => inline.kind !== 'break' || !(standsAlone(inlines[i - 1]) || standsAlone(inlines[i + 1])),
  );
  let from = 0;
  let to = kept.length;
  while (from < to && isBlank(kept[from])) from += 1;
  while (from < to && isBlank(kept[to - 1])) to -= 1;
  return kept.slice(from, to).map((inline, i, all) => {
    if (inline.kind !== 'text' || inline.shown !== null) return inline;
    const source = text.slice(inline.start, inline.end);
    const start = i === 0 ? inline.start + source.search(/\S/) : inline.start;
    return {
      ...inline,
      start,
      end: i === all.length - 1 ? inline.start + source.trimEnd().length : inline.end,
    };
  });
}

function alignmentOf(delimiter: string): Cell['align'] {
  const [left, right] = [/^\s*:/.test(delimiter), /:\s*$/.test(delimiter)];
  if (left && right) return 'center';
  return right ? 'right' : left ? 'left' : null;
}
