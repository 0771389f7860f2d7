/**
 * Counts the tokens of an answer by what its events say, to cut it after the n tokens that were asked for. A server's
 * counts may be wrong, so this counts a lower bound: only what certainly exceeds n is cut, and impossible counts are
 * dropped.
 */

/** What one event says about its size. */
export interface TokenMeasure {
  /** The text of the event, thinking included. */
  readonly text: string;
  /** How many token ids it holds. */
  readonly ids: number;
  /** Tokens of the whole answer so far, as the server counts them; null without a count. */
  readonly count: number | null;
}

/** An upper bound of the average characters per token over a call, in any vocabulary. */
const charactersPerToken = 256;

const encoder = new TextEncoder();

/** Counts the tokens of one answer, event by event. */
export class TokenCounter {
  readonly #asked: number;
  #written = 0;
  #characters = 0;
  #ids = 0;
  #count: number | null = null;
  /** Every event with text so far had a count. */
  #isRunning = true;

  /** @param asked tokens that were asked for, at least 1 */
  constructor(asked: number) {
    this.#asked = asked;
  }

  /** Adds an event; returns how many characters of its text are within the n tokens. */
  add({ text, ids, count }: TokenMeasure): number {
    const known = count !== null && Number.isSafeInteger(count) ? count : null;
    if (text === '') {
      this.#ids += ids;
      this.#count = known ?? this.#count;
      return 0;
    }
    const tokens = this.#tokensIn(text, ids, known);
    const room = this.#asked - this.#written;
    // The end of the n-th token within an event of several is not known: the text is cut in proportion.
    const fitting = tokens <= room ? text.length : Math.floor((text.length * room) / tokens);
    const within = Math.min(fitting, this.#asked * charactersPerToken - this.#characters);
    if (within === text.length) {
      this.#ids += ids;
      this.#count = known ?? this.#count;
    } else if (within > 0) {
      // There is no count for text that is cut in the middle of an event.
      this.#ids = 0;
      this.#count = null;
    }
    this.#isRunning &&= known !== null;
    this.#written += Math.min(tokens, room);
    this.#characters += within;
    return within;
  }

  /** Tokens within the n: the server's count where it is possible, else the number of ids, else null. */
  get tokens(): number | null {
    return this.#plausible(this.#count) ?? (this.#ids > 0 ? this.#plausible(this.#ids) : null);
  }

  get isEmpty(): boolean {
    return this.#characters === 0;
  }

  /**
   * An event with text is at least one token. Servers that put several tokens into an event (because of speculative
   * decoding, or to hold back a possible stop string) send ids or a running count. A count that only the last event has
   * says nothing about single events, and neither does one that rises by more tokens than the event has bytes.
   */
  #tokensIn(text: string, ids: number, count: number | null): number {
    const risen = count !== null && this.#isRunning ? count - (this.#count ?? 0) : 0;
    return Math.max(1, Math.min(Math.max(ids, risen), encoder.encode(text).length));
  }

  #plausible(count: number | null): number | null {
    if (count === null) return null;
    return count >= (this.isEmpty ? 0 : 1) && count <= this.#asked ? count : null;
  }
}
