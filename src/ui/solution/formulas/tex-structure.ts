/**
 * Reads the structure of a formula's TeX source with offsets: items in lists, lists in items. KaTeX's own parse tree has
 * no offsets for fractions, roots or scripts, so this reading proposes where a highlight may begin and end; whether a
 * proposal is valid is not decided here but by KaTeX (highlight-formula.ts).
 *
 * It reads braces, arguments, scripts, `\left…\right` and environments, but not the meaning of commands.
 */
import type { TextRange } from '../attribution.ts';

/** Something that stands in a row with others: a character, a command with its arguments, a braced group, … */
export interface TexItem extends TextRange {
  /** The parts that belong to the whole item: command names, delimiters, `^` and `_` of an empty script. */
  readonly structure: readonly TextRange[];
  readonly lists: readonly TexList[];
}

/** A row of items: the formula, a group, an argument, a script or a table cell. `start`..`end` without its braces. */
export interface TexList extends TextRange {
  readonly items: readonly TexItem[];
  /** The braces and script signs around it. */
  readonly brackets: readonly TextRange[];
  /** An argument without braces: a wrapper around its item must bring its own. */
  readonly unbraced: boolean;
  /** Whether its items may be highlighted one by one; else only the item that holds it. */
  readonly divisible: boolean;
}

/** Commands that take arguments even where no brace follows, and how many. */
const arity = new Map<string, number>([
  ...['frac', 'dfrac', 'tfrac', 'cfrac', 'binom', 'dbinom', 'tbinom'].map((name) => [name, 2] as const),
  ...['overset', 'underset', 'stackrel'].map((name) => [name, 2] as const),
  ...['sqrt', 'text', 'textbf', 'textit', 'textrm', 'mathrm', 'mathbf', 'mathit', 'mathsf', 'mathbb'].map(
    (name) => [name, 1] as const,
  ),
  ...['boxed', 'fbox', 'mbox', 'overline', 'underline', 'hat', 'bar', 'vec', 'dot', 'tilde', 'widehat'].map(
    (name) => [name, 1] as const,
  ),
  ...['cancel', 'bcancel', 'xcancel', 'operatorname', 'pmod', 'phantom', 'overbrace', 'underbrace'].map(
    (name) => [name, 1] as const,
  ),
]);

const infix = new Set(['over', 'choose', 'atop', 'brace', 'brack']);
const withColumns = new Set(['array', 'darray', 'subarray', 'alignat', 'alignat*', 'alignedat']);
const deepest = 40;

/** The formula nests deeper than a highlight inside it could be seen. */
export class TooDeepError extends Error {
  override readonly name = 'TooDeepError';
}

/**
 * Null where a brace closes nothing.
 *
 * @throws TooDeepError beyond 40 levels.
 */
export function readTex(source: string): readonly TexList[] | null {
  const reader = new Reader(source);
  const lists = reader.lists([], 0);
  return reader.isAtEnd ? lists : null;
}

class Reader {
  #at = 0;
  constructor(readonly source: string) {}

  get isAtEnd(): boolean {
    return this.#at >= this.source.length;
  }

