/**
 * Finds what a solution holds beyond Markdown: formulas, `\textbf{…}`, and commands that are not shown. It hides all
 * of them from the Markdown parser, in a text of the same length, so that offsets stay what they are.
 */
import type { TextRange } from '../attribution.ts';
import type { FormulaRange } from '../formulas/formula-range.ts';
import { fenceEnd } from './fence.ts';
import { formulaAt } from '../formulas/formulas.ts';
import { endOfParagraph } from '../paragraph.ts';

/** How running text is set. */
export type TextStyle = 'strong' | 'emphasis' | 'underline' | 'code';

export interface Markup {
  /** The text with everything below replaced, as Markdown reads it. */
  readonly markdown: string;
  /** Ascending, without overlap. */
  readonly formulas: readonly FormulaRange[];
  /** What is not shown; ascending. */
  readonly hidden: readonly TextRange[];
  /** What a TeX command for text sets in a style. */
  readonly styled: readonly (TextRange & { readonly style: TextStyle })[];
  /** Line breaks that are not written as such: `<br>` and TeX's `\\`; ascending. */
  readonly breaks: readonly TextRange[];
}

/** Stands for a character of a formula: Markdown takes it for punctuation without a meaning of its own. */
const opaque = '$';
/** Stands for a star that multiplies: a letter. */
const letter = 'x';

const textStyles = new Map<string, TextStyle | null>([
  ['textbf', 'strong'],
  ['textit', 'emphasis'],
  ['emph', 'emphasis'],
  ['underline', 'underline'],
  ['texttt', 'code'],
  ['text', null],
  ['textrm', null],
]);

/** A star between numbers, brackets or variables: `2**3`, `4*(x*y)`. */
const multiplies = /(?<=[\d)\]]|(?<!\p{L})\p{L})\*{1,2}(?=[\d(]|\p{L}(?!\p{L}))/uy;

/** @param complete see `AttributedText.complete` */
export function readMarkup(text: string, complete: boolean): Markup {
  const reader = new MarkupReader(text, complete);
  reader.read();
  return reader;
}

class MarkupReader implements Markup {
  readonly formulas: FormulaRange[] = [];
  readonly hidden: TextRange[] = [];
  readonly styled: (TextRange & { style: TextStyle })[] = [];
  readonly breaks: TextRange[] = [];
  readonly #pieces: string[] = [];
  #at = 0;
  #copied = 0;
  /** Where the groups of text commands end. */
  readonly #ends: number[] = [];

  constructor(
    readonly text: string,
    readonly complete: boolean,
  ) {}

  get markdown(): string {
    return this.#pieces.join('') + this.text.slice(this.#copied);
  }

  read(): void {
    const { text } = this;
    const special = /[$\\`~<*•}]/g;
    while (this.#at < text.length) {
      special.lastIndex = this.#at;
      const match = special.exec(text);
      if (match === null) return;
      this.#at = match.index;
      this.#next(match[0]);
    }
  }

  #next(character: string): void {
    const { text } = this;
    const start = this.#at;
    if (character === '`' || character === '~') {
      this.#at = codeEnd(text, start, this.complete);
      return;
    }
    if (character === '<') return this.#tag(start);
    if (character === '*') return this.#star(start);
    if (character === '•') return this.#bullet(start);
    if (character === '}') return this.#closingBrace(start);
    const formula = formulaAt(text, start, this.complete);
    if (formula !== null) {
      this.formulas.push(formula);
      this.#replace(start, formula.end, opaque);
    } else if (character === '\\') this.#command(start);
    else this.#at = start + 1;
  }

  #tag(start: number): void {
    const [tag] = /^<(?:\/?call>|br\s*\/?>)/.exec(this.text.slice(start, start + 8)) ?? [];
    if (tag === undefined) this.#at = start + 1;
    else if (tag.startsWith('<br')) this.#break(start, start + tag.length);
    else this.#hide(start, start + tag.length);
  }

  #star(start: number): void {
    multiplies.lastIndex = start;
    const length = multiplies.exec(this.text)?.[0].length ?? 0;
    if (length > 0) this.#replace(start, start + length, letter);
    else this.#at = start + (/^\*+/.exec(this.text.slice(start, start + 3))?.[0].length ?? 1);
  }

  /** A list item to Markdown. */
  #bullet(start: number): void {
    const isFirst = /(?:^|\n)[ \t]*$/.test(this.text.slice(Math.max(0, start - 20), start));
    if (isFirst && /\s/.test(this.text[start + 1] ?? '')) this.#replace(start, start + 1, '-');
    else this.#at = start + 1;
  }

  #closingBrace(start: number): void {
    if (this.#ends.at(-1) === start) {
      this.#ends.pop();
      this.#hide(start, start + 1);
    } else this.#at = start + 1;
  }

  #command(start: number): void {
    const { text } = this;
    const [lineEnd] = /^\\\\(?:\[[^\]\n]*\])?[ \t]*(?=\n)/.exec(text.slice(start, start + 30)) ?? [];
    if (lineEnd !== undefined) {
      this.#hide(start, start + lineEnd.length);
      return;
    }
    const [opening = '', name = ''] = /^\\([a-z]+)\s*\{/.exec(text.slice(start, start + 16)) ?? [];
    const style = textStyles.get(name);
    if (style === undefined) {
      this.#at = start + 2;
      return;
    }
    const from = start + opening.length;
    const limit = endOfParagraph(text, from);
    const end = groupEnd(text, from, limit);
    if (end === null && (this.complete || limit < text.length)) {
      this.#at = from;
      return;
    }
    const to = end ?? limit;
    if (style !== null) this.styled.push({ start: from, end: to, style });
    this.#ends.push(to);
    this.#hide(start, from);
  }

  #hide(start: number, end: number): void {
    this.hidden.push({ start, end });
    this.#replace(start, end, opaque);
  }

  #break(start: number, end: number): void {
    this.breaks.push({ start, end });
    this.#replace(start, end, opaque);
  }

  #replace(start: number, end: number, by: string): void {
    this.#pieces.push(this.text.slice(this.#copied, start), by.repeat(end - start));
    this.#copied = end;
    this.#at = end;
  }
}

/** Where the group that opens before `from` closes; null where it does not. */
function groupEnd(text: string, from: number, to: number): number | null {
  let depth = 1;
  for (let i = from; i < to; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return null;
}

/** Behind the code that begins here, a fenced block or a span; what follows the backticks where they open none. */
function codeEnd(text: string, start: number, complete: boolean): number {
  const end = fenceEnd(text, start);
  if (end !== null) return end;
  const run = /^(?:`+|~+)/.exec(text.slice(start))?.[0] ?? '';
  const from = start + run.length;
  if (run.startsWith('~')) return from;
  const limit = endOfParagraph(text, from);
  const to = [...text.slice(from, limit).matchAll(/`+/g)].find(([marks]) => marks.length === run.length);
  if (to !== undefined) return from + to.index + run.length;
  // It is still being written, and a dollar sign in it opens nothing.
  return complete || limit < text.length ? from : limit;
}
