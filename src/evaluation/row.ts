/**
 * Computes the figures of one policy over a problem set, from the folded logs of its runs.
 */
import { isCorrect } from '../math/answer/equivalence.ts';
import { extractAnswer } from '../math/answer/extract.ts';
import { wilsonInterval } from '../math/interval.ts';
import type { EndReason, Familiarity } from '../relay/events.ts';
import type { RunState } from '../relay/run-state.ts';
import type { Result } from './comparison.ts';
import type { Judge } from './suites/suite.ts';
import { finishedText, solutionText } from '../relay/solution.ts';

/** One run, the correct answer of its problem, and a reference solution that the relay did not write. */
export interface Attempt {
  readonly id: string;
  readonly answer: string;
  /** Null where there is none. */
  readonly reference: string | null;
  readonly run: RunState;
  /** How its suite judges a solution. Default: by the answer in the last box. */
  readonly isCorrect?: Judge;
}

/** The result on one problem. */
export interface RunRow {
  readonly id: string;
  readonly correct: boolean;
  /** The content of the solution's last box; null where it has none. */
  readonly answer: string | null;
  readonly calls: number;
  /** Why the run ended. */
  readonly ended: EndReason['kind'] | null;
  /** How foreign the problem was to the student; null where it does not say. */
  readonly familiarity: Familiarity | null;
}

export interface Figures {
  readonly n: number;
  readonly accuracy: number;
  /** Of the accuracy, 95 % (Wilson). */
  readonly interval: readonly [low: number, high: number];
  /** Teacher tokens over all tokens, pooled: sum over sum. */
  readonly callRatio: number;
  /** The mean of the runs' own ratios. */
  readonly meanCallRatio: number;
  readonly callsPerProblem: number;
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
}

/** Whether the solution is complete and its answer is right. */
export function isRight({ answer, run, isCorrect: judge = isCorrect }: Attempt): boolean {
  const text = finishedText(run);
  return text !== null && judge(text, answer);
}

/** The run as a line of a report. */
export function runRowOf(attempt: Attempt): RunRow {
  const { id, run } = attempt;
  return {
    id,
    correct: isRight(attempt),
    answer: extractAnswer(solutionText(run)),
    calls: run.metrics.calls,
    ended: run.status.kind === 'ended' ? run.status.reason.kind : null,
    familiarity: run.familiarity,
  };
}

/** The run as comparisons see it. */
export function resultOf(attempt: Attempt): Result {
  const { teacherTokens, studentTokens, calls } = attempt.run.metrics;
  return {
    right: isRight(attempt),
    called: calls > 0,
    teacherTokens,
    tokens: teacherTokens + studentTokens,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** @throws RangeError when there are no attempts */
export function figuresOf(attempts: readonly Attempt[]): Figures {
  const n = attempts.length;
  if (n === 0) throw new RangeError('There are no runs to take figures from.');
  const right = attempts.filter(isRight).length;
  const metrics = attempts.map(({ run }) => run.metrics);
  const teacherTokens = sum(metrics.map((one) => one.teacherTokens));
  const tokens = teacherTokens + sum(metrics.map((one) => one.studentTokens));
  const characters = sum(attempts.map(({ run }) => solutionText(run).length));
  const references = sum(attempts.map(({ reference }) => reference?.length ?? 0));
  const malformed = attempts.filter(({ run }) => run.ignored.some(({ why }) => why === 'malformed')).length;
  return {
    n,
    accuracy: right / n,
    interval: wilsonInterval(right, n),
    callRatio: tokens === 0 ? 0 : teacherTokens / tokens,
    meanCallRatio: sum(metrics.map(({ callRatio }) => callRatio)) / n,
    callsPerProblem: sum(metrics.map(({ calls }) => calls)) / n,
    teacherTokensPerProblem: teacherTokens / n,
    tokensPerProblem: tokens / n,
    charactersPerToken: tokens === 0 ? 0 : characters / tokens,
    lengthToReference: references === 0 ? null : characters / references,
    malformed: malformed / n,
  };
}
