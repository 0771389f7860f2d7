/**
 * The end of a text that is still being written. What may still become something else is held back, and what is open is
 * closed for the time being, so that nothing which is shown changes its form later.
 */
import type { SyntaxNode } from '@lezer/common';

/**
 * How much of an unfinished text has settled: the rest is markup that is not complete, such as the first star of two, a
 * number that may begin a list, or the first row of what may be a table.
 */
export function settledEnd(text: string): number {
  // The longest stretches below are a row of a table; a command or a tag is shorter.
  const from = Math.max(0, text.lastIndexOf('\n', text.lastIndexOf('\n') - 1));
  const end = text.slice(from);
  const cuts = unsettled.map((pattern) => end.search(pattern)).filter((at) => at >= 0);
  return Math.min(text.length, ...cuts.map((at) => from + at));
}

const unsettled: readonly RegExp[] = [
  // Part of a TeX command, a tag, or a character reference.
  /\\[a-zA-Z]*$/,
  /<\/?[a-z]{0,4}$/,
  /&#?\w{0,8}$/,
  // Stars, underscores and backticks that may become more.
  /[*_`~]+$/,
  // What may begin a heading, a list, a quotation, a rule, a table or a block of code.
  /(?:^|\n)[ \t>]*(?:[-+*•#>=~`]{1,6}|\d{1,3}[.)]?)[ \t]*$/,
  /(?:^|\n)[ \t>]*(?:`{3,}|~{3,})[^\n`]*$/,
  /(?<=^|\n(?![ \t]*\|)[^\n]*\n|\n[ \t]*\n)[ \t]*\|[^\n]*(?:\n[ \t|:-]*)?$/,
];

/** What closes the code, the strong and the emphasised text that are open at the end of a Markdown text. */
export function closers(markdown: string, topNode: SyntaxNode): string {
  const leaf = openLeaf(markdown, topNode);
  if (leaf === null) return '';
  const paragraph = markdown.slice(leaf.from);
  const open: string[] = [];
  for (const { 0: run, index } of paragraph.matchAll(
    /\*{1,3}|(?<![\p{L}\p{N}])_{1,2}|_{1,2}(?![\p{L}\p{N}])|`+/gu,
  )) {
    const top = open.at(-1);
    if (top?.startsWith('`') === true) {
      if (top === run) open.pop();
      continue;
    }
    const before = paragraph[index - 1] ?? ' ';
    const after = paragraph[index + run.length] ?? ' ';
    if (top === run && /\S/.test(before)) open.pop();
    else if (/\S/.test(after) && (run.startsWith('`') || !/[\d)]/.test(before))) open.push(run);
  }
  if (open.length === 0) return '';
  // A closing mark follows no space.
  return `${/\s$/.test(markdown) ? 'x' : ''}${open.reverse().join('')}`;
}

/** The last block of running text, if what follows may belong to it. */
function openLeaf(markdown: string, topNode: SyntaxNode): SyntaxNode | null {
  let node = topNode.lastChild;
  while (node !== null && containers.test(node.name)) node = node.lastChild;
  if (node === null || !/^(?:Paragraph|ATXHeading\d|TableHeader|TableRow)$/.test(node.name)) return null;
  // A paragraph continues on the next line; a heading and a row of a table end with theirs.
  const after = markdown.slice(node.to);
  return (node.name === 'Paragraph' ? /\n[ \t>]*\n/ : /\n/).test(after) ? null : node;
}

const containers = /^(?:Blockquote|BulletList|OrderedList|ListItem|Table)$/;
