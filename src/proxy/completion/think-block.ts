/**
 * Removes a `<think>…</think>` block from the start of an answer, where reasoning models write it. A later one is kept as
 * text.
 */
import type { TextFilter } from './text-filter.ts';

const opening = '<think>';
const closing = '</think>';

/** Removes a think block at the start of a text. */
export class ThinkBlock implements TextFilter {
  /** Whether there was a block, complete or cut off. */
  found = false;
  #place: 'before' | 'inside' | 'after' | 'text' = 'before';
  #held = '';

  push(piece: string): string {
    this.#held += piece;
    if (this.#place === 'before') this.#lookForOpening();
    if (this.#place === 'inside') this.#lookForClosing();
    if (this.#place === 'after') this.#skipSpace();
    return this.#place === 'text' ? this.#take() : '';
  }

  /** The start of an opening tag without its rest is text; a block that never closes is removed to its end. */
  end(): string {
    return this.#place === 'before' ? this.#take() : '';
  }

  #lookForOpening(): void {
    const text = this.#held.trimStart();
    if (text.startsWith(opening)) {
      this.#held = text.slice(opening.length);
      this.#place = 'inside';
      this.found = true;
    } else if (!opening.startsWith(text)) {
      this.#place = 'text';
    }
  }

  #lookForClosing(): void {
    const at = this.#held.indexOf(closing);
    if (at >= 0) {
      this.#held = this.#held.slice(at + closing.length);
      this.#place = 'after';
    } else {
      // Keeps what may be the start of the closing tag.
      this.#held = this.#held.slice(1 - closing.length);
    }
  }

  /** Empty lines after the block belong to it. */
  #skipSpace(): void {
    this.#held = this.#held.trimStart();
    if (this.#held !== '') this.#place = 'text';
  }

  #take(): string {
    const text = this.#held;
    this.#held = '';
    return text;
  }
}
