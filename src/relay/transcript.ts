/**
 * The transcript of a run: turns tokens into text, recognises commands, and emits the events that record both. The
 * loop decides about calls, limits and the end.
 */
import type { Author, CallId, TokenStats, RelayEvent, TokenId, TokenWritten } from './events.ts';
import { CallParser, type ParseResult } from './call-parser.ts';
import type { SolutionToken } from './run-state.ts';
import { RepetitionDetector } from './repetition.ts';
import type { Vocabulary } from './student.ts';
import { Utf8Decoder } from '../bytes/utf8.ts';

export interface TranscriptToken {
  readonly id: TokenId;
  readonly author: Author;
  readonly call: CallId | null;
  readonly stats?: TokenStats;
}

/** What the teacher may see: the solution with every command taken out, as text and as ids. */
export interface TeacherView {
  readonly prefix: string;
  readonly prefixIds: readonly TokenId[];
}

export type CallCommand = Extract<ParseResult, { kind: 'call' }>;
/** A well-formed command, including one for zero tokens. */
export type Command = Exclude<ParseResult, { kind: 'malformed' }>;

/** The tokens of one run and the events that record them. */
export class Transcript {
  readonly #vocabulary: Vocabulary;
  readonly #now: () => number;
  readonly #ids: TokenId[] = [];
  readonly #texts: string[] = [];
  /** Indices of the tokens of malformed commands. They stay in the student's context; the teacher never gets them. */
  readonly #withheld = new Set<number>();
  readonly #parser: CallParser;
  readonly #utf8 = new Utf8Decoder();
  readonly #repetition = new RepetitionDetector();
  /**
   * The last token, where it ends within a character. Only the next token decides whether it carries '' or U+FFFD, and
   * one author's unfinished character must not be shown as the next author's.
   */
  #unfinished: TokenWritten | null = null;

  /** `now` stamps the events, in milliseconds since the run started. */
  constructor(vocabulary: Vocabulary, now: () => number) {
    this.#vocabulary = vocabulary;
    this.#now = now;
    this.#parser = new CallParser(vocabulary);
  }

  /** Tokens written so far, commands and an end token included. */
  get length(): number {
    return this.#ids.length;
  }

  /** Whether the student is in the middle of a command, so that `</call>` means something. */
  get isInCommand(): boolean {
    return this.#parser.isOpen;
  }

  /** Whether the last tokens repeat one short piece. */
  get repeats(): boolean {
    return this.#repetition.repeats;
  }

  /** Restores tokens of an earlier run, without events: the log already has them. */
  restore(tokens: Iterable<SolutionToken>): void {
    for (const { id, text, author } of tokens) {
      this.#ids.push(id);
      this.#texts.push(text);
      // The log has earlier results. The parser needs these tokens for an open command, and the transcript for what it
      // hides.
      if (author === 'student') {
        const { before, after } = this.#parser.read(id);
        this.#withhold(before, this.#ids.length - 1);
        this.#withhold(after, this.#ids.length);
      } else this.#withhold(this.#parser.close(), this.#ids.length - 1);
      this.#utf8.push(this.#vocabulary.bytesOf(id));
      this.#repetition.push(id);
    }
  }

  /** Writes a token that is not an end token. `command` is the command that it completes, if any. */
  write(token: TranscriptToken): { events: RelayEvent[]; command: Command | null } {
    if (token.author !== 'student') return { events: this.#writeText(token), command: null };
    const { callOpen, callClose } = this.#vocabulary;
    // The text removes whole commands, so no character may cross the border of a command.
    const events = token.id === callOpen || token.id === callClose ? this.#settle() : [];
    const { before, after } = this.#parser.read(token.id);
    this.#withhold(before, this.#ids.length);
    if (before) events.push(this.#ignored(before));
    events.push(...this.#writeText(token));
    this.#withhold(after, this.#ids.length);
    if (after && after.kind !== 'call') events.push(this.#ignored(after));
    return { events, command: after?.kind === 'malformed' ? null : after };
  }

  /** Writes an end token, the last token of a solution. */
  writeEnd(token: TranscriptToken): RelayEvent[] {
    const events = this.interrupt();
    this.#ids.push(token.id);
    this.#texts.push('');
    return [...events, { type: 'token', ...token, text: '', role: 'end', at: this.#now() }];
  }

  /** Settles what the last author left open, because another author writes next or the solution ends. */
  interrupt(): RelayEvent[] {
    const events = this.#settle();
    const open = this.#parser.close();
    this.#withhold(open, this.#ids.length);
    if (open) events.push(this.#ignored(open));
    return events;
  }

  /**
   * The solution as the teacher gets it: the visible text, without commands and call tokens.
   *
   * @param without the number of tokens at the end to leave out, because they belong to an unfinished command
   */
  teacherView(without = 0): TeacherView {
    const kept: number[] = [];
    this.#ids.slice(0, this.#ids.length - without).forEach((id, index) => {
      if (this.#withheld.has(index)) return;
      if (id === this.#vocabulary.callClose) kept.length = this.#openOf(kept) ?? kept.length;
      else kept.push(index);
    });
    return {
      prefix: kept.map((index) => this.#texts[index] ?? '').join(''),
      prefixIds: kept.flatMap((index) => this.#ids[index] ?? []),
    };
  }

  /** Index in `kept` of a `<call>` that a later `</call>` would turn into a command; null where there is none. */
  #openOf(kept: readonly number[]): number | null {
    let inside = '';
    for (let place = kept.length - 1; place >= 0; place -= 1) {
      const index = kept[place] ?? 0;
      if (this.#ids[index] === this.#vocabulary.callOpen) return /^ *\d+ *$/.test(inside) ? place : null;
      const text = this.#texts[index] ?? '';
      if (!/^[ \d]+$/.test(text)) return null;
      inside = text + inside;
    }
    return null;
  }

  /** @param end the number of tokens up to the last of what was found */
  #withhold(result: ParseResult | null, end: number): void {
    if (result?.kind !== 'malformed') return;
    for (let index = end - result.tokens; index < end; index += 1) this.#withheld.add(index);
  }

  #writeText(token: TranscriptToken): RelayEvent[] {
    const events = this.#release();
    const text = this.#utf8.push(this.#vocabulary.bytesOf(token.id));
    const written: TokenWritten = { type: 'token', ...token, text, role: 'text', at: this.#now() };
    this.#ids.push(token.id);
    this.#texts.push(text);
    this.#repetition.push(token.id);
    if (this.#utf8.unfinished) this.#unfinished = written;
    else events.push(written);
    return events;
  }

  /** Emits the unfinished token as it is: the next token continues its character. */
  #release(): RelayEvent[] {
    const unfinished = this.#unfinished;
    this.#unfinished = null;
    return unfinished ? [unfinished] : [];
  }

  /** Emits the unfinished token with U+FFFD for its unfinished character. */
  #settle(): RelayEvent[] {
    const unfinished = this.#unfinished;
    this.#unfinished = null;
    // For a restored token, the log keeps the text that it already has.
    if (!unfinished) {
      this.#utf8.flush();
      return [];
    }
    const text = unfinished.text + this.#utf8.flush();
    this.#texts[this.#texts.length - 1] = text;
    return [{ ...unfinished, text }];
  }

  #ignored(result: Exclude<ParseResult, CallCommand>): RelayEvent {
    const { kind, tokens, text } = result;
    return { type: 'command-ignored', why: kind, commandTokens: tokens, text, at: this.#now() };
  }
}
