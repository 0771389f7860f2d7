/** Reads a set of problems from a text that a person pasted or opened, whatever its form. */
import { jsonRows, looksLikeJson } from './json-rows.ts';
import type { ProblemImport } from './rows.ts';
import { tableRows } from './table-rows.ts';
import { textRows, type TextFormat } from './text-rows.ts';

/**
 * Reads JSON, JSON Lines, tables, lists, paragraphs and lines, each with the names that `fields.ts` knows. It refuses
 * nothing: a row that is no problem says why, and in which line it begins. Rows have no white space around their texts.
 *
 * @param as a form of plain text, for one that can be read in several
 *
 * @example
 * importProblems('Question,Answer\nWhat is 2 + 2?,4').rows
 * // [{ line: 2, problem: 'What is 2 + 2?', answer: '4', family: null, difficulty: null, issue: null }]
 */
export function importProblems(text: string, as?: TextFormat): ProblemImport {
  // A byte order mark is no text. Blank lines at the start count as lines.
  const content = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  const body = content.trim();
  const before = content.slice(0, content.length - content.trimStart().length).split('\n').length - 1;
  const { rows, ...others } =
    as !== undefined
      ? textRows(body, as)
      : looksLikeJson(body)
        ? jsonRows(body)
        : (tableRows(body) ?? textRows(body));
  return { ...others, rows: rows.map((row) => ({ ...row, line: row.line + before })) };
}
