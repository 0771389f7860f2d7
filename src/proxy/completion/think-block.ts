/**
 * Takes a `<think>…</think>` block off the beginning of an answer: models that think write it before what they were
 * asked for. One that stands later is text like any other.
 */
import type { TextFilter } from './text-filter.ts';

const opening = '<think>';
const closing = '</think>';

export class ThinkBlock implements TextFilter {
  /** Whether there was one, be it whole or cut off. */
  found = false;
  #place: 'before' | 'inside' | 'behind' | 'text' = 'before';
  #held = '';

  push(piece: string): string {
    this.#held += piece;
    if (this.#place === 'before') this.#lookForOpening();
    if (this.#place === 'inside') this.#lookForClosing();
    if (this.#place === 'behind') this.#skipSpace();
    return this.#place === 'text' ? this.#take() : '';
  }

  /** The beginning of an opening that never came is text; a block that never closed was thought to its end. */
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
      this.#place = 'behind';
    } else {
      // As much as may be the beginning of the closing.
      this.#held = this.#held.slice(1 - closing.length);
    }
  }

  /** The lines between the block and the answer belong to the block. */
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
