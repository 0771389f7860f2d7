/**
 * Reads a solution as CommonMark with tables. HTML, links and images are text: a solution needs none of them.
 */
import { parser as commonMark, Table } from '@lezer/markdown';

import type { Block } from './blocks.ts';
import { readMarkup } from './markup.ts';
import { paragraphParts } from './long-paragraph.ts';
import { closers, settledEnd } from './open-end.ts';
import { shifted } from './shift.ts';
import { childrenOf, TreeReader } from './tree-reader.ts';

const parser = commonMark.configure([
  Table,
  {
    // Models indent formulas and steps by any number of spaces, and write rules right below a paragraph.
    remove: [
      ...['IndentedCode', 'SetextHeading', 'HTMLBlock', 'LinkReference'],
      ...['HTMLTag', 'Link', 'Image', 'LinkEnd'],
    ],
  },
]);

/** Of a text that grows, the last blocks may still change: the last one by what is added, the one before by its end. */
const unsettledBlocks = 2;

/** Reads a text that grows. It parses the end only; the blocks before it stay the same objects. */
export class BlockReader {
  #settled: readonly Block[] = [];
  /** The text that they were read from, up to the line on which the rest begins. */
  #text = '';
  /** The blocks after it, by their starts, and what the parser saw of them. */
  #rest: ReadonlyMap<number, Block> = new Map();
  #markdown = '';

  /**
   * The blocks of a text, in order.
   *
   * @param complete see `AttributedText.complete`
   */
  read(whole: string, complete: boolean): readonly Block[] {
    if (!whole.startsWith(this.#text)) {
      this.#settled = [];
      this.#rest = new Map();
      this.#text = '';
      this.#markdown = '';
    }
    const base = this.#text.length;
    const text = complete ? whole : whole.slice(0, Math.max(base, settledEnd(whole)));
    const read = readFrom(text, base, complete);
    const same = commonLength(read.markdown, this.#markdown);
    const rest = read.blocks
      .flatMap(paragraphParts)
      .map((block) => this.#unchanged(block, base, same) ?? block);
    const blocks = [...this.#settled, ...rest];
    this.#rest = new Map(rest.map((block) => [block.start, block]));
    this.#markdown = read.markdown;
    const next = read.blocks.at(-unsettledBlocks);
    if (next !== undefined && read.blocks.length > unsettledBlocks) {
      this.#settled = blocks.filter(({ start }) => start < next.start);
      const length = text.lastIndexOf('\n', next.start - 1) + 1;
      this.#markdown = this.#markdown.slice(length - base);
      this.#text = text.slice(0, length);
    }
    return blocks;
  }

  /** A part of a paragraph that is the same as the last time: no more than its last line depends on what follows. */
  #unchanged(block: Block, base: number, same: number): Block | null {
    const known = this.#rest.get(block.start);
    const isSame = known?.end === block.end && block.end - base < same;
    return isSame && JSON.stringify(known) === JSON.stringify(block) ? known : null;
  }
}

/** The blocks of one text. */
export function readBlocks(text: string, complete: boolean): readonly Block[] {
  return new BlockReader().read(text, complete);
}

interface Reading {
  readonly blocks: readonly Block[];
  /** What the parser saw. */
  readonly markdown: string;
}

function readFrom(text: string, base: number, complete: boolean): Reading {
  const rest = text.slice(base);
  const markup = readMarkup(rest, complete);
  const { markdown } = markup;
  let { topNode } = parser.parse(markdown);
  const closing = complete ? '' : closers(markdown, topNode);
  if (closing !== '') ({ topNode } = parser.parse(markdown + closing));
  const reader = new TreeReader(rest, markup);
  const blocks = childrenOf(topNode).flatMap((node) => reader.block(node));
  return { blocks: blocks.map((block) => shifted(block, base)), markdown };
}

function commonLength(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  if (one.startsWith(other.slice(0, length))) return length;
  let i = 0;
  while (i < length && one[i] === other[i]) i += 1;
  return i;
}
