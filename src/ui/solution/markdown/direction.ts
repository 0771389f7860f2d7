/** The direction of a block's words, whatever the direction of the page around it. */
import type { Block, Inline, Leaf } from './blocks.ts';

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** That of the first letter outside of formulas, as `dir="auto"` has it; null where there is none. */
export function baseDirection(text: string, block: Block): 'ltr' | 'rtl' | null {
  for (const inline of inlinesIn(block)) {
    if (inline.kind !== 'text') continue;
    const letter = /\p{L}/u.exec(text.slice(inline.start, inline.end))?.[0];
    if (letter !== undefined) return rightToLeft.test(letter) ? 'rtl' : 'ltr';
  }
  return null;
}

/** All inlines of a block, in the order of the text. */
export function inlinesIn(block: Block): readonly Inline[] {
  return leavesIn(block).flatMap(({ inlines }) => inlines);
}

/** The parts of a block that hold text, such as the cells of a table, in the order of the text. */
export function leavesIn(block: Block): readonly Leaf[] {
  switch (block.kind) {
    case 'rule':
      return [];
    case 'quote':
      return block.blocks.flatMap(leavesIn);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(leavesIn));
    case 'table':
      return block.rows.flat();
    default:
      return [block];
  }
}
