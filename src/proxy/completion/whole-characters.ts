/**
 * Keeps incomplete characters out of a text in pieces. A server that stops after n tokens may stop within a character; it
 * then sends half of a surrogate pair, or U+FFFD for bytes that it cannot decode. Such an end is held back until the next
 * piece completes it, and dropped at the end of the text.
 */
import type { TextFilter } from './text-filter.ts';

const unfinishedEnd = /(?:\uFFFD+|[\uD800-\uDBFF])$/;

/** Passes on complete characters only. */
export class WholeCharacters implements TextFilter {
  #held = '';

  push(piece: string): string {
    const text = this.#held + piece;
    this.#held = unfinishedEnd.exec(text)?.[0] ?? '';
    return text.slice(0, text.length - this.#held.length);
  }

  end(): string {
    return '';
  }
}
