/** Problems in plain text: the items of a list, paragraphs between blank lines, or lines. */
import { bareRow, type ImportedRow, type ImportFormat, type ProblemImport } from './rows.ts';

export type TextFormat = Exclude<ImportFormat, 'json' | 'json-lines' | 'csv'>;

/** The forms of plain text, in the order in which they are tried. */
export const textFormats: readonly TextFormat[] = [
  'numbered',
  'bullets',
  'questions',
  'paragraphs',
  'lines',
  'single',
];

interface Block {
  readonly line: number;
  readonly lines: readonly string[];
  /** Stands above the first item of a list. */
  readonly isBefore?: boolean;
}

const label =
  '(?:problem|question|exercise|task|q|aufgabe|frage|problème|exercice|problema|ejercicio|pregunta|题目?|问题)';
/** "1. ", "(1) ", "1) ", in bold or not; or "Problem 1:", as a heading or not. */
const numbers: readonly RegExp[] = [
  /^ {0,3}(?:\*\*)?\(?(\d{1,3})(?:\)\.?|[.:．、])(?:\*\*)?(?:\s+|$)(.*)$/u,
  new RegExp(
    String.raw`^ {0,3}(?:#{1,6}\s*)?(?:\*\*)?${label}\s*(?:no\.?|nr\.?|n°|#)?\s*(\d{1,3})\s*(?:[.:：)、．-]|$)(?:\*\*)?\s*(.*)$`,
    'iu',
  ),
];
const bullet = /^ {0,3}[-*•–·]\s+(.*)$/u;
const questionLabel =
  /^\s*(?:\*\*)?(?:q|question|problem|aufgabe|frage|problème|pregunta|problema|问|题目)\s*[:：](?:\*\*)?\s*/iu;
const answerLabel =
  /^\s*(?:\*\*)?(?:answer|ans|antwort|lösung|réponse|respuesta|solution|答案|答)\s*[:：=](?:\*\*)?\s*(.+)$/iu;
const shortAnswerLabel = /^\s*(?:\*\*)?a\s*[:：](?:\*\*)?\s*(.+)$/iu;

/** A number in a list counts on: it is no year and no date at the start of a line. */
const LONGEST_GAP = 50;

/** @param as the form to read it in; without it the first one that fits */
export function textRows(content: string, as?: TextFormat): ProblemImport {
  const lines = content.split('\n');
  const format = as ?? textFormats.find((each) => blocksOf(lines, each) !== null) ?? 'lines';
  const blocks = blocksOf(lines, format) ?? [{ line: 1, lines }];
  return { format, columns: {}, separator: null, rows: blocks.flatMap(rowOf) };
}

/** The problems of the lines in one form; null where they do not have it. */
function blocksOf(lines: readonly string[], format: TextFormat): readonly Block[] | null {
  switch (format) {
    case 'numbered':
      return numbered(lines);
    case 'bullets':
      return bullets(lines);
    case 'questions':
      return questions(lines);
    case 'paragraphs':
      return paragraphs(lines);
    case 'lines':
      return lines.map((line, index) => ({ line: index + 1, lines: [line] }));
    case 'single':
      return [{ line: 1, lines }];
  }
}

/** Splits before each line for which `begin` gives the text of a new item. */
function split(lines: readonly string[], begin: (line: string, index: number) => string | null): Block[] {
  const blocks: { line: number; lines: string[]; isBefore?: boolean }[] = [];
  lines.forEach((line, index) => {
    const text = begin(line, index);
    const last = blocks.at(-1);
    if (text !== null) blocks.push({ line: index + 1, lines: [text] });
    else if (last !== undefined) last.lines.push(line);
    else if (line.trim() !== '') blocks.push({ line: index + 1, lines: [line], isBefore: true });
  });
  return blocks;
}

function numbered(lines: readonly string[]): readonly Block[] | null {
  for (const pattern of numbers) {
    let last: number | null = null;
    let items = 0;
    const blocks = split(lines, (line, index) => {
      const [, digits, text = ''] = pattern.exec(line) ?? [];
      if (digits === undefined) return null;
      const number = Number(digits);
      const isRestart = number === 1 && (last === 1 || (lines[index - 1] ?? '').trim() === '');
      const isNext = last === null ? number <= LONGEST_GAP : number > last && number <= last + LONGEST_GAP;
      if (!isNext && !isRestart) return null;
      last = number;
      items += 1;
      return text;
    });
    const isList = items > 1 || (items === 1 && last === 1 && blocks.length === 1);
    if (isList) return blocks;
  }
  return null;
}

function bullets(lines: readonly string[]): readonly Block[] | null {
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length < 2 || !written.every((line) => bullet.test(line) || /^\s{2,}\S/.test(line)))
    return null;
  const blocks = split(lines, (line) => bullet.exec(line)?.[1] ?? null);
  return blocks[0]?.isBefore === true ? null : blocks;
}

function questions(lines: readonly string[]): readonly Block[] | null {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return questionLabel.test(first) ? split(lines, (line) => (questionLabel.test(line) ? line : null)) : null;
}

/** Blank lines separate problems, unless each paragraph is a line: then they say no more than line breaks. */
function paragraphs(lines: readonly string[]): readonly Block[] | null {
  const blocks = split(lines, (line, index) =>
    line.trim() !== '' && (lines[index - 1] ?? '').trim() === '' ? line : null,
  );
  return blocks.length > 1 ? blocks : null;
}

/** A problem without white space around it, and its answer where a line gives one. Nothing for a blank block. */
function rowOf({ line, lines, isBefore = false }: Block): ImportedRow[] {
  const [first = '', ...others] = lines;
  const isQuestion = questionLabel.test(first);
  const texts = [first.replace(questionLabel, ''), ...others];
  const answerOf = (text: string): string | undefined =>
    answerLabel.exec(text)?.[1] ?? (isQuestion ? shortAnswerLabel.exec(text)?.[1] : undefined);
  const at = texts.findIndex((text, index) => index > 0 && answerOf(text) !== undefined);
  const problem = (at < 0 ? texts : texts.slice(0, at)).join('\n').trim();
  const answer = at < 0 ? null : (answerOf(texts[at] ?? '')?.trim() ?? null);
  if (problem === '' && answer === null) return [];
  const blanks = problem === '' ? 0 : texts.findIndex((text) => text.trim() !== '');
  const issue = isBefore ? 'before-list' : problem === '' ? 'no-problem' : null;
  return [{ ...bareRow(line + blanks, problem, issue), answer }];
}
