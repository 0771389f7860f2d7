/**
 * Finds the formulas in running text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `\begin{…}…\end{…}` and a bare `\boxed{…}`.
 *
 * It finds delimiters only; the TeX between them may be invalid.
 */
import { dollarFormula } from './dollar-formula.ts';
import type { FormulaRange } from './formula-range.ts';
import { proseAfterBlankLine } from './prose.ts';
import { needsDisplay } from './tex-source.ts';

/** Environments that are formulas by themselves, without delimiters around them. */
const environments =
  /^\\begin\s*\{((?:align|alignat|aligned|alignedat|array|cases|dcases|rcases|displaymath|eqnarray|equation|flalign|gather|gathered|math|multline|split|subarray|tabular|[bBpvV]?matrix|smallmatrix|CD)\*?)\}/;

/** The formula that begins exactly at `at`, or null. A dollar sign that opens nothing (a price) is no formula. */
export function formulaAt(text: string, at: number, complete: boolean): FormulaRange | null {
  const formula = delimitedAt(text, at, complete);
  if (formula === null || formula.display) return formula;
  const { start, end } = formula.inner;
  return { ...formula, display: needsDisplay(text.slice(start, end)) };
}

function delimitedAt(text: string, at: number, complete: boolean): FormulaRange | null {
  const head = text[at];
  if (head === '$') {
    if (text[at + 1] !== '$') return dollarFormula(text, at, complete);
    return delimited(text, at, '$$', '$$', true);
  }
  if (head !== '\\') return null;
  if (text.startsWith('\\(', at)) return delimited(text, at, '\\(', '\\)', false);
  if (text.startsWith('\\[', at)) return delimited(text, at, '\\[', '\\]', true);
  if (text.startsWith('\\begin', at)) return environment(text, at);
  const box = /^\\(?:boxed|fbox)\s*\{/.exec(text.slice(at, at + 12))?.[0];
  return box === undefined ? null : bareBox(text, at, box.length);
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
  // A delimiter that is never closed does not hold the rest of the solution.
  const limit = proseAfterBlankLine(text, from, to === -1 ? text.length : to);
  if (limit !== -1) return null;
  if (to === -1) return unfinished(text, start, from, display);
  if (text.slice(from, to).trim() === '') return null;
  return { start, end: to + close.length, inner: { start: from, end: to }, display, state: 'closed' };
}

function environment(text: string, start: number): FormulaRange | null {
  const match = environments.exec(text.slice(start, start + 40));
  const [opening = '', name] = match ?? [];
  if (name === undefined) return null;
  const close = `\\end{${name}}`;
  // One within itself closes first.
  let depth = 1;
  let at = start + opening.length;
  for (;;) {
    const to = text.indexOf(close, at);
    if (to === -1) break;
    depth += text.slice(at, to).split(opening).length - 2;
    at = to + close.length;
    if (depth === 0) {
      return { start, end: at, inner: { start, end: at }, display: true, state: 'closed' };
    }
  }
  if (proseAfterBlankLine(text, start, text.length) !== -1) return null;
  return unfinished(text, start, start, true);
}

function bareBox(text: string, start: number, opening: number): FormulaRange | null {
  let depth = 1;
  for (let i = start + opening; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '{') depth += 1;
    else if (text[i] === '}') depth -= 1;
    if (depth === 0) {
      const range = { start, end: i + 1 };
      return { ...range, inner: range, display: false, state: 'closed' };
    }
  }
  if (proseAfterBlankLine(text, start, text.length) !== -1) return null;
  return unfinished(text, start, start, false);
}

function unfinished(text: string, start: number, from: number, display: boolean): FormulaRange {
  return { start, end: text.length, inner: { start: from, end: text.length }, display, state: 'open' };
}

/** Like `indexOf`, but skips what a backslash escapes. `needle` may itself begin with a backslash. */
function unescapedIndex(text: string, needle: string, from: number): number {
  for (let i = from; i < text.length; i += 1) {
    if (text.startsWith(needle, i)) return i;
    if (text[i] === '\\') i += 1;
  }
  return -1;
}
