/**
 * Tells a formula between dollar signs from prices: `costs $5, so $3 \times 5 = 15$ dollars` holds one of each.
 *
 * What is decided from the beginning of a text stays decided when more of it arrives, so that a price which is shown
 * as text does not become a formula later.
 */
import type { FormulaRange } from './formula-range.ts';
import { endOfParagraph } from '../paragraph.ts';
import { isPrice, isSentence } from './prose.ts';

/** The formula that the single dollar sign at `start` opens; null where it opens none. */
export function dollarFormula(text: string, start: number, complete: boolean): FormulaRange | null {
  const from = start + 1;
  const paragraphEnd = Math.min(endOfParagraph(text, from), endOfCell(text, start));
  const to = closingDollar(text, from, paragraphEnd);
  const content = text.slice(from, to ?? paragraphEnd);
  if (isPrice(content) || isSentence(content)) return null;
  if (to !== null)
    return closes(text, from, to, complete) ? closedAt(start, to) : pending(text, start, to, complete);
  if (complete || paragraphEnd < text.length) return null;
  return unfinished(text, start, isFormula(content) ? 'open' : cannotOpen(content) ? null : 'undecided');
}

function closedAt(start: number, to: number): FormulaRange {
  return { start, end: to + 1, inner: { start: start + 1, end: to }, display: false, state: 'closed' };
}

/** Of a text that ends with a dollar sign, the next character says whether it closes the formula or opens a price. */
function pending(text: string, start: number, to: number, complete: boolean): FormulaRange | null {
  if (complete || to < text.length - 1) return null;
  const content = text.slice(start + 1, to);
  return content.trim() === '' ? null : unfinished(text, start, 'undecided');
}

function unfinished(text: string, start: number, state: 'open' | 'undecided' | null): FormulaRange | null {
  if (state === null) return null;
  const end = text.length;
  return { start, end, inner: { start: start + 1, end }, display: false, state };
}

/**
 * Whether the dollar sign at `to` closes what begins at `from`. After a space it may open the next price or formula, so
 * there what follows has to be the end of a formula, and what stands between no sentence.
 */
function closes(text: string, from: number, to: number, complete: boolean): boolean {
  const content = text.slice(from, to);
  if (content.trim() === '') return false;
  const after = text[to + 1];
  if (after === undefined && !complete) return false;
  if (/\d/.test(after ?? '') || /^[.,;:!?)]\s/.test(content)) return false;
  // A price and a word, before the next formula: `$5 and $ x $`.
  if (/^\d[\d.,]*\s+\p{L}{2,}\s+$/u.test(content)) return false;
  if (/\S$/.test(content)) return !/^\s/.test(content) || isLoose(content);
  return /^(?:$|[^\p{L}\p{N}\\({+-])/u.test(after ?? '') && isLoose(content);
}

/** What may stand with spaces inside its dollar signs. */
const isLoose = (content: string): boolean =>
  !/^\s*[.,;:!?)]/.test(content) && !/\p{L}{2,}[,.;]?\s+\p{L}{2,}/u.test(bare(content));

const bare = (content: string): string => content.replace(/\\[a-zA-Z]+\s*(?:\{[^{}]*\})?/g, '$');

/** Whether a beginning is a formula even if the closing dollar sign is not there yet. */
function isFormula(content: string): boolean {
  if (/^\s*\\[a-zA-Z]|^\s*[\p{L}([{|+-]/u.test(content)) return !/^\s*\\[a-zA-Z]*$/.test(content);
  // A number and then a command, a script or an operator with something to work on; `$5/hour` is a price.
  return /^\s*\d[\d.,]*\s*(?:\\[a-zA-Z]+[^a-zA-Z]|[\^_]|[-+=*/<>×÷·≤≥≈]\s*(?:[\d({\\]|\p{L}(?!\p{L})[^\p{L}]))/u.test(
    content,
  );
}

/** `$.`, `$)`: a dollar sign that stands by itself. */
const cannotOpen = (content: string): boolean => /^\s*[.,;:!?)\]](?!\d)/.test(content) && content.length > 1;

/** The next dollar sign that no backslash escapes and that stands in no `\text{…}`; null if there is none. */
function closingDollar(text: string, from: number, to: number): number | null {
  let nested = 0;
  for (let i = from; i < to; i += 1) {
    const character = text[i];
    if (character === '\\') {
      if (
        nested === 0 &&
        /^\\(?:text|mbox|hbox)[a-z]*\{/.test(text.slice(i, i + 14)) &&
        groupEnd(text, i, to) !== -1
      ) {
        i = text.indexOf('{', i);
        nested = 1;
      } else i += 1;
    } else if (nested > 0 && character === '{') nested += 1;
    else if (nested > 0 && character === '}') nested -= 1;
    else if (character === '$' && nested === 0) return i;
  }
  return null;
}

/** Where the group that opens after `from` ends; -1 if it does not. */
function groupEnd(text: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i += 1) {
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** In the row of a table, a bar between spaces ends the cell. */
function endOfCell(text: string, start: number): number {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  if (!/^[ \t]*\|/.test(text.slice(lineStart, start))) return Infinity;
  const bar = text.slice(start).search(/[ \t]\|(?:[ \t]|\n|$)|\n/);
  return bar === -1 ? Infinity : start + bar;
}
