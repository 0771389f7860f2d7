/** Problems in JSON: an array, an object that holds one, an object on each line, or objects one after the other. */
import { jsonOrUndefined } from '../../bytes/json.ts';
import { columnsOf, readFields, shownColumns, type Columns, type Fields } from './fields.ts';
import { bareRow, lineCounter, type ImportedRow, type ProblemImport } from './rows.ts';

interface Slice {
  readonly line: number;
  readonly text: string;
}

/** Whether a text is meant to be JSON: "[5 points] What is ..." is not. */
export const looksLikeJson = (content: string): boolean =>
  /^(?:\{\s*(?:["}]|$)|\[\s*(?:[{"[\]]|$))/.test(content);

/** The problems of a text that looks like JSON. Values that cannot be read become rows with an issue. */
export function jsonRows(content: string): ProblemImport {
  if (content.startsWith('[')) return importOf('json', elements(content));
  const lines = linesOf(content);
  if (jsonOrUndefined(content) === undefined && areObjects(lines)) return importOf('json-lines', lines);
  return importOf('json', heldElements(content) ?? elements(content));
}

/** The lines that are not blank, without the comma that some write after each. */
const linesOf = (content: string): Slice[] =>
  content
    .split('\n')
    .map((text, index) => ({ line: index + 1, text: text.trim().replace(/,$/, '') }))
    .filter(({ text }) => text !== '');

/** An object on each line, perhaps with broken ones among them. */
function areObjects(lines: readonly Slice[]): boolean {
  const begun = lines.filter(({ text }) => text.startsWith('{'));
  return 2 * begun.length >= lines.length && begun.some(({ text }) => jsonOrUndefined(text) !== undefined);
}

function importOf(format: 'json' | 'json-lines', slices: readonly Slice[]): ProblemImport {
  let columns: Columns = {};
  const rows = slices.map((slice): ImportedRow => {
    const value = jsonOrUndefined(slice.text);
    if (value === undefined) return bareRow(slice.line, slice.text, 'not-json');
    if (typeof value === 'string')
      return bareRow(slice.line, value.trim(), value.trim() === '' ? 'no-problem' : null);
    const record = recordOf(value);
    const own = columnsIn(record);
    if (record === null || own === null) return bareRow(slice.line, '', 'no-problem');
    columns = { ...own, ...columns };
    return { line: slice.line, ...readFields(record, own) };
  });
  return { format, columns: shownColumns(columns), separator: null, rows };
}

const columnsIn = (record: Fields | null): Columns | null =>
  record === null ? null : columnsOf(Object.keys(record));

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The record of a problem. Rows of the Hugging Face viewer wrap it in `row`, chat data in `messages`. */
function recordOf(value: unknown): Fields | null {
  if (!isObject(value)) return null;
  if (columnsIn(value) === null && isObject(value['row'])) return value['row'];
  const messages: unknown = value['messages'] ?? value['conversations'];
  if (!Array.isArray(messages) || columnsIn(value) !== null) return value;
  const said = (roles: readonly string[]): unknown => {
    const found: unknown = messages.find(
      (each: unknown) => isObject(each) && roles.includes(String(each['role'] ?? each['from'])),
    );
    return isObject(found) ? (found['content'] ?? found['value']) : undefined;
  };
  return { ...value, question: said(['user', 'human']), solution: said(['assistant', 'gpt']) };
}

/** The elements of the array in an object that is no problem itself, such as `{"problems": [...]}`. */
function heldElements(content: string): Slice[] | null {
  const value = jsonOrUndefined(content);
  if (!isObject(value) || columnsIn(recordOf(value)) !== null) return null;
  const held = Object.entries(value).find(
    ([, each]) => Array.isArray(each) && each.some((one) => isObject(one) || typeof one === 'string'),
  );
  if (held === undefined) return null;
  // JSON.parse says no positions: the array begins after its name.
  const name = JSON.stringify(held[0]);
  let start = content.indexOf(name);
  while (start >= 0 && !/^\s*:\s*\[/.test(content.slice(start + name.length))) {
    start = content.indexOf(name, start + 1);
  }
  if (start < 0) return null;
  const open = content.indexOf('[', start + name.length);
  const before = lineCounter(content)(open) - 1;
  return elements(content.slice(open)).map((slice) => ({ ...slice, line: slice.line + before }));
}

/**
 * The elements of an array, or the values that stand one after the other, each as its source. In linear time, and also of
 * a text that breaks off or has a broken element.
 */
function elements(content: string): Slice[] {
  const isArray = content.startsWith('[');
  const found: Slice[] = [];
  const lineAt = lineCounter(content);
  let [start, depth, isString] = [isArray ? 1 : 0, 0, false];
  const take = (end: number): void => {
    const source = content.slice(start, end);
    const text = source.trim();
    if (text !== '') found.push({ line: lineAt(start + source.length - source.trimStart().length), text });
    start = end;
  };
  for (let i = start; i < content.length; i += 1) {
    const character = content[i];
    if (isString) {
      if (character === '\\') i += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth < 0 && isArray) {
        take(i);
        return found;
      }
      if (depth <= 0 && !isArray) take(i + 1);
      depth = Math.max(0, depth);
    } else if (character === ',' && depth === 0) {
      take(i);
      start = i + 1;
    }
  }
  take(content.length);
  return found;
}
