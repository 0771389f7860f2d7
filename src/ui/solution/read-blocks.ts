/**
 * Reads a solution as CommonMark with tables. HTML, links and images are text: a solution needs none of them.
 */
import { parser as commonMark, Table } from '@lezer/markdown';

import type { Block } from './blocks.ts';
import { readMarkup } from './markup.ts';
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

  /**
   * The blocks of a text, in order.
   *
   * @param complete see `AttributedText.complete`
   */
  read(whole: string, complete: boolean): readonly Block[] {
    if (!whole.startsWith(this.#text)) {
      this.#settled = [];
      this.#text = '';
    }
    const base = this.#text.length;
    const text = complete ? whole : whole.slice(0, Math.max(base, settledEnd(whole)));
    const blocks = [...this.#settled, ...read(text, base, complete)];
    const settled = blocks.slice(0, -unsettledBlocks);
    const next = blocks[settled.length];
    if (next !== undefined && settled.length > this.#settled.length) {
      this.#settled = settled;
      this.#text = text.slice(0, text.lastIndexOf('\n', next.start - 1) + 1);
    }
    return blocks;
  }
}

/** The blocks of one text. */
export function readBlocks(text: string, complete: boolean): readonly Block[] {
  return new BlockReader().read(text, complete);
}

function read(text: string, base: number, complete: boolean): Block[] {
  const rest = text.slice(base);
  const markup = readMarkup(rest, complete);
  const { markdown } = markup;
  const { topNode } = parser.parse(complete ? markdown : markdown + closers(markdown));
  const reader = new TreeReader(rest, markup);
  return childrenOf(topNode)
    .flatMap((node) => reader.block(node))
    .map((block) => shifted(block, base));
}
