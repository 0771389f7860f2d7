/** Moves blocks to where they stand in the whole text. */
import type { TextRange } from '../attribution.ts';
import type { Block, Inline, Leaf } from './blocks.ts';

/** The same block, `by` characters further on. */
export function shifted(block: Block, by: number): Block {
  if (by === 0) return block;
  switch (block.kind) {
    case 'paragraph':
    case 'code':
    case 'heading':
      return leaf(block, by);
    case 'rule':
      return range(block, by);
    case 'quote':
      return { ...range(block, by), blocks: block.blocks.map((each) => shifted(each, by)) };
    case 'list': {
      const items = block.items.map((item) => ({
        ...range(item, by),
        blocks: item.blocks.map((each) => shifted(each, by)),
      }));
      return { ...range(block, by), items };
    }
    case 'table':
      return { ...range(block, by), rows: block.rows.map((row) => row.map((cell) => leaf(cell, by))) };
  }
}

function range<T extends TextRange>(one: T, by: number): T {
  return { ...one, start: one.start + by, end: one.end + by };
}

function leaf<T extends Leaf>(one: T, by: number): T {
  return { ...range(one, by), inlines: one.inlines.map((inline) => inlineAt(inline, by)) };
}

function inlineAt(inline: Inline, by: number): Inline {
  return inline.kind === 'formula'
    ? { ...range(inline, by), inner: range(inline.inner, by) }
    : range(inline, by);
}
