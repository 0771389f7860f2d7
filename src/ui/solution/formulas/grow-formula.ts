/**
 * Sets a formula as it is being written: the longest beginning that KaTeX sets, with what is still open closed for the
 * time being. Nothing that is shown changes when more of the formula arrives; it only becomes longer.
 */
import { setsAsTex } from './katex-adapter.ts';

export interface Beginning {
  /** How much of the source is shown. */
  readonly length: number;
  /** What closes it. */
  readonly closing: string;
}

/** As many places for the end of the beginning are tried: each costs a parse. */
const mostTries = 8;

/** The longest beginning of a formula that can be set; null where there is none yet. */
export function beginningOf(source: string, display: boolean): Beginning | null {
  for (const beginning of beginnings(source).slice(-mostTries).reverse()) {
    const tex = source.slice(0, beginning.length);
    if (tex.trim() !== '' && setsAsTex(tex + beginning.closing, display)) return beginning;
  }
  return null;
}

const token = /\\(begin|end)\s*\{[a-zA-Z]+\*?\}|\\[a-zA-Z]+\*?|\\[\s\S]?|[\s\S]/g;

/** The places where an item ends that nothing but environments and boxes hold, ascending. */
function beginnings(source: string): Beginning[] {
  const found: Beginning[] = [];
  /** What closes each of the groups that are open; null where a beginning cannot end within one. */
  const open: (string | null)[] = [];
  let last = '';
  for (const { 0: text, index } of source.matchAll(token)) {
    const end = index + text.length;
    if (text.startsWith('\\begin')) open.push(`\\end${text.slice(text.indexOf('{'))}`);
    else if (text === '\\left') open.push(null);
    else if (text === '{') open.push(/^\\(?:boxed|fbox)$/.test(last) ? '}' : null);
    else if (/^\}$|^\\end|^\\right$/.test(text)) open.pop();
    if (text.trim() !== '') last = text;
    // A command or a number at the end may become longer; \right wants its bracket.
    const mayGrow = end === source.length && /^\\[a-zA-Z]*$|^\\$/.test(text);
    if (mayGrow || text === '\\right' || !open.every((each) => each !== null)) continue;
    found.push({ length: end, closing: [...open].reverse().join('') });
  }
  return found;
}
