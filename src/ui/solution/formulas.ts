/**
 * Finds the formulas in running text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\begin{…}…\end{…}` and a bare `\boxed{…}`.
 *
 * It finds delimiters only; the TeX between them may be invalid.
 */
import type { Range } from './attribution.ts';

/** A formula in the text: `start`..`end` with its delimiters, `inner` without. */
export interface FormulaRange extends Range {
  readonly inner: Range;
  readonly display: boolean;
  /** False when the text ends before the closing delimiter. */
  readonly closed: boolean;
}

/** The formula that begins exactly at `at`, or null. A dollar sign that opens nothing (a price) is no formula. */
export function formulaAt(text: string, at: number): FormulaRange | null {
  const head = text[at];
  if (head === '$') {
    return text[at + 1] === '$' ? delimited(text, at, '$$', '$$', true) : dollarFormula(text, at);
  }
  if (head !== '\\') return null;
  if (text.startsWith('\\(', at)) return delimited(text, at, '\\(', '\\)', false);
  if (text.startsWith('\\[', at)) return delimited(text, at, '\\[', '\\]', true);
  if (text.startsWith('\\begin{', at)) return environment(text, at);
  if (text.startsWith('\\boxed{', at)) return bareBox(text, at);
  return null;
}

function delimited(
  text: string,
  start: number,
  open: string,
  close: string,
  display: boolean,
): FormulaRange | null {
  const from = start + open.length;
  const to = unescapedIndex(text, close, from);
  if (to === -1) return unfinished(text, start, from, display);
  if (text.slice(from, to).trim() === '') return null;
  return { start, end: to + close.length, inner: { start: from, end: to }, display, closed: true };
}

/**
 * `$…$` as Pandoc reads it, so that "5 pens at $2 and 3 at $4" stays text: no space after the opening sign, none
 * before the closing one, and no digit after it; a blank line ends the search.
 */
function dollarFormula(text: string, start: number): FormulaRange | null {
  const from = start + 1;
  const first = text[from];
  if (first === undefined) return unfinished(text, start, from, false);
  if (/\s/.test(first)) return null;
  const paragraphEnd = endOfParagraph(text, from);
  let isPrice = false;
  for (let to = unescapedIndex(text, '$', from); to !== -1 && to < paragraphEnd;) {
    const before = text[to - 1] ?? '';
    const after = text[to + 1] ?? '';
    if (!/\s/.test(before) && !/\d/.test(after)) {
      return { start, end: to + 1, inner: { start: from, end: to }, display: false, closed: true };
    }
    isPrice = true;
    to = unescapedIndex(text, '$', to + 1);
  }
  return paragraphEnd === text.length && !isPrice ? unfinished(text, start, from, false) : null;
}

function environment(text: string, start: number): FormulaRange | null {
  const name = /^\\begin\{([a-z]+\*?)\}/.exec(text.slice(start, start + 40))?.[1];
  if (name === undefined) return null;
  const close = `\\end{${name}}`;
  const to = text.indexOf(close, start);
  if (to === -1) return unfinished(text, start, start, true);
  const end = to + close.length;
  return { start, end, inner: { start, end }, display: true, closed: true };
}

function bareBox(text: string, start: number): FormulaRange | null {
  let depth = 0;
  for (let i = start + '\\boxed'.length; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) {
        return { start, end: i + 1, inner: { start, end: i + 1 }, display: false, closed: true };
      }
    }
  }
  return unfinished(text, start, start, false);
}

function unfinished(text: string, start: number, from: number, display: boolean): FormulaRange {
  return { start, end: text.length, inner: { start: from, end: text.length }, display, closed: false };
}

function endOfParagraph(text: string, from: number): number {
  const blank = /\n[ \t]*\n/g;
  blank.lastIndex = from;
  return blank.exec(text)?.index ?? text.length;
}

/** Like `indexOf`, but skips what a backslash escapes. `needle` may itself begin with a backslash. */
function unescapedIndex(text: string, needle: string, from: number): number {
  for (let i = from; i < text.length; i += 1) {
    if (text.startsWith(needle, i)) return i;
    if (text[i] === '\\') i += 1;
  }
  return -1;
}
