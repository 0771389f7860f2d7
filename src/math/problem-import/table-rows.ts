/** Problems in a table: CSV with any separator (RFC 4180, by Papa Parse), cells copied from a spreadsheet, Markdown. */
import Papa from 'papaparse';

import { columnsOf, finalAnswer, readFields, shownColumns, type Columns } from './fields.ts';
import { lineCounter, type ImportedRow, type ProblemImport } from './rows.ts';

interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quotation mark in it is not closed, or text follows the closing one. */
  readonly isBroken: boolean;
}

const separators = [',', ';', '\t', '|'] as const;
/** A separator that no text holds: the only column of a table has none. */
const NONE = '\u001f';

/** The problems of a table; null for a text that is none. */
export function tableRows(content: string): ProblemImport | null {
  const { declared, body, before } = withoutDeclaration(withoutFrame(content));
  const separator = declared ?? separators.find((each) => headerOf(body, each) !== null) ?? onlyColumn(body);
  const header = separator === null ? null : headerOf(body, separator);
  if (separator === null || header === null) return tableWithoutHeader(body, before);
  const { columns, cells: keys } = header;
  const rows = recordsOf(body, separator, before).slice(1);
  return {
    format: 'csv',
    columns: shownColumns(columns),
    separator: separator === NONE ? null : separator,
    rows: rows.map((record) => rowOf(record, keys, columns, separator)),
  };
}

/** Excel writes its separator as a line of its own before the header. */
function withoutDeclaration(content: string): { declared: string | null; body: string; before: number } {
  const [line, declared] = /^"?sep=(.)"?[^\S\n]*\n/i.exec(content) ?? [];
  return line === undefined || declared === undefined
    ? { declared: null, body: content, before: 0 }
    : { declared, body: content.slice(line.length), before: 1 };
}

/** A Markdown table without the frame of its lines. The line under the header is none of its rows. */
function withoutFrame(content: string): string {
  if (!/^\|.*\|\s*\n\s*\|[\s:|-]+\|\s*(?:\n|$)/.test(content)) return content;
  return content
    .split('\n')
    .map((line, index) => (index === 1 ? '' : line.trim().replace(/^\||\|$/g, '')))
    .join('\n');
}

const firstRecord = (content: string, delimiter: string): readonly string[] =>
  Papa.parse<string[]>(content, { delimiter, newline: '\n', preview: 1 }).data[0] ?? [];

/** The first record, if its cells are headings and one of them is the name of a problem. */
function headerOf(content: string, delimiter: string): { columns: Columns; cells: readonly string[] } | null {
  const cells = firstRecord(content, delimiter).map((cell) => cell.trim());
  const areHeadings = cells.every((cell) => cell.length <= 40 && !/[?!:=]/.test(cell));
  const isTable = cells.length > 1 || delimiter === NONE;
  const columns = areHeadings && isTable ? columnsOf(cells) : null;
  return columns === null ? null : { columns, cells };
}

/** A heading with one problem on each line below it. */
const onlyColumn = (content: string): string | null => (headerOf(content, NONE) === null ? null : NONE);

function recordsOf(content: string, delimiter: string, before: number): TableRecord[] {
  const records: TableRecord[] = [];
  const lineAt = lineCounter(content);
  let start = 0;
  Papa.parse<string[]>(content, {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }) {
      const line = lineAt(start) + before;
      start = meta.cursor;
      if (data.every((cell) => cell.trim() === '')) return;
      records.push({ line, cells: data, isBroken: errors.some(({ type }) => type === 'Quotes') });
    },
  });
  return records;
}

function rowOf(
  record: TableRecord,
  keys: readonly string[],
  columns: Columns,
  separator: string,
): ImportedRow {
  const { line, cells, isBroken } = record;
  const surplus = cells.length - keys.length;
  const at = keys.indexOf(columns.problem ?? '');
  // An unquoted separator within the problem: its other half is no answer.
  const isJoined = surplus > 0 && cells.slice(keys.length).some((cell) => cell.trim() !== '');
  const whole = isJoined
    ? [
        ...cells.slice(0, at),
        cells.slice(at, at + surplus + 1).join(separator),
        ...cells.slice(at + surplus + 1),
      ]
    : cells;
  const fields = Object.fromEntries(keys.map((key, index) => [key, whole[index] ?? '']));
  const reading = readFields(fields, columns);
  const doubt = isBroken ? 'open-quote' : isJoined ? 'joined-fields' : null;
  return { line, ...reading, issue: reading.issue ?? doubt };
}

/** Cells without a header: copied from a spreadsheet, or quoted. Problem, answer, kind and difficulty, in this order. */
function tableWithoutHeader(content: string, before: number): ProblemImport | null {
  const separator = content.includes('\t') ? '\t' : /^"(?:[^"]|"")*"([,;])/.exec(content)?.[1];
  if (separator === undefined) return null;
  const records = recordsOf(content, separator, before);
  const width = records[0]?.cells.length ?? 0;
  const isTable =
    width > 1 &&
    width <= 5 &&
    records.every(({ cells }) => cells.length === width && (cells[0] ?? '').trim() !== '');
  if (!isTable) return null;
  const isNumbered = width > 2 && records.every(({ cells }) => /^\s*\d+[.)]?\s*$/.test(cells[0] ?? ''));
  const rows = records.map(({ line, cells, isBroken }): ImportedRow => {
    const [problem = '', ...others] = (isNumbered ? cells.slice(1) : cells).map((cell) => cell.trim());
    const [answer = null, family = null, difficulty = null] = others.map((cell) =>
      cell === '' ? null : cell,
    );
    const issue = problem === '' ? 'no-problem' : isBroken ? 'open-quote' : null;
    return { line, problem, answer: answer === null ? null : finalAnswer(answer), family, difficulty, issue };
  });
  return { format: 'csv', columns: {}, separator, rows };
}
