/**
 * Finds the final answer in a solution: what stands in its last `\boxed{}`. It does not judge the answer.
 */

/** Where a box stands in a text: its first character, the index after its brace, and what is inside. */
interface Box {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/**
 * The closing brace of each opening one, by their indices. One pass over the text: a looping model writes thousands of
 * boxes that it never closes. Escaped braces do not count.
 */
function matchingBraces(text: string): ReadonlyMap<number, number> {
  const open: number[] = [];
  const closing = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') open.push(i);
    else if (text[i] === '}') {
      const start = open.pop();
      if (start !== undefined) closing.set(start, i);
    }
  }
  return closing;
}

/** The outermost boxes of a text. A box without its closing brace is none. */
function outerBoxes(text: string): Box[] {
  const found: Box[] = [];
  const boxes = Array.from(text.matchAll(/\\(?:boxed|fbox|framebox)\s*\{/g));
  if (boxes.length === 0) return found;
  const closing = matchingBraces(text);
  for (const match of boxes) {
    const open = match.index + match[0].length - 1;
    const close = closing.get(open);
    if (close === undefined || match.index < (found.at(-1)?.end ?? 0)) continue;
    found.push({ start: match.index, end: close + 1, content: text.slice(open + 1, close) });
  }
  return found;
}

/** What may stand between two boxes that form one answer: `\boxed{2}` and `\boxed{3}`. */
const JOINT = /^(?:[\s$,;]|\\[()[\]]|\\quad|\\text|and|or|[{}])*$/;
/** A few words that end with "and": `\boxed{1}` papers and `\boxed{2}` bins. */
const WORDS_AND = /^[^.!?\n]{0,32}\b(?:and|or)[\s$}]*(?:\\[([]\s*)?$/;
const isJoint = (text: string): boolean => JOINT.test(text) || WORDS_AND.test(text);

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
    if (!isJoint(text.slice(box.end, first.start))) break;
    parts.unshift(box.content);
    first = box;
  }
  return parts.map((part) => extractAnswer(part) ?? part.trim()).join(', ');
}

/** The index after the last complete box; 0 if there is none. */
export const lastBoxEnd = (text: string): number => outerBoxes(text).at(-1)?.end ?? 0;
