/**
 * The solution while it is written: takes tokens one by one and turns them into the events that record them. It knows
 * how tokens become text and which of them are commands; it decides nothing about calls, limits or the end.
 */
import type { Author, CallId, Insight, RelayEvent, TokenId, TokenWritten } from './events.ts';
import { CommandReader, type Finding } from './grammar.ts';
import type { SolutionToken } from './fold.ts';
import type { Vocabulary } from './student.ts';
import { Utf8Pieces } from './utf8.ts';

export interface DraftToken {
  readonly id: TokenId;
  readonly author: Author;
  readonly call: CallId | null;
  readonly insight?: Insight;
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
  private readonly commands: CommandReader;
  private readonly utf8 = new Utf8Pieces();
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

  /** Takes up tokens that were written before, without events: they are in the log already. */
  takeUp(tokens: Iterable<SolutionToken>): void {
    for (const { id, text, author } of tokens) {
      this.ids.push(id);
      this.texts.push(text);
      // What it found then, the log says; what it waits for now, it must know.
      if (author === 'student') this.commands.read(id);
      else this.commands.close();
      this.utf8.push(this.vocabulary.bytesOf(id));
    }
  }

  /** Writes a token that is no end token. `command` is the one that it completes, if it does. */
  write(token: DraftToken): { events: RelayEvent[]; command: Command | null } {
    if (token.author !== 'student') return { events: this.writeText(token), command: null };
    const { callOpen, callClose } = this.vocabulary;
    // A command leaves the text whole, so no character may reach across its borders.
    const events = token.id === callOpen || token.id === callClose ? this.settle() : [];
    const { before, after } = this.commands.read(token.id);
    if (before) events.push(this.ignored(before));
    events.push(...this.writeText(token));
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
    if (open) events.push(this.ignored(open));
    return events;
  }

  /**
   * The solution as the teacher sees it. Ids rather than findings decide what is a command here, since taking one out
   * may join what stands around it into another.
   *
   * @param without how many tokens at the end are left out, of a command that is being written
   */
  teacherView(without = 0): TeacherView {
    const kept: number[] = [];
    this.ids.slice(0, this.ids.length - without).forEach((id, index) => {
      if (id === this.vocabulary.callClose) {
        const open = this.openOf(kept);
        if (open !== null) {
          kept.length = open;
          return;
        }
      }
      kept.push(index);
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

  private writeText(token: DraftToken): RelayEvent[] {
    const events = this.release();
    const text = this.utf8.push(this.vocabulary.bytesOf(token.id));
    const written: TokenWritten = { type: 'token', ...token, text, role: 'text', at: this.now() };
    this.ids.push(token.id);
    this.texts.push(text);
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
