/**
 * Counts the tokens of an answer by what its events say, to end it after the n tokens of a call. A server's counts may be
 * wrong, so impossible ones are dropped. An event with text counts as one token at least, but a server or a gateway may
 * also cut its text into pieces smaller than a token. So text after the n-th event is held until the server's count says
 * to whom it belongs, and only what certainly exceeds n is cut.
 */
import { nextBoundary } from '../../relay/text-boundary.ts';

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
export const charactersPerToken = 256;

/**
 * How much text after the n-th event is waited for, in characters per token and besides them: n tokens are hardly longer,
 * so more comes of a server that ignores n.
 */
const [likelyCharactersPerToken, likelyCharacters] = [16, 64];

const encoder = new TextEncoder();

/** Counts the tokens of one answer, event by event. */
export class TokenCounter {
  readonly #asked: number;
  readonly #spare: number;
  /** Lower bounds of the tokens within n, and after them. */
  #written = 0;
  #beyond = 0;
  #characters = 0;
  /** Characters after the n-th token, as the events count. */
  #held = 0;
  #ids = 0;
  /** Every event with text so far had ids. */
  #hasIds = true;
  /** The server's last count of the whole answer. */
  #count: number | null = null;
  /** Every event with text so far had a count. */
  #isRunning = true;
  /** The size of every event is known, by its ids or by a running count. */
  #isExact = true;
  /** The text is longer than n tokens can be. */
  #isFlood = false;

  /**
   * @param asked the n of the call, at least 1
   * @param spare tokens that the server was asked for besides: a request may need more than n tokens for n new ones
   */
  constructor(asked: number, spare = 0) {
    this.#asked = asked;
    this.#spare = spare;
  }

  /** Adds an event; returns how many characters of its text are certainly within the n tokens. */
  add({ text, ids, count }: TokenMeasure): number {
    const known = count !== null && Number.isSafeInteger(count) ? count : null;
    const tokens = text === '' ? 0 : this.#tokensIn(text, ids, known);
    this.#ids += ids;
    this.#count = known ?? this.#count;
    if (text === '') return 0;
    this.#hasIds &&= ids > 0;
    this.#isRunning &&= known !== null;
    this.#isExact &&= ids > 0 || this.#isRunning;
    const room = this.#asked - this.#written;
    this.#written += Math.min(tokens, room);
    this.#beyond += Math.max(tokens - room, 0);
    if (room === 0) return this.#hold(text.length, 0);
    // The end of the n-th token within an event of several is not known: it is estimated in proportion.
    const fitting =
      tokens <= room ? text.length : nextBoundary(text, Math.floor((text.length * room) / tokens));
    const left = this.#asked * charactersPerToken - this.#characters;
    this.#isFlood ||= fitting > left;
    const within = Math.min(fitting, left);
    this.#characters += within;
    return this.#hold(text.length, within);
  }

  #hold(length: number, within: number): number {
    this.#held += length - within;
    return within;
  }

  /** The least number of tokens of the whole answer, if no event is smaller than a token. */
  get least(): number {
    return this.#written + this.#beyond;
  }

  /** Text came after the n tokens. */
  get isCut(): boolean {
    return this.#isFlood || (this.#beyond > 0 && this.#heldPart !== 'all');
  }

  /** More came than the server was asked for. */
  get isExceeded(): boolean {
    if (this.#isFlood) return true;
    const isMore = this.#hasIds || (this.#count ?? 0) > this.#most;
    const waits = this.#asked * likelyCharactersPerToken + likelyCharacters;
    return this.#beyond > this.#spare && (isMore || this.#held > waits);
  }

  /** All n tokens are text, and the answer has more of them, such as an end token. */
  get endsBeyond(): boolean {
    return this.isCut || (this.#count !== null && this.#spare > 0 && this.#count > this.#asked);
  }

  /** Tokens within the n: the server's count where it is possible, else the number of ids, else null. */
  get tokens(): number | null {
    if (this.#isFlood) return null;
    if (!this.isCut)
      return this.#plausible(this.#count) ?? (this.#ids > 0 ? this.#plausible(this.#ids) : null);
    if (this.#isExact || this.#heldPart === 'share') return this.#asked;
    // Where no more came than was asked for, each event after the n-th is one of the spare tokens.
    const isPossible = this.#count !== null && this.#count >= this.least;
    return isPossible && this.#plausible(this.#count) !== null ? this.#asked : null;
  }

  /** Tokens of the whole answer where its events are smaller than tokens, at most; null where they need not be. */
  get ofSmallerEvents(): number | null {
    if (this.isExceeded || this.#hasIds) return null;
    const count = this.#possibleCount ?? this.#most;
    return this.least > count ? count : null;
  }

  /** The part of the text after the n-th event that is within the n tokens; to be called at the end of the answer. */
  withinHeld(text: string): string {
    switch (this.#heldPart) {
      case 'all':
        return text;
      case 'none':
        return '';
      case 'share': {
        const characters = this.#characters + this.#held;
        const due = Math.floor((characters * this.#asked) / (this.#possibleCount ?? this.#most));
        return text.slice(0, nextBoundary(text, Math.max(due - this.#characters, 0)));
      }
    }
  }

  /** Which part of the text after the n-th event is within the n tokens, by what is known now. */
  get #heldPart(): 'all' | 'share' | 'none' {
    const count = this.ofSmallerEvents;
    if (this.#beyond === 0 || count === null) return 'none';
    // Without a count the student's tokenizer counts.
    return this.#possibleCount === null || count <= this.#asked ? 'all' : 'share';
  }

  /** What the server was asked for. */
  get #most(): number {
    return this.#asked + this.#spare;
  }

  get #possibleCount(): number | null {
    return this.#count !== null && this.#count >= 1 && this.#count <= this.#most ? this.#count : null;
  }

  get isEmpty(): boolean {
    return this.#characters === 0;
  }

  /**
   * An event with text is one token at least, where it is no smaller. Servers that put several tokens into an event
   * (because of speculative decoding, or to hold back a possible stop string) send ids or a running count. A count that
   * only the last event has says nothing about single events, and neither does one that rises by more tokens than the
   * event has bytes.
   */
  #tokensIn(text: string, ids: number, count: number | null): number {
    const risen = count !== null && this.#isRunning ? count - (this.#count ?? 0) : 0;
    return Math.max(1, Math.min(Math.max(ids, risen), encoder.encode(text).length));
  }

  #plausible(count: number | null): number | null {
    if (count === null || count < (this.isEmpty ? 0 : 1) || count > this.#asked + this.#spare) return null;
    return Math.min(count, this.#asked);
  }
}
