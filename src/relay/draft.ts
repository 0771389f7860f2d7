/**
 * The solution while it is written: takes tokens one by one and turns them into the events that record them. It knows
 * how tokens become text and which of them are commands; it decides nothing about calls, limits or the end.
 */
import type { Author, CallId, TokenStats, RelayEvent, TokenId, TokenWritten } from './events.ts';
import { CommandReader, type Finding } from './grammar.ts';
import type { SolutionToken } from './fold.ts';
import { RepetitionDetector } from './repetition.ts';
import type { Vocabulary } from './student.ts';
import { Utf8Decoder } from '../bytes/utf8.ts';

export interface DraftToken {
  readonly id: TokenId;
  readonly author: Author;
  readonly call: CallId | null;
  readonly insight?: TokenStats;
}

/** What the teacher may see: the solution with every command taken out, as text and as ids. */
export interface TeacherView {
  readonly prefix: string;
  readonly prefixIds: readonly TokenId[];
}

export type CallCommand = Extract<Finding, { kind: 'call' }>;
/** A well-formed command, for nothing too. */
export type Command = Exclude<Finding, { kind: 'malformed' }>;

export class Draft {
  private readonly ids: TokenId[] = [];
  private readonly texts: string[] = [];
  /** Indices of tokens that a malformed command consists of: the student has them before it, the teacher never. */
  private readonly withheld = new Set<number>();
  private readonly commands: CommandReader;
  private readonly utf8 = new Utf8Decoder();
  private readonly repetition = new RepetitionDetector();
  /**
   * The last token, where it ends within a character: whether it carries '' or U+FFFD is known only when the next
   * token comes, and what an author left unfinished must not be shown as the next one's.
   */
  private held: TokenWritten | null = null;

  /** `now` stamps the events, in milliseconds since the run started. */
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly now: () => number,
  ) {
    this.commands = new CommandReader(vocabulary);
  }

  /** Tokens written so far, commands and an end token included. */
  get length(): number {
    return this.ids.length;
  }

  /** Whether the student is in the middle of a command, so that `</call>` means something. */
  get isInCommand(): boolean {
    return this.commands.isOpen;
  }

  /** Whether the last tokens are one short piece, over and over. */
  get repeats(): boolean {
    return this.repetition.repeats;
  }

  /** Takes up tokens that were written before, without events: they are in the log already. */
  takeUp(tokens: Iterable<SolutionToken>): void {
    for (const { id, text, author } of tokens) {
      this.ids.push(id);
      this.texts.push(text);
      // What it found then, the log says; what it waits for now and what it withholds, it must know.
      if (author === 'student') {
        const { before, after } = this.commands.read(id);
        this.withhold(before, this.ids.length - 1);
        this.withhold(after, this.ids.length);
      } else this.withhold(this.commands.close(), this.ids.length - 1);
      this.utf8.push(this.vocabulary.bytesOf(id));
      this.repetition.push(id);
    }
  }

  /** Writes a token that is no end token. `command` is the one that it completes, if it does. */
  write(token: DraftToken): { events: RelayEvent[]; command: Command | null } {
    if (token.author !== 'student') return { events: this.writeText(token), command: null };
    const { callOpen, callClose } = this.vocabulary;
    // A command leaves the text whole, so no character may reach across its borders.
    const events = token.id === callOpen || token.id === callClose ? this.settle() : [];
    const { before, after } = this.commands.read(token.id);
    this.withhold(before, this.ids.length);
    if (before) events.push(this.ignored(before));
    events.push(...this.writeText(token));
    this.withhold(after, this.ids.length);
    if (after && after.kind !== 'call') events.push(this.ignored(after));
    return { events, command: after?.kind === 'malformed' ? null : after };
  }

  /** Writes an end token, after which nothing more comes. */
  writeEnd(token: DraftToken): RelayEvent[] {
    const events = this.interrupt();
    this.ids.push(token.id);
    this.texts.push('');
    return [...events, { type: 'token', ...token, text: '', role: 'end', at: this.now() }];
  }

  /** Someone else writes next, or nobody: what the last author left open is settled. */
  interrupt(): RelayEvent[] {
    const events = this.settle();
    const open = this.commands.close();
    this.withhold(open, this.ids.length);
    if (open) events.push(this.ignored(open));
    return events;
  }

  /**
   * The solution as the teacher sees it: what is shown of it, without a command or a call token.
   *
   * @param without how many tokens at the end are left out, of a command that is being written
   */
  teacherView(without = 0): TeacherView {
    const kept: number[] = [];
    this.ids.slice(0, this.ids.length - without).forEach((id, index) => {
      if (this.withheld.has(index)) return;
      if (id === this.vocabulary.callClose) kept.length = this.openOf(kept) ?? kept.length;
      else kept.push(index);
    });
    return {
      prefix: kept.map((index) => this.texts[index] ?? '').join(''),
      prefixIds: kept.flatMap((index) => this.ids[index] ?? []),
    };
  }

  /** Where in `kept` the `<call>` stands that a `</call>` after them would make a command; null where none does. */
  private openOf(kept: readonly number[]): number | null {
    let inside = '';
    for (let place = kept.length - 1; place >= 0; place -= 1) {
      const index = kept[place] ?? 0;
      if (this.ids[index] === this.vocabulary.callOpen) return /^ *\d+ *$/.test(inside) ? place : null;
      const text = this.texts[index] ?? '';
      if (!/^[ \d]+$/.test(text)) return null;
      inside = text + inside;
    }
    return null;
  }

  /** @param end the number of tokens up to the last of what was found */
  private withhold(finding: Finding | null, end: number): void {
    if (finding?.kind !== 'malformed') return;
    for (let index = end - finding.tokens; index < end; index += 1) this.withheld.add(index);
  }

  private writeText(token: DraftToken): RelayEvent[] {
    const events = this.release();
    const text = this.utf8.push(this.vocabulary.bytesOf(token.id));
    const written: TokenWritten = { type: 'token', ...token, text, role: 'text', at: this.now() };
    this.ids.push(token.id);
    this.texts.push(text);
    this.repetition.push(token.id);
    if (this.utf8.unfinished) this.held = written;
    else events.push(written);
    return events;
  }

  /** The held token as it is: the one after it continues its character. */
  private release(): RelayEvent[] {
    const { held } = this;
    this.held = null;
    return held ? [held] : [];
  }

  /** The held token with U+FFFD for the character that stays unfinished. */
  private settle(): RelayEvent[] {
    const { held } = this;
    this.held = null;
    // Of tokens that were taken up the log holds what it holds.
    if (!held) {
      this.utf8.flush();
      return [];
    }
    const text = held.text + this.utf8.flush();
    this.texts[this.texts.length - 1] = text;
    return [{ ...held, text }];
  }

  private ignored(finding: Exclude<Finding, CallCommand>): RelayEvent {
    const { kind, tokens, text } = finding;
    return { type: 'command-ignored', why: kind, commandTokens: tokens, text, at: this.now() };
  }
}
