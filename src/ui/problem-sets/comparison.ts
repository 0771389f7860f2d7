/** Compares setups over one set, problem by problem: who changed, with intervals for paired data. Pure. */
import {
  mcnemarExact,
  pairedCounts,
  pairedDifference,
  type PairedCounts,
  type PairedDifference,
} from '../../math/paired.ts';
import { routerLine, type RouterEnd, type RouterPoint } from '../../math/router-line.ts';
import { setFigures, restrictedTo, solvedByAll, type SetFigures, type SetupResults } from './figures.ts';
import { isStudentAlone, isTeacherAlone } from './setup.ts';

/** How a setup did on the problems that all compared ones have solved. */
export interface ComparedSetup {
  readonly setup: SetupResults;
  readonly figures: SetFigures;
  /** Against the first setup, over the problems whose answer is known; null for the first itself. */
  readonly change: PairedChange | null;
}

export interface PairedChange extends PairedDifference {
  /** `onlyFirst`: from right to wrong; `onlySecond`: from wrong to right. */
  readonly counts: PairedCounts;
  /** McNemar's test, exact, two-sided. */
  readonly pValue: number;
}

export interface SetComparison {
  /** Indices of the problems that all of them have solved. */
  readonly problems: readonly number[];
  readonly setups: readonly ComparedSetup[];
}

/** Compares setups with the first of them. */
export function compareSetups(setups: readonly SetupResults[]): SetComparison {
  const problems = solvedByAll(setups);
  const shared = restrictedTo(setups, problems);
  const [first] = shared;
  return {
    problems,
    setups: shared.map((setup, index) => ({
      setup,
      figures: setFigures(setup.results),
      change: first === undefined || index === 0 ? null : changeBetween(first, setup, problems),
    })),
  };
}

/** Whether each of the two is right on a problem: one pair, or none where one of them has no verdict on it. */
function verdictPairs(
  first: SetupResults,
  second: SetupResults,
  index: number,
): (readonly [boolean, boolean])[] {
  const [before, after] = [first.results[index]?.outcome, second.results[index]?.outcome];
  const hasBoth = before !== undefined && after !== undefined && before !== 'unknown' && after !== 'unknown';
  return hasBoth ? [[before === 'right', after === 'right']] : [];
}

function changeBetween(first: SetupResults, second: SetupResults, problems: readonly number[]): PairedChange {
  const counts = pairedCounts(problems.flatMap((index) => verdictPairs(first, second, index)));
  return { counts, ...pairedDifference(counts), pValue: mcnemarExact(counts) };
}

export type ProblemChange = 'became-right' | 'became-wrong' | 'same';

/** How a problem changed from the first setup to another; null where one of them has no verdict on it. */
export function changeOf(first: SetupResults, second: SetupResults, index: number): ProblemChange | null {
  const [pair] = verdictPairs(first, second, index);
  if (pair === undefined) return null;
  const [before, after] = pair;
  if (before === after) return 'same';
  return after ? 'became-right' : 'became-wrong';
}

/** The line of a router that sends whole problems to the teacher at random, between two setups that stand for its ends. */
export interface SetRouter {
  readonly studentAlone: SetupResults;
  readonly teacherAlone: SetupResults;
  readonly points: readonly RouterPoint[];
}

/** A router for each setup without calls, with the first setup in which the teacher writes all; none without both. */
export function routersOf({ setups }: SetComparison): SetRouter[] {
  const taught = setups.find(({ setup }) => isTeacherAlone(setup.facts));
  if (taught === undefined) return [];
  const end = endOf(taught.figures);
  return setups
    .filter(({ setup }) => isStudentAlone(setup.facts))
    .flatMap(({ setup, figures }) => {
      const start = endOf(figures);
      if (start === null || end === null) return [];
      return [{ studentAlone: setup, teacherAlone: taught.setup, points: routerLine(start, end) }];
    });
}

const endOf = ({ accuracy, teacherTokens, tokens, done }: SetFigures): RouterEnd | null =>
  accuracy === null || done === 0
    ? null
    : { accuracy: accuracy.share, teacherTokens: teacherTokens / done, tokens: tokens / done };
