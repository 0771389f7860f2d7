/**
 * Lays out a solution: blocks of nodes that say what to show and who wrote it. Every token that the student did not
 * write is counted in exactly one node, so that the highlights of a page add up to the tokens of its log.
 */
import type { AttributedText, CallPosition } from './attribution.ts';
import { RangeCursor } from './attribution.ts';
import type { Block } from './markdown/blocks.ts';
import { baseDirection } from './markdown/direction.ts';
import type { BlockDraft, Foreign, HighlightTarget, TokenCounts } from './drafts.ts';
import { draftBlock, holdsText, targetsIn } from './drafts.ts';
import { finishBlock } from './finish.ts';
import { BlockReader } from './markdown/read-blocks.ts';
import type { SolutionBlock } from './solution-blocks.ts';

/** Lays out a text that grows: blocks that did not change stay the same objects. */
export class SolutionLayout {
  readonly #reader = new BlockReader();
  #known = new Map<Block, LaidOut>();

  layOut(solution: AttributedText): readonly SolutionBlock[] {
    const foreign = solution.spans.filter((span): span is Foreign => span.author !== 'student');
    const drafts = this.#draft(solution, foreign);
    const counts = countTokens(
      drafts.flatMap(({ targets }) => targets),
      foreign,
    );
    this.#known = new Map(drafts.flatMap((draft) => (draft.block === null ? [] : [[draft.block, draft]])));
    return drafts.map((draft) => finished(solution, draft, counts));
  }

  #draft(solution: AttributedText, foreign: readonly Foreign[]): LaidOut[] {
    const { text, calls, complete } = solution;
    const blocks = this.#reader.read(text, complete);
    const lastWithText = blocks.findLastIndex(holdsText);
    const spans = new RangeCursor(foreign);
    let next = 0;
    const drafts = blocks.map((block, index) => {
      const from = next;
      // A call at the very end belongs to the last words.
      const limit = index === lastWithText ? Infinity : holdsText(block) ? block.end : -1;
      while ((calls[next]?.at ?? Infinity) < limit) next += 1;
      return this.#one(solution, block, spans.overlapping(block), calls.slice(from, next));
    });
    const left = calls.slice(next);
    if (left.length === 0) return drafts;
    const body: BlockDraft = {
      kind: 'paragraph',
      continues: false,
      drafts: left.map(({ call }) => ({ kind: 'call', call })),
    };
    return [
      ...drafts,
      { block: null, signature: '', draft: body, targets: [], calls: left, direction: null, result: null },
    ];
  }

  #one(
    { text, complete, parting }: AttributedText,
    block: Block,
    spans: readonly Foreign[],
    calls: readonly CallPosition[],
  ): LaidOut {
    const parts = spans.map(({ start, end, author, call }) => ({
      start: Math.max(start, block.start),
      end: Math.min(end, block.end),
      author,
      call,
    }));
    const signature = parts.length + calls.length === 0 ? '' : JSON.stringify([parts, calls]);
    const known = this.#known.get(block);
    if (known?.signature === signature) return known;
    const draft = draftBlock({ text, complete, spans: parts, calls, parting }, block);
    const direction = baseDirection(text, block);
    return { block, signature, draft, targets: targetsIn(draft), calls, direction, result: null };
  }
}

/** A block's draft, and what came of it the last time. */
interface LaidOut {
  /** Null for calls without any text around them. */
  readonly block: Block | null;
  /** Who wrote what of it, and the calls in it. */
  readonly signature: string;
  readonly draft: BlockDraft;
  readonly targets: readonly HighlightTarget[];
  readonly calls: readonly CallPosition[];
  readonly direction: SolutionBlock['direction'];
  result: { readonly counts: string; readonly block: SolutionBlock } | null;
}

/** The layout of one text. */
export function layOut(solution: AttributedText): readonly SolutionBlock[] {
  return new SolutionLayout().layOut(solution);
}

function countTokens(targets: readonly HighlightTarget[], foreign: readonly Foreign[]): TokenCounts {
  const cursor = new RangeCursor(targets);
  const shown = new Map<HighlightTarget, number>();
  const hidden = new Map<number, number>();
  for (const span of foreign) {
    const own = cursor.overlapping(span);
    let at = 0;
    for (const start of span.tokenStarts) {
      while (at < own.length - 1 && (own[at]?.end ?? Infinity) <= start) at += 1;
      const target = own[at];
      if (target !== undefined) shown.set(target, (shown.get(target) ?? 0) + 1);
      else if (span.call !== null) hidden.set(span.call, (hidden.get(span.call) ?? 0) + 1);
    }
  }
  return { shown, hidden };
}

function finished(solution: AttributedText, laidOut: LaidOut, counts: TokenCounts): SolutionBlock {
  const { draft, targets, calls, direction, result } = laidOut;
  const key = JSON.stringify([
    targets.map((target) => counts.shown.get(target) ?? 0),
    calls.map(({ call }) => counts.hidden.get(call) ?? 0),
  ]);
  if (result?.counts === key) return result.block;
  const block = { direction, body: finishBlock(solution, draft, counts) };
  laidOut.result = { counts: key, block };
  return block;
}
