/**
 * Text in pieces, cut only between characters. A server that stops at n tokens may stop inside a character; it then
 * sends half of a surrogate pair, or U+FFFD for the bytes that it cannot decode. Such an end is held back until the
 * next piece completes it, and dropped where none comes.
 */
import type { TextFilter } from './text-filter.ts';

const unfinishedEnd = /(?:\uFFFD+|[\uD800-\uDBFF])$/;

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
