/**
 * Counts how much of the n tokens that were asked for a server has written, from whatever its events say of it.
 *
 * It knows no protocol. Nobody can be made to count right, so the counts are lower bounds: what goes beyond n for sure is
 * cut off, and what cannot be true is not passed on.
 */

/** What one event says of how much was written. */
export interface TokenMeasure {
  /** Characters of the answer in it, thoughts included. */
  readonly text: string;
  /** Tokens that it holds the ids of. */
  readonly ids: number;
  /** Tokens of the whole answer so far, as the server counts them; null where it does not say. */
  readonly count: number | null;
}

/** More characters a token than any vocabulary has on average over a call. */
const charactersPerToken = 256;

const encoder = new TextEncoder();

export class TokenCounter {
  #written = 0;
  #characters = 0;
  #ids = 0;
  #count: number | null = null;
  /** Every event with text so far came with a count. */
  #isRunning = true;

  /** @param asked tokens, at least 1. */
  constructor(private readonly asked: number) {}

  /** Takes an event; returns how many of its characters lie within what was asked for. */
  add({ text, ids, count }: TokenMeasure): number {
    const known = count !== null && Number.isSafeInteger(count) ? count : null;
    if (text === '') {
      this.#ids += ids;
      this.#count = known ?? this.#count;
      return 0;
    }
    const tokens = this.#tokensIn(text, ids, known);
    const room = this.asked - this.#written;
    // Where in an event of several tokens the n-th ends, nobody says: the text is cut in proportion.
    const fitting = tokens <= room ? text.length : Math.floor((text.length * room) / tokens);
    const within = Math.min(fitting, this.asked * charactersPerToken - this.#characters);
    if (within === text.length) {
      this.#ids += ids;
      this.#count = known ?? this.#count;
    } else if (within > 0) {
      // A count of what was cut in the middle is anybody's guess.
      this.#ids = 0;
      this.#count = null;
    }
    this.#isRunning &&= known !== null;
    this.#written += Math.min(tokens, room);
    this.#characters += within;
    return within;
  }

  /** Tokens of what was taken: the server's count where it can be true, else as many as there were ids, else null. */
  get tokens(): number | null {
    return this.#plausible(this.#count) ?? (this.#ids > 0 ? this.#plausible(this.#ids) : null);
  }

  get isEmpty(): boolean {
    return this.#characters === 0;
  }

  /**
   * An event with text is one token at least. Servers that put several into an event (by speculative decoding, or to
   * hold back what may become a stop string) tell by ids or by a running count. A count that comes with the last event
   * only is none of these, and one that rises by more tokens than the event has bytes is no measure of it.
   */
  #tokensIn(text: string, ids: number, count: number | null): number {
    const risen = count !== null && this.#isRunning ? count - (this.#count ?? 0) : 0;
    return Math.max(1, Math.min(Math.max(ids, risen), encoder.encode(text).length));
  }

  #plausible(count: number | null): number | null {
    if (count === null) return null;
    return count >= (this.isEmpty ? 0 : 1) && count <= this.asked ? count : null;
  }
}
