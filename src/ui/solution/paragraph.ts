/** Where a paragraph ends, before Markdown is read: what is marked within one ends there too. */

const boundary = /\n[ \t]*(?:\n|(?:[-+*•]|\d{1,3}[.)]|#{1,6})[ \t]|[|>]|`{3}|~{3}|(?:---|\*\*\*|___))/g;

/** The next blank line, or the end of a line before one that begins another block. */
export function endOfParagraph(text: string, from: number): number {
  boundary.lastIndex = from;
  return boundary.exec(text)?.index ?? text.length;
}
