/** Computes the figures of one policy over a problem set, from the records of its runs. */
import { meanInterval, wilsonInterval } from '../math/interval.ts';
import { callPlaces, type CallPlaces } from '../math/word-problems/solution-style.ts';
import { answerSources, type FinalAnswerSource } from '../relay/events.ts';
import type { Result } from './comparison.ts';
import { byProblem, type ProblemRuns, type RunRecord } from './runs/run-record.ts';

export interface Figures {
  /** Problems. */
  readonly n: number;
  /** Runs of each problem. */
  readonly samples: number;
  /** The mean over the problems of the share of their runs that are right. */
  readonly accuracy: number;
  /** Of the accuracy, 95 %: Wilson's for one run a problem, else normal over the problems. */
  readonly interval: readonly [low: number, high: number];
  /** How many runs had an answer of each source, right or wrong. */
  readonly answers: Readonly<Record<FinalAnswerSource | 'none', number>>;
  /** Teacher tokens over all tokens, pooled: sum over sum. */
  readonly callRatio: number;
  /** The mean of the runs' own ratios. */
  readonly meanCallRatio: number;
  /** Means over the runs, several of one problem included. */
  readonly callsPerProblem: number;
  /** The same by the part of the solution that a call falls in. */
  readonly callPlaces: CallPlaces;
  readonly teacherTokensPerProblem: number;
  readonly tokensPerProblem: number;
  readonly charactersPerToken: number;
  /**
   * Characters of the solutions over those of the references. Longer solutions lower the call ratio without saving
   * anything. Null where there are no references.
   */
  readonly lengthToReference: number | null;
  /** Share of the runs with a malformed command. */
  readonly malformed: number;
  /** Calls that the teacher's server refused: the students continued alone. */
  readonly failedCalls: number;
}

/** The runs of one problem as comparisons see them: their means. */
export function resultOf(runs: ProblemRuns): Result {
  const mean = (of: (run: RunRecord) => number): number => sum(runs.map(of)) / runs.length;
  return {
    right: mean(({ right }) => (right ? 1 : 0)),
    called: runs.some(({ calls }) => calls.length > 0),
    teacherTokens: mean(({ teacherTokens }) => teacherTokens),
    tokens: mean(({ teacherTokens, studentTokens }) => teacherTokens + studentTokens),
  };
}

/** A result for each problem, in the order of the records. */
export const resultsOf = (records: readonly RunRecord[]): Result[] => byProblem(records).map(resultOf);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** @throws RangeError when there are no records */
export function figuresOf(records: readonly RunRecord[]): Figures {
  const runs = records.length;
  if (runs === 0) throw new RangeError('There are no runs to take figures from.');
  const results = resultsOf(records);
  const n = results.length;
  const shares = results.map(({ right }) => right);
  const teacherTokens = sum(records.map((one) => one.teacherTokens));
  const tokens = teacherTokens + sum(records.map((one) => one.studentTokens));
  const characters = sum(records.map(({ solution }) => solution.length));
  const references = sum(records.map(({ referenceCharacters }) => referenceCharacters ?? 0));
  const from = (wanted: FinalAnswerSource | null): number =>
    records.filter(({ source }) => source === wanted).length;
  const [boxed, stated, guessed] = answerSources.map(from) as [number, number, number];
  return {
    n,
    samples: runs / n,
    accuracy: sum(shares) / n,
    interval: runs === n ? wilsonInterval(sum(shares), n) : meanInterval(shares),
    answers: { boxed, stated, guessed, none: from(null) },
    callRatio: tokens === 0 ? 0 : teacherTokens / tokens,
    meanCallRatio: sum(records.map(({ callRatio }) => callRatio)) / runs,
    callsPerProblem: sum(records.map(({ calls }) => calls.length)) / runs,
    callPlaces: callPlaces(
      records.flatMap(({ calls }) => calls.map(({ place }) => place)),
      runs,
    ),
    teacherTokensPerProblem: teacherTokens / runs,
    tokensPerProblem: tokens / runs,
    charactersPerToken: tokens === 0 ? 0 : characters / tokens,
    lengthToReference: references === 0 ? null : characters / references,
    malformed: records.filter(({ malformed }) => malformed).length / runs,
    failedCalls: sum(records.map(failedCallsOf)),
  };
}

/** Calls that failed for another reason than the run's own limits. */
const failedCallsOf = ({ calls }: RunRecord): number =>
  calls.filter(({ outcome }) => outcome.startsWith('failed:') && outcome !== 'failed:over-budget').length;
