/**
 * The transcript of a run: turns tokens into text, recognises commands, and emits the events that record both. The
 * loop decides about calls, limits and the end.
 */
import type { Author, CallId, TokenStats, RelayEvent, TokenId, TokenWritten } from './events.ts';
import { CallParser, type ParseResult } from './call-parser.ts';
import { TextCommandReader, type TextCommand } from './text-commands.ts';
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

/** Tokens that stand for what the command's first token said before it, in the place of the student's own. */
interface Replaced {
  readonly before?: readonly TokenId[];
}
export type CallCommand = Extract<ParseResult, { kind: 'call' }> & Replaced;
/** A well-formed command, including one for zero tokens. */
export type Command = Exclude<ParseResult, { kind: 'malformed' }> & Replaced;

/** The tokens of one run and the events that record them. */
export class Transcript {
  readonly #vocabulary: Vocabulary;
  readonly #now: () => number;
  readonly #ids: TokenId[] = [];
  readonly #texts: string[] = [];
  /**
   * Indices of tokens that the teacher never gets: malformed commands, which stay in the student's context, and commands in
   * text.
   */
  readonly #withheld = new Set<number>();
  readonly #parser: CallParser;
  /** Of a student without tokens for commands, which may write them as text; else null. */
  readonly #textReader: TextCommandReader | null;
  /** Tokens that the reader holds back: they are written when it is known whether they are a command. */
  #held: TranscriptToken[] = [];
  /** Tokens that it holds back and that are written already: the beginning of a command before a resumed run. */
  #heldWritten = 0;
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
    this.#textReader = vocabulary.callOpen === null ? new TextCommandReader() : null;
  }

  /** Tokens so far, commands and an end token included. */
  get length(): number {
    return this.#ids.length + this.#held.length;
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
      if (author === 'student') this.#restoreCommand(new TextEncoder().encode(text));
      else this.#textReader?.close();
      this.#utf8.push(this.#vocabulary.bytesOf(id));
      this.#repetition.push(id);
    }
    // A token that says more than the beginning of a command cannot be divided any more.
    if (this.#textReader?.isAligned === false) this.#textReader.close();
    this.#heldWritten = this.#textReader?.held ?? 0;
  }

  /** Reads a restored token that may be part of a command in text. */
  #restoreCommand(bytes: Uint8Array): void {
    const { command = null } = this.#textReader?.read(bytes) ?? {};
    if (command !== null) this.#withholdLast(command.tokens);
  }

  #withholdLast(tokens: number): void {
    for (let index = this.#ids.length - tokens; index < this.#ids.length; index += 1)
      this.#withheld.add(index);
  }

  /** Writes a token that is not an end token. `command` is the command that it completes, if any. */
  write(token: TranscriptToken): { events: RelayEvent[]; command: Command | null } {
    if (token.author !== 'student') return { events: this.#writeText(token), command: null };
    if (this.#textReader !== null) return this.#writeInText(token, this.#textReader);
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
    const events = this.#releaseHeld(this.#textReader?.close() ?? 0);
    events.push(...this.#settle());
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

  /** Writes a token that may be part of a command in text. */
  #writeInText(
    token: TranscriptToken,
    reader: TextCommandReader,
  ): { events: RelayEvent[]; command: Command | null } {
    this.#held.push(token);
    const { released, command } = reader.read(this.#vocabulary.bytesOf(token.id));
    const events = this.#releaseHeld(released);
    if (command === null) return { events, command: null };
    const before = this.#idsBefore(command);
    for (const id of before) events.push(...this.#writeText({ id, author: 'student', call: null }));
    events.push(...this.#settle());
    const [first, ...rest] = this.#held.splice(0);
    if (first !== undefined) {
      const skipped = this.#heldWritten > 0 ? 0 : command.head.length;
      events.push(...this.#writeText(first, this.#vocabulary.bytesOf(first.id).subarray(skipped)));
    }
    for (const each of rest) events.push(...this.#writeText(each));
    events.push(...this.#settle());
    this.#heldWritten = 0;
    const { tokens, requested, text } = command;
    this.#withholdLast(tokens);
    if (requested > 0) return { events, command: { kind: 'call', tokens, requested, before } };
    const ignored = { kind: 'zero', tokens, text, before } as const;
    return { events: [...events, this.#ignored(ignored)], command: ignored };
  }

  /** What the first token of a command says before it, as tokens of their own. */
  #idsBefore({ head }: TextCommand): readonly TokenId[] {
    return head.length === 0 ? [] : this.#vocabulary.encode(new TextDecoder().decode(head));
  }

  /** Writes the oldest tokens that were held back. */
  #releaseHeld(count: number): RelayEvent[] {
    const written = Math.min(count, this.#heldWritten);
    this.#heldWritten -= written;
    return this.#held.splice(0, count - written).flatMap((token) => this.#writeText(token));
  }

  /** @param bytes what it says, where that is less than all of it */
  #writeText(token: TranscriptToken, bytes = this.#vocabulary.bytesOf(token.id)): RelayEvent[] {
    const events = this.#release();
    const text = this.#utf8.push(bytes);
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
