/**
 * Finds the final answer in a solution: what stands in its last `\boxed{}`. It does not judge the answer.
 */

/** Where a box stands in a text: its first character, the index after its brace, and what is inside. */
interface Box {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** The index of the brace that closes the one at `open`, or -1. Escaped braces do not count. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

/** The outermost boxes of a text. A box without its closing brace is none. */
function outerBoxes(text: string): Box[] {
  const found: Box[] = [];
  for (const match of text.matchAll(/\\(?:boxed|fbox)\s*\{/g)) {
    const open = match.index + match[0].length - 1;
    const close = closingBrace(text, open);
    if (close < 0 || match.index < (found.at(-1)?.end ?? 0)) continue;
    found.push({ start: match.index, end: close + 1, content: text.slice(open + 1, close) });
  }
  return found;
}

/** What may stand between two boxes that form one answer: `\boxed{2}` and `\boxed{3}`. */
const JOINT = /^(?:[\s$,;]|\\[()[\]]|\\quad|\\text|and|or|[{}])*$/;

/**
 * The content of the last `\boxed{}` or `\fbox{}` of a text, boxes inside it opened. Boxes that follow each other
 * with nothing but a comma or an "and" between them are one answer, joined by commas.
 * @returns null if there is no complete box.
 */
export function extractAnswer(text: string): string | null {
  const found = outerBoxes(text);
  let first = found.at(-1);
  if (first === undefined) return null;
  const parts = [first.content];
  for (const box of found.slice(0, -1).reverse()) {
    if (!JOINT.test(text.slice(box.end, first.start))) break;
    parts.unshift(box.content);
    first = box;
  }
  return parts.map((part) => extractAnswer(part) ?? part.trim()).join(', ');
}

/**
 * For texts that were never asked to box anything: the last formula, else the last number, else null. A guess; a
 * solution of this project without a box has no answer.
 */
export function guessUnboxedAnswer(text: string): string | null {
  const hasProse = /[a-zA-Z]{3}/.test(text.replace(/\\[a-zA-Z]+/g, ''));
  if (!hasProse && !text.includes('$') && text.trim() !== '') return text.trim();
  const formulas = Array.from(
    text.matchAll(/\$\$([^$]+)\$\$|\$([^$]+)\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)/g),
    (match) =>
      match
        .slice(1)
        .find((group) => group !== undefined)
        ?.trim() ?? '',
  );
  const numbers = text.match(/-?(?:\d[\d,]*)?\.?\d+(?:\/\d+)?/g);
  return formulas.at(-1) ?? numbers?.at(-1) ?? null;
}
