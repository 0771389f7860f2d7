/**
 * Fenced blocks of code. They end at their closing fence, or with the list item or the quotation that holds them: what
 * follows is no code, although no fence has closed it.
 */

/** What may stand before a fence on its line: quotation marks and the markers of list items. */
const opener = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/;

/** Columns between tab stops. */
const tab = 4;

/**
 * Behind the fenced block that begins at an offset.
 *
 * @returns null where no such block begins
 */
export function fenceEnd(text: string, start: number): number | null {
  const [opening = '', mark = ''] = /^(`{3,}|~{3,})[^\n]*/.exec(text.slice(start, start + 200)) ?? [];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  if (mark === '' || (mark.startsWith('`') && opening.includes('`', mark.length)) || !opener.test(before)) {
    return null;
  }
  const quotes = countQuotes(before);
  const column = /[^ \t>]/.test(before) ? columnOf(before) : itemColumn(text, lineStart, columnOf(before));
  const closing = new RegExp(`^[ \\t>]*${mark[0] ?? ''}{${String(mark.length)},}[ \\t]*$`);
  for (let from = endOfLine(text, start); from < text.length;) {
    const to = endOfLine(text, from + 1);
    const line = text.slice(from + 1, to);
    const [indent = ''] = /^[ \t>]*/.exec(line) ?? [];
    const isBlank = indent.length === line.length;
    if (countQuotes(indent) < quotes || (!isBlank && columnOf(indent) < column)) return from;
    if (closing.test(line)) return to;
    from = to;
  }
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function countQuotes(text: string): number {
  return text.split('>').length - 1;
}

/** The column after a beginning of a line. */
function columnOf(beginning: string): number {
  let column = 0;
  for (const character of beginning) column += character === '\t' ? tab - (column % tab) : 1;
  return column;
}

/** The column of the innermost list item above that holds a line; 0 where none does. */
function itemColumn(text: string, lineStart: number, indent: number): number {
  let limit = indent;
  for (let end = lineStart - 1; end > 0 && limit > 0;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const columns = markerColumns(line);
    const inside = columns.filter((column) => column <= limit).at(-1);
    if (inside !== undefined) return inside;
    const isBlank = /^[ \t>]*$/.test(line);
    // A line after another may continue the paragraph of an item without its indent.
    const isLazy =
      columns.length === 0 && /[^ \t>\n]/.test(text.slice(text.lastIndexOf('\n', start - 2) + 1, start));
    if (!isBlank && !isLazy) limit = Math.min(limit, columnOf(/^[ \t>]*/.exec(line)?.[0] ?? ''));
    end = start - 1;
  }
  return 0;
}

/** The columns at which the contents of the list items begin that a line opens. */
function markerColumns(line: string): number[] {
  const columns: number[] = [];
  let at = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
  for (;;) {
    const [marker] = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(line.slice(at)) ?? [];
    if (marker === undefined) return columns;
    at += marker.length;
    columns.push(columnOf(line.slice(0, at)));
  }
}
