/**
 * Reads the fields of a problem from a record, by the names that data sets and teachers give them: GSM8K (`question`,
 * `answer` with `####`), MATH and MATH-500 (`problem`, `solution`, `answer`, `subject`, `level`), AIME, SVAMP,
 * OlympiadBench, chat messages, and column headings in the languages of the page.
 */
import { findAnswer } from '../answer/find-answer.ts';
import type { ProblemFields, RowIssue } from './rows.ts';

/** Names of each field, the surest first, as `normalized` gives them. */
const names = {
  problem: [
    ...['problem', 'question', 'problemtext', 'questiontext', 'prompt', 'task', 'exercise', 'query'],
    ...['instruction', 'input', 'aufgabe', 'aufgabentext', 'frage', 'problème', 'énoncé', 'exercice'],
    ...['problema', 'pregunta', 'enunciado', 'ejercicio', '题目', '问题', '題目', '問題'],
  ],
  answer: [
    ...['answer', 'finalanswer', 'expectedanswer', 'correctanswer', 'goldanswer', 'expected', 'gold'],
    ...['groundtruth', 'target', 'reference', 'result', 'output', 'label', 'completion', 'response'],
    ...['antwort', 'ergebnis', 'réponse', 'reponse', 'résultat', 'respuesta', 'resultado', '答案', '答'],
  ],
  /** Worked solutions: their answer counts. */
  solution: [
    'solution',
    'referencesolution',
    'rationale',
    'lösung',
    'loesung',
    'corrigé',
    'solución',
    '解答',
  ],
  family: [
    ...['family', 'kind', 'subject', 'type', 'category', 'topic', 'subfield', 'domain', 'art', 'thema'],
    ...['fach', 'sujet', 'catégorie', 'genre', 'tema', 'tipo', '类型', '類型'],
  ],
  difficulty: [
    ...['difficulty', 'level', 'grade', 'schwierigkeit', 'stufe', 'niveau', 'difficulté', 'dificultad'],
    ...['nivel', '难度', '難度'],
  ],
} as const;

type FieldName = keyof typeof names;

/** "Final Answer", "final_answer" and "FinalAnswer" are one name. */
const normalized = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');

/** The key of a field among these; undefined where none of its names is there. */
function keyOf(keys: readonly string[], field: FieldName): string | undefined {
  for (const name of names[field]) {
    const found = keys.find((key) => normalized(key) === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The keys that hold the fields of a problem. */
export type Columns = Readonly<Partial<Record<FieldName, string>>>;

/** @returns null where no key is the name of a problem */
export function columnsOf(keys: readonly string[]): Columns | null {
  const found = (Object.keys(names) as FieldName[]).flatMap((field) => {
    const key = keyOf(keys, field);
    return key === undefined ? [] : [[field, key] as const];
  });
  const columns: Columns = Object.fromEntries(found);
  return columns.problem === undefined ? null : columns;
}

/** The columns as the preview names them: a solution stands for the answer. */
export function shownColumns({
  solution,
  ...columns
}: Columns): Partial<Record<keyof ProblemFields, string>> {
  return {
    ...columns,
    ...(columns.answer === undefined && solution !== undefined ? { answer: solution } : {}),
  };
}

export interface FieldReading extends ProblemFields {
  readonly issue: RowIssue | null;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The problem of a record, whose keys are in `columns`. */
export function readFields(record: Fields, columns: Columns): FieldReading {
  const text = (field: FieldName): string | null | undefined => {
    const key = columns[field];
    return key === undefined ? null : textOf(record[key]);
  };
  const problem = text('problem');
  const given = text('answer');
  const solution = text('solution');
  const [family, difficulty] = [text('family'), text('difficulty')];
  const isUnreadable = [problem, given, family, difficulty].includes(undefined);
  const answer = given ?? null;
  return {
    problem: withChoices(withBody(problem ?? '', record), record),
    answer: answer === null ? answerInSolution(solution ?? null) : choiceOf(finalAnswer(answer), record),
    family: family ?? null,
    difficulty: difficulty ?? null,
    issue: isUnreadable ? 'field-not-text' : (problem ?? '') === '' ? 'no-problem' : null,
  };
}

/** A value as text: null for none, undefined for one that is no text. A list with one answer is that answer. */
function textOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // Lists within lists are no text, however deep they are.
  if (!Array.isArray(value) || value.some((each) => typeof each === 'object' && each !== null))
    return undefined;
  const parts = value.map(textOf);
  const texts = parts.filter((part) => part !== null && part !== undefined);
  return texts.length === 0 ? null : texts.join(', ');
}

/** Answers longer than this are worked solutions. */
const LONGEST_PLAIN_ANSWER = 80;

/** The answer in a field that may hold the whole solution: after `####`, in a box, or as a sentence states it. */
export function finalAnswer(text: string): string {
  const marked = text.lastIndexOf('####');
  if (marked >= 0) {
    const [line = ''] = text
      .slice(marked + 4)
      .trim()
      .split('\n');
    if (line !== '') return line.trim();
  }
  const isLong = text.length > LONGEST_PLAIN_ANSWER || text.includes('\n');
  return answerInSolution(isLong || text.includes('\\boxed') ? text : null) ?? text;
}

function answerInSolution(text: string | null): string | null {
  if (text === null) return null;
  if (text.includes('####')) return finalAnswer(text);
  const found = findAnswer(text, { unboxed: true });
  if (found !== null && found.source !== 'guessed') return found.answer;
  return text.length <= LONGEST_PLAIN_ANSWER && !text.includes('\n') ? text : null;
}

/** SVAMP and ASDiv tell the story in `body`, and ask about it in `question`. */
function withBody(problem: string, record: Fields): string {
  const key = Object.keys(record).find((each) => normalized(each) === 'body');
  const body = key === undefined ? null : textOf(record[key]);
  return body === null || body === undefined ? problem : `${body} ${problem}`;
}

const letter = (index: number): string => String.fromCharCode(65 + index);

/** The choices of a multiple-choice question; empty for another one. */
function choicesOf(record: Fields): readonly string[] {
  const key = Object.keys(record).find((each) => ['choices', 'options'].includes(normalized(each)));
  const given: unknown = key === undefined ? null : record[key];
  // MMLU has a list, ARC an object with the texts in `text`.
  const list: unknown = typeof given === 'object' && given !== null && 'text' in given ? given.text : given;
  if (!Array.isArray(list) || list.length < 2 || list.length > 26) return [];
  const texts = list.map(textOf);
  return texts.every((text) => typeof text === 'string') ? texts : [];
}

function withChoices(problem: string, record: Fields): string {
  const choices = choicesOf(record);
  if (choices.length === 0) return problem;
  const lines = choices.map((text, i) => (/^\(?[A-Z][.)]/.test(text) ? text : `${letter(i)}. ${text}`));
  return [problem, ...lines].join('\n');
}

/** MMLU gives the right choice by its index, from 0. */
function choiceOf(answer: string, record: Fields): string {
  const count = choicesOf(record).length;
  return count > 0 && /^\d{1,2}$/.test(answer) && Number(answer) < count ? letter(Number(answer)) : answer;
}
