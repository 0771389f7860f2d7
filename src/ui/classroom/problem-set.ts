/** Reads and checks the problems of a set from a text that the person pasted, or from a file. */
import Papa from 'papaparse';
import { z } from 'zod';

import { checkProblem } from '../problem/check-problem.ts';
import { commonError, type CodedError } from '../../errors/coded-error.ts';
import { PageError, pageError } from '../page-error.ts';
import { MAX_PROBLEMS, type SetProblem } from './set-problem.ts';

const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const optional = text
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : value));
const rowSchema = z.object({ problem: text, answer: optional, family: optional, difficulty: optional });

/**
 * JSON Lines with `problem` and, if known, `answer`, `family`, `difficulty`; or CSV with a header of these names; or a
 * problem on each line.
 * @throws PageError
 */
export function parseProblemSet(given: string): SetProblem[] {
  const content = given.replace(/^\uFEFF/, '').trim();
  if (content === '') throw new PageError(pageError('set-empty'));
  const problems = rowsOf(content).map((row, index) => problemOf(row, index + 1));
  if (problems.length > MAX_PROBLEMS) {
    throw new PageError(pageError('set-too-large', { count: problems.length, limit: MAX_PROBLEMS }));
  }
  return problems;
}

function rowsOf(content: string): unknown[] {
  const lines = content.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (content.startsWith('{')) return lines.map(jsonOf);
  const [header = ''] = lines;
  if (!/(^|[,;\t"])problem(["',;\t]|$)/i.test(header)) return lines.map((problem) => ({ problem }));
  const { data, errors } = Papa.parse<unknown>(content, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  // Too few or too many fields only matter if the problem is missing, which problemOf() checks.
  const broken = errors.find(({ type }) => type === 'Quotes' || type === 'Delimiter');
  if (broken !== undefined) {
    throw rowError((broken.row ?? 0) + 1, commonError('unexpected', { detail: broken.message }));
  }
  return data;
}

function jsonOf(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw rowError(index + 1, pageError('row-not-json'));
  }
}

function problemOf(row: unknown, number: number): SetProblem {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) throw rowError(number, pageError('row-without-problem'));
  const checked = checkProblem(parsed.data.problem);
  if (!checked.ok) throw rowError(number, checked.error);
  return { ...parsed.data, problem: checked.problem };
}

function rowError(row: number, cause: CodedError): PageError {
  return new PageError(pageError('set-row', { row, cause }));
}
