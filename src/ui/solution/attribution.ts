/**
 * Who wrote which characters of a solution: the input of everything in this folder. Offsets are UTF-16 code units of
 * the clean text (without commands).
 */
import type { Author } from '../../relay/events.ts';

/** A segment of text by one author and, where it is the teacher's, of one call. */
export interface AuthorSpan {
  readonly start: number;
  readonly end: number;
  readonly author: Author;
  /** The call that delivered it; null for the student. */
  readonly call: number | null;
  /** Where each of its tokens begins, ascending; one that shows nothing begins where the next one does. */
  readonly tokenStarts: readonly number[];
}

/** A mark at an offset of the text: here the student called. */
export interface CallPosition {
  readonly at: number;
  readonly call: number;
}

export interface AttributedText {
  readonly text: string;
  /** In order, without overlap, covering the whole text. */
  readonly spans: readonly AuthorSpan[];
  /** Ascending. */
  readonly calls: readonly CallPosition[];
  /** False while more text may follow. */
  readonly complete: boolean;
  /** Where it parts from another text with the same beginning; left out where it is compared with none. */
  readonly parting?: number;
}

/** A half-open range of text, start <= end. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Whether two stretches share at least one character. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Finds the ranges that overlap another one, for questions that come in ascending order. */
export class RangeCursor<T extends TextRange> {
  #from = 0;
  constructor(readonly ranges: readonly T[]) {}

  overlapping(range: TextRange): T[] {
    while ((this.ranges[this.#from]?.end ?? Infinity) <= range.start) this.#from += 1;
    const found: T[] = [];
    for (let i = this.#from; (this.ranges[i]?.start ?? Infinity) < range.end; i += 1) {
      const one = this.ranges[i];
      if (one !== undefined && overlaps(one, range)) found.push(one);
    }
    return found;
  }
}
