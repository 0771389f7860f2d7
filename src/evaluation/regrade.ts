/** Grades the solutions of recorded runs again, and compares the verdicts with the recorded ones. */
import type { RunRecord } from './runs/run-record.ts';
import type { EvalProblem, Grader } from './suites/suite.ts';

export interface RegradedRun {
  readonly id: string;
  readonly sample: number;
  readonly known: string;
  readonly before: { readonly right: boolean; readonly answer: string | null };
  readonly now: { readonly right: boolean; readonly answer: string | null };
}

export interface Regraded {
  readonly total: number;
  readonly agree: number;
  readonly agreement: number;
  /** Runs whose problem is not among the given ones. */
  readonly unknown: number;
  readonly changed: readonly RegradedRun[];
}

/** An incomplete solution stays wrong. */
export function regrade(
  records: readonly RunRecord[],
  problems: readonly EvalProblem[],
  grade: Grader,
): Regraded {
  const byId = new Map(problems.map((problem) => [problem.id, problem]));
  const changed: RegradedRun[] = [];
  let total = 0;
  for (const record of records) {
    const problem = byId.get(record.id);
    if (problem === undefined) continue;
    total += 1;
    const { id, sample, right, answer, ended, solution } = record;
    const verdict = ended === 'end-token' ? grade(solution, problem) : { right: false, answer: null };
    if (verdict.right === right) continue;
    const now = { right: verdict.right, answer: verdict.answer };
    changed.push({ id, sample, known: problem.answer, before: { right, answer }, now });
  }
  const agree = total - changed.length;
  return {
    total,
    agree,
    agreement: total === 0 ? 1 : agree / total,
    unknown: records.length - total,
    changed,
  };
}

export function describeRegraded({ total, agree, unknown, changed }: Regraded): string {
  const words = ({ right, answer }: RegradedRun['before']): string =>
    `${right ? 'right' : 'wrong'} (${answer ?? 'none'})`;
  return [
    `${agree} of ${total} verdicts are the recorded ones${unknown === 0 ? '' : `; ${unknown} runs have no problem here`}`,
    ...changed.map(
      ({ id, sample, known, before, now }) =>
        `  ${id}, sample ${sample}, known ${known}: was ${words(before)}, is ${words(now)}`,
    ),
  ].join('\n');
}
