/** The words of a solution, and how well a class predicted which of them contain calls. */
import type { RunState } from '../../relay/run-state.ts';
import { segments } from '../../relay/solution.ts';
import type { TextRange } from '../solution/attribution.ts';
import type { Inline } from '../solution/markdown/blocks.ts';
import { leavesIn } from '../solution/markdown/direction.ts';
import { partsOf } from '../solution/formulas/formula-parts.ts';
import { readBlocks } from '../solution/markdown/read-blocks.ts';

/** What a word shows: text, or TeX that KaTeX sets. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tex'; readonly tex: string; readonly display: boolean };

/** A word of the solution; what stands between two blanks of a formula is one too. */
export interface Word {
  readonly pieces: readonly Piece[];
  /** The calls whose answer begins in it. */
  readonly calls: readonly number[];
}

/** The solution as words; commands are no part of it, and nothing tells who wrote what. */
export function wordsOf(run: RunState): Word[] {
  const { text, marks } = segments(run);
  const leaves = readBlocks(text, true).flatMap(leavesIn);
  const inlines = leaves.flatMap((leaf) => [...leaf.inlines, gapAfter(leaf)]);
  const words = new WordReader(text).read(inlines);
  const calls = words.map((): number[] => []);
  for (const mark of marks) {
    if (mark.kind !== 'call') continue;
    // A call at the very end, which brought nothing, is the last word's.
    const index = words.findIndex(({ end }) => mark.offset < end);
    calls.at(index)?.push(mark.call.id);
  }
  return words.map(({ pieces }, index) => ({ pieces, calls: calls[index] ?? [] }));
}

/** Parts the last word of a block, an item or a cell from the first of the next. */
const gapAfter = ({ end }: TextRange): Inline => ({ kind: 'break', start: end, end });

/** Goes over a text in order: each blank ends a word. */
class WordReader {
  readonly #words: { readonly pieces: Piece[]; end: number }[] = [];
  #isOpen = false;

  constructor(readonly text: string) {}

  read(inlines: readonly Inline[]) {
    for (const inline of inlines) {
      if (inline.kind === 'break') this.#isOpen = false;
      else if (inline.kind === 'text') this.#text(inline);
      else this.#formula(inline);
    }
    return this.#words;
  }

  #text({ start, end, shown }: Extract<Inline, { kind: 'text' }>): void {
    for (const { 0: part, index } of (shown ?? this.text.slice(start, end)).matchAll(/\s+|\S+/g)) {
      if (/^\s/.test(part)) this.#isOpen = false;
      else this.#add({ kind: 'text', text: part }, shown === null ? start + index + part.length : end);
    }
  }

  #formula({ start, end, inner, display }: Extract<Inline, { kind: 'formula' }>): void {
    const parts = partsOf(this.text.slice(inner.start, inner.end), display);
    for (const [index, { tex, isTex, end: partEnd }] of parts.entries()) {
      if (index > 0) this.#isOpen = false;
      const piece: Piece = isTex
        ? { kind: 'tex', tex, display }
        : { kind: 'text', text: this.text.slice(start, end) };
      // A call within the closing delimiter is the last part's.
      this.#add(piece, index === parts.length - 1 ? end : inner.start + partEnd);
    }
  }

  #add(piece: Piece, end: number): void {
    const last = this.#words.at(-1);
    if (this.#isOpen && last !== undefined) {
      last.pieces.push(piece);
      last.end = end;
    } else this.#words.push({ pieces: [piece], end });
    this.#isOpen = true;
  }
}

/** Of marks on words: how many were made, how many words hold a call, and how many are both. */
export interface Prediction {
  readonly marked: number;
  readonly called: number;
  readonly hits: number;
}

/** @param marked indices of words */
export function judged(words: readonly Word[], marked: ReadonlySet<number>): Prediction {
  const called = words.flatMap(({ calls }, index) => (calls.length > 0 ? [index] : []));
  return {
    marked: marked.size,
    called: called.length,
    hits: called.filter((index) => marked.has(index)).length,
  };
}

/** Over several predictions: the share of marks that were right, and of calls that were expected; null for none. */
export function scoreOf(predictions: readonly Prediction[]): {
  readonly precision: number | null;
  readonly recall: number | null;
} {
  const sum = (of: (prediction: Prediction) => number): number =>
    predictions.reduce((total, prediction) => total + of(prediction), 0);
  const share = (all: number): number | null => (all === 0 ? null : sum(({ hits }) => hits) / all);
  return { precision: share(sum(({ marked }) => marked)), recall: share(sum(({ called }) => called)) };
}