  /** Reads up to what closes the group; `&`, `\\` and infix commands part it into several lists. */
  lists(brackets: readonly TextRange[], depth: number, stop?: string): TexList[] {
    if (depth > deepest) throw new TooDeepError(`A formula nests deeper than ${deepest} levels.`);
    const lists: TexList[] = [];
    let items: TexItem[] = [];
    let start = this.#at;
    const close = (end: number) => {
      lists.push({ start, end, items, brackets, unbraced: false, divisible: true });
      items = [];
    };
    for (;;) {
      this.#skipSpace();
      const token = this.#peek();
      if (token === '' || token === '}' || token === stop) break;
      if (this.#separates(token)) {
        close(this.#at);
        this.#at += token.length;
        if (token === '\\\\') this.#skipOptional();
        start = this.#at;
        continue;
      }
      items.push(this.#item(depth));
    }
    close(this.#at);
    return lists;
  }

  #separates(token: string): boolean {
    return token === '&' || token === '\\\\' || token === '\\middle' || infix.has(token.slice(1));
  }

  #item(depth: number): TexItem {
    const base = this.#nucleus(depth);
    const scripts: TexList[] = [];
    const structure: TextRange[] = [];
    let end = base.end;
    for (;;) {
      const before = this.#at;
      this.#skipSpace();
      const token = this.#peek();
      if (token === '^' || token === '_') {
        const sign = this.#take(token);
        this.#skipSpace();
        const argument = this.#argument(depth, [sign]);
        if (argument === null) structure.push(sign);
        else scripts.push(...argument);
      } else if (token === "'" || token === '\\limits' || token === '\\nolimits') {
        structure.push(this.#take(token));
      } else {
        this.#at = before;
        break;
      }
      end = this.#at;
    }
    if (scripts.length === 0 && structure.length === 0) return base;
    const { start } = base;
    // A wrapper around `\sum` would move its limits, so only a plain base can be highlighted apart from its scripts.
    const divisible = this.source[start] !== '\\';
    const baseList = { start, end: base.end, items: [base], brackets: [], unbraced: false, divisible };
    return { start, end, structure, lists: [baseList, ...scripts] };
  }

  #nucleus(depth: number): TexItem {
    const token = this.#peek();
    const { start, end } = this.#take(token);
    if (token === '{') {
      const lists = this.#closeGroup([{ start, end }], depth);
      return { start, end: this.#at, structure: [], lists };
    }
    if (token === '\\left') return this.#delimited(start, depth);
    if (token === '\\begin') return this.#environment(start, depth);
    if (/^\\[a-zA-Z]/.test(token)) return this.#command(start, token.slice(1), depth);
    return { start, end, structure: [], lists: [] };
  }

  #command(start: number, name: string, depth: number): TexItem {
    const structure: TextRange[] = [{ start, end: this.#at }];
    const lists: TexList[] = [];
    const bracket = this.#at;
    if (name === 'sqrt' && this.#skipOptional()) structure.push({ start: bracket, end: this.#at });
    const known = arity.get(name);
    for (let taken = 0; known === undefined || taken < known; taken += 1) {
      const before = this.#at;
      this.#skipSpace();
      // A command that is not in the table takes the groups that follow it directly.
      const follows = known === undefined ? before === this.#at && this.#peek() === '{' : true;
      const argument = follows ? this.#argument(depth, []) : null;
      if (argument === null) {
        this.#at = before;
        break;
      }
      lists.push(...argument);
    }
    return { start, end: this.#at, structure, lists };
  }

  /** A braced group or a single token; null at the end of the group. */
  #argument(depth: number, signs: readonly TextRange[]): TexList[] | null {
    const token = this.#peek();
    if (token === '{') return this.#closeGroup([...signs, this.#take('{')], depth);
    if (token === '' || token === '}' || token === '&' || token === '\\\\') return null;
    if (depth > deepest) throw new TooDeepError(`A formula nests deeper than ${deepest} levels.`);
    const item = this.#nucleus(depth + 1);
    const { start, end } = item;
    return [{ start, end, items: [item], brackets: signs, unbraced: true, divisible: true }];
  }

  #closeGroup(brackets: readonly TextRange[], depth: number): TexList[] {
    const open = [...brackets];
    const lists = this.lists(open, depth + 1);
    // `open` is the array that the lists hold: the closing brace joins it once it is known.
    if (this.#peek() === '}') open.push(this.#take('}'));
    return lists;
  }

  #delimited(start: number, depth: number): TexItem {
    this.#delimiter();
    const opening = { start, end: this.#at };
    const lists = this.lists([], depth + 1, '\\right');
    const closing = this.#at;
    if (this.#peek() === '\\right') {
      this.#take('\\right');
      this.#delimiter();
    }
    return { start, end: this.#at, structure: [opening, { start: closing, end: this.#at }], lists };
  }

  #delimiter(): void {
    this.#skipSpace();
    this.#take(this.#peek());
  }

  #environment(start: number, depth: number): TexItem {
    const name = this.#name();
    if (withColumns.has(name)) {
      this.#skipOptional();
      this.#name();
    }
    const opening = { start, end: this.#at };
    const lists = this.lists([], depth + 1, '\\end');
    const closing = this.#at;
    if (this.#peek() === '\\end') {
      this.#take('\\end');
      this.#name();
    }
    return { start, end: this.#at, structure: [opening, { start: closing, end: this.#at }], lists };
  }

  /** Skips `{name}` and returns the name. */
  #name(): string {
    const match = /^\s*\{([^{}]*)\}/.exec(this.source.slice(this.#at, this.#at + 60));
    if (match === null) return '';
    this.#at += match[0].length;
    return match[1] ?? '';
  }

  #skipOptional(): boolean {
    if (this.source[this.#at] !== '[') return false;
    const close = this.source.indexOf(']', this.#at);
    if (close === -1) return false;
    this.#at = close + 1;
    return true;
  }

  /** Skips white space and comments. */
  #skipSpace(): void {
    const space = /(?:\s|%[^\n]*(?:\n|$))*/y;
    space.lastIndex = this.#at;
    space.exec(this.source);
    this.#at = space.lastIndex;
  }

  #take(token: string): TextRange {
    const start = this.#at;
    this.#at = Math.min(start + token.length, this.source.length);
    return { start, end: this.#at };
  }

  /** The token here: a command with its name, or one character; '' at the end. */
  #peek(): string {
    const { source } = this;
    const code = source.codePointAt(this.#at);
    if (code === undefined) return '';
    if (code !== 0x5c) return String.fromCodePoint(code);
    let end = this.#at + 1;
    while (/[a-zA-Z]/.test(source.charAt(end))) end += 1;
    if (end === this.#at + 1) end += (source.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    return source.slice(this.#at, end);
  }
}
