/**
 * Splits long paragraphs at their line breaks, so that a page draws only the last lines of one that grows.
 */
import type { Block } from './blocks.ts';

/** Lines of a part. */
const mostLines = 16;

/** The same block; a paragraph of many lines as several, of which the further ones continue the first. */
export function paragraphParts(block: Block): readonly Block[] {
  if (block.kind !== 'paragraph') return [block];
  const parts: Block[] = [];
  let from = 0;
  let lines = 1;
  for (const [index, inline] of block.inlines.entries()) {
    if (inline.kind !== 'break') continue;
    lines += 1;
    if (lines <= mostLines) continue;
    parts.push(part(block, parts.length, from, index));
    from = index + 1;
    lines = 1;
  }
  return parts.length === 0 ? [block] : [...parts, part(block, parts.length, from, block.inlines.length)];
}

function part(block: Extract<Block, { kind: 'paragraph' }>, index: number, from: number, to: number): Block {
  const inlines = block.inlines.slice(from, to);
  const start = index === 0 ? block.start : (inlines[0]?.start ?? block.start);
  const next = block.inlines[to];
  return { ...block, start, end: next?.start ?? block.end, continues: index > 0, inlines };
}
