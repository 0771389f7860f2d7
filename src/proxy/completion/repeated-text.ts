/**
 * What a teacher repeats of the text that it was to continue, taken off the beginning of its answer: the solution has it
 * already.
 */
import type { TextFilter } from './text-filter.ts';

/**
 * Takes one whole copy of `prefix` off. An answer that only begins like it is the teacher's own. `shortest`: a prefix of
 * fewer characters is left alone, as an answer may begin with the same ones by chance.
 */
export class RepeatedPrefix implements TextFilter {
  readonly #prefix: string;
  #held: string | null;

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

/**
 * Takes white space off that the prefix ends with and the teacher writes again, since it was asked to continue the
 * prefix without it.
 */
export class RepeatedSpace implements TextFilter {
  #left: string;
  #tokens = 0;

  constructor(space: string) {
    this.#left = space;
  }

  /** Tokens that were nothing but such white space, so far. */
  get tokens(): number {
    return this.#tokens;
  }

  push(piece: string): string {
    let repeated = 0;
    while (repeated < Math.min(this.#left.length, piece.length) && piece[repeated] === this.#left[repeated]) {
      repeated += 1;
    }
    // Only a piece that is nothing but the repeated space lets the next one go on repeating.
    if (repeated > 0 && repeated === piece.length) this.#tokens += 1;
    this.#left = repeated === piece.length ? this.#left.slice(repeated) : '';
    return piece.slice(repeated);
  }

  end(): string {
    return '';
  }
}

/**
 * Tokens to ask for so that `maxTokens` are new: a teacher that writes the white space again may spend a token of its own
 * on it, as before a number, which Qwen's tokenizer never joins with a space.
 */
export function withSpace(maxTokens: number, space: string): number {
  return maxTokens + (space === '' ? 0 : 1);
}

/** The prefix and the white space at its end, apart: some chat templates trim it, some servers refuse it. */
export function splitTrailingSpace(prefix: string): { readonly text: string; readonly space: string } {
  const text = prefix.trimEnd();
  return { text, space: prefix.slice(text.length) };
}
