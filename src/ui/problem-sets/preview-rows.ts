/** The rows of a preview: what was read, what the person made of it, and which of them become problems. Pure. */
import type { ImportedRow, ProblemFields, RowIssue } from '../../math/problem-import/rows.ts';
import type { CodedError } from '../../errors/coded-error.ts';
import { checkProblem } from '../problem/check-problem.ts';
import { MAX_PROBLEMS, type SetProblem } from './set-problem.ts';

export interface PreviewRow extends ProblemFields {
  readonly line: number;
  /** What was doubtful when it was read; null once the person has changed it. */
  readonly issue: RowIssue | null;
  /** Why it cannot be given to a student as it is. */
  readonly error: CodedError | null;
  readonly isUsed: boolean;
}

/** Rows without a doubt are used. No more than a set may hold are shown. */
export function previewRows(rows: readonly ImportedRow[]): PreviewRow[] {
  return rows.slice(0, MAX_PROBLEMS).map((row) => {
    const error = errorOf(row.problem);
    return { ...row, error, isUsed: error === null && row.issue === null };
  });
}

function errorOf(problem: string): CodedError | null {
  const checked = checkProblem(problem);
  return checked.ok ? null : checked.error;
}

/** A row after a change by the person, who has looked at it by then: it is used if a student can be given it. */
export function changedRow(row: PreviewRow, change: Partial<ProblemFields>): PreviewRow {
  const changed = { ...row, ...change, issue: null };
  const error = errorOf(changed.problem);
  return { ...changed, error, isUsed: error === null };
}

const filled = (text: string | null): string | null => (text ?? '').trim() || null;

/** The problems of the rows that are used. */
export function usedProblems(rows: readonly PreviewRow[]): SetProblem[] {
  return rows
    .filter(({ isUsed, error }) => isUsed && error === null)
    .map(({ problem, answer, family, difficulty }) => ({
      problem: problem.trim(),
      answer: filled(answer),
      family: filled(family),
      difficulty: filled(difficulty),
    }));
}
