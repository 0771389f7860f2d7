/**
 * Evaluates a student's surprise at its problems over a set of runs: whether it separates right answers from wrong
 * ones, and how many wrong answers were shown without a warning. Computed from the folded logs alone.
 */
import { extractAnswer } from '../math/answer/extract.ts';
import { auroc } from './auroc.ts';
import type { RunRecord } from './runs/run-record.ts';

export interface FamiliarityFigures {
  /**
   * AUROC of right against wrong runs: by low surprise, and by the probability shown to the person. Null where no run
   * says how foreign its problem was, or where all runs are right or all are wrong.
   */
  readonly auroc: {
    readonly mean: number | null;
    readonly worstWindow: number | null;
    readonly probabilityRight: number | null;
  };
  /** Share of the runs that warn. */
  readonly warned: number;
  /** Share of the right runs that warn all the same; null where none is right. */
  readonly warnedOfRight: number | null;
  /** Share of the runs with fluent nonsense: a wrong answer in a box. */
  readonly nonsense: number;
  /** Share of the fluent nonsense that is shown without a warning; null where there is none. */
  readonly nonsenseWithoutWarning: number | null;
}

/** @throws RangeError when there are no records */
export function familiarityFigures(records: readonly RunRecord[]): FamiliarityFigures {
  if (records.length === 0) throw new RangeError('There are no runs to take figures from.');
  const judged = records.map(({ right, solution, familiarity }) => ({
    right,
    boxed: extractAnswer(solution) !== null,
    familiarity,
    warns: familiarity?.warns ?? false,
  }));
  const read = judged.flatMap(({ right, familiarity }) => (familiarity ? [{ right, ...familiarity }] : []));
  const nonsense = judged.filter(({ right, boxed }) => !right && boxed);
  const right = judged.filter((run) => run.right);
  return {
    auroc: {
      mean: auroc(read.map((run) => ({ score: -run.mean, positive: run.right }))),
      worstWindow: auroc(read.map((run) => ({ score: -run.worstWindow, positive: run.right }))),
      probabilityRight: auroc(read.map((run) => ({ score: run.probabilityRight, positive: run.right }))),
    },
    warned: judged.filter(({ warns }) => warns).length / judged.length,
    warnedOfRight: share(right, ({ warns }) => warns),
    nonsense: nonsense.length / judged.length,
    nonsenseWithoutWarning: share(nonsense, ({ warns }) => !warns),
  };
}

function share<Run>(runs: readonly Run[], holds: (run: Run) => boolean): number | null {
  return runs.length === 0 ? null : runs.filter(holds).length / runs.length;
}
