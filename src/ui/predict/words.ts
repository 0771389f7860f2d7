/** The words of a solution, and how well a class predicted which of them contain calls. */
import type { RunState } from '../../relay/run-state.ts';

/** A word of the solution, with the space after it. */
export interface Word {
  readonly text: string;
  /** The calls whose answer begins in it. */
  readonly calls: readonly number[];
}

/** The solution as words; commands are no part of it, and nothing tells who wrote what. */
export function wordsOf({ tokens, calls }: RunState): Word[] {
  const words: { text: string; calls: number[] }[] = [];
  const waiting = new Map(calls.map(({ id, position }) => [position, id]));
  let pending: number[] = [];
  let index = 0;
  for (const { text, isShown } of tokens) {
    const call = waiting.get(index);
    if (call !== undefined) pending.push(call);
    index += 1;
    if (!isShown) continue;
    // A token may end one word and begin the next.
    for (const part of text.match(/\s+|\S+/g) ?? []) {
      const last = words.at(-1);
      if (last === undefined || (/\S$/.test(part) && /\s$/.test(last.text)))
        words.push({ text: part, calls: [] });
      else last.text += part;
      if (/\S/.test(part)) {
        words.at(-1)?.calls.push(...pending);
        pending = [];
      }
    }
  }
  // A call at the very end, which brought nothing.
  words.at(-1)?.calls.push(...pending);
  return words;
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
