/** What importing a set of problems gives: a row for each problem, with its line and what is wrong with it. */

/**
 * How a text was understood. `json`: an array, an object that holds one, or objects one after the other; `json-lines`: an
 * object on each line; `csv`: a table with any separator; `numbered`, `bullets`: the items of a list; `questions`:
 * paragraphs that begin with `Q:`; `paragraphs`: separated by blank lines; `lines`: one problem each; `single`: all of it.
 */
export type ImportFormat =
  | 'json'
  | 'json-lines'
  | 'csv'
  | 'numbered'
  | 'bullets'
  | 'questions'
  | 'paragraphs'
  | 'lines'
  | 'single';

/**
 * What keeps a row from being a problem, or makes it doubtful. `before-list`: text above the first item of a list;
 * `joined-fields`: more fields than columns, taken as separators within the problem.
 */
export type RowIssue =
  | 'not-json'
  | 'no-problem'
  | 'field-not-text'
  | 'open-quote'
  | 'joined-fields'
  | 'before-list';

/** The fields of a problem. */
export interface ProblemFields {
  readonly problem: string;
  /** The right answer; null where the text has none. */
  readonly answer: string | null;
  /** What kind of problem it is, and how hard; null where the text does not say. */
  readonly family: string | null;
  readonly difficulty: string | null;
}

export interface ImportedRow extends ProblemFields {
  /** The line of the text where it begins, from 1. */
  readonly line: number;
  readonly issue: RowIssue | null;
}

/** A text as a set of problems. */
export interface ProblemImport {
  readonly format: ImportFormat;
  /** The names in the text that were read as these fields; only those that it has. */
  readonly columns: Readonly<Partial<Record<keyof ProblemFields, string>>>;
  /** Between the fields of a line; null where there is none. */
  readonly separator: string | null;
  readonly rows: readonly ImportedRow[];
}

/** A row of which only the problem is known. */
export const bareRow = (line: number, problem: string, issue: RowIssue | null = null): ImportedRow => ({
  line,
  problem,
  answer: null,
  family: null,
  difficulty: null,
  issue,
});

/** Gives the line of each position in a text, for positions that only grow. */
export function lineCounter(text: string): (position: number) => number {
  let [line, counted] = [1, 0];
  return (position) => {
    for (; counted < position && counted < text.length; counted += 1) if (text[counted] === '\n') line += 1;
    return line;
  };
}
