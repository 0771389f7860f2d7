/** Removes what a teacher repeats of the prefix at the start of its answer. */
import type { TextFilter } from './text-filter.ts';

/** Removes one complete copy of the prefix. An answer that only starts like the prefix is kept as it is. */
export class RepeatedPrefix implements TextFilter {
  readonly #prefix: string;
  #held: string | null;

  /** @param shortest a prefix of fewer characters is not removed, as an answer may start with it by chance */
  constructor(prefix: string, shortest = 1) {
    this.#prefix = prefix;
    this.#held = prefix.length < Math.max(shortest, 1) ? null : '';
  }

  push(piece: string): string {
    if (this.#held === null) return piece;
    this.#held += piece;
    if (this.#prefix.startsWith(this.#held) && this.#held !== this.#prefix) return '';
    const text = this.end();
    return text.startsWith(this.#prefix) ? text.slice(this.#prefix.length) : text;
  }

  end(): string {
    const held = this.#held ?? '';
    this.#held = null;
    return held;
  }
}

/** Removes the white space at the end of the prefix where the teacher writes it again. */
export class RepeatedSpace implements TextFilter {
  #left: string;
  #tokens = 0;

  constructor(space: string) {
    this.#left = space;
  }

  /** Tokens so far that consisted of such white space only. */
  get tokens(): number {
    return this.#tokens;
  }

  push(piece: string): string {
    let repeated = 0;
    while (repeated < Math.min(this.#left.length, piece.length) && piece[repeated] === this.#left[repeated]) {
      repeated += 1;
    }
    // Only after a piece that is white space throughout the next piece may continue it.
    if (repeated > 0 && repeated === piece.length) this.#tokens += 1;
    this.#left = repeated === piece.length ? this.#left.slice(repeated) : '';
    return piece.slice(repeated);
  }

  end(): string {
    return '';
  }
}

/**
 * Tokens to ask for besides n, so that n are new: a teacher that writes the white space may need an extra token for it,
 * for example before a number, which Qwen's tokenizer never joins with a space.
 */
export function spareForSpace(space: string): number {
  return space === '' ? 0 : 1;
}

/**
 * The blank at the end of a prefix, which a teacher may write again even if it was sent: most vocabularies have a blank at
 * the start of a word. Two of them are a text that students rarely learned from.
 */
export function blankAtEnd(prefix: string): string {
  return prefix.endsWith(' ') ? ' ' : '';
}

/** Splits off the white space at the end of the prefix, which some chat templates trim and some servers refuse. */
export function splitTrailingSpace(prefix: string): { readonly text: string; readonly space: string } {
  const text = prefix.trimEnd();
  return { text, space: prefix.slice(text.length) };
}
