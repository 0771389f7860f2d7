/** What is kept of a run of a set: what tables, charts and comparisons need. The run's log is among the saved runs. */
import { areEquivalent } from '../../math/answer/equivalence.ts';
import type { Device, FinalAnswerSource } from '../../relay/events.ts';
import type { Recording } from '../../relay/recording.ts';
import { finishedText } from '../../relay/solution.ts';
import { answerOf } from '../answer/run-answer.ts';
import type { SetProblem } from './set-problem.ts';

export interface SetResult {
  /** The id of the saved run. */
  readonly run: string;
  /** When the run ended, in milliseconds since 1970. */
  readonly date: number;
  /** Why the run ended: the kind of an `EndReason`. */
  readonly ended: string;
  /** The answer that was found, and how; null where there is none. */
  readonly found: string | null;
  readonly foundBy: FinalAnswerSource | null;
  readonly calls: number;
  /** Calls that brought nothing, because no teacher answered. */
  readonly failedCalls: number;
  readonly requestedTokens: number;
  readonly teacherTokens: number;
  /** Of student and teacher together. */
  readonly tokens: number;
  /** Where each call is: the share of the solution before it, from 0 to 1. */
  readonly positions: readonly number[];
  /** Milliseconds: of the run, to its first token, and of its calls to their first token and their end (means). */
  readonly durationMs: number;
  readonly firstTokenMs: number | null;
  readonly teacherFirstTokenMs: number | null;
  readonly teacherTotalMs: number | null;
  /** Where the student ran. */
  readonly device: Device;
}

export type ProblemOutcome = 'right' | 'wrong' | 'unknown';

/** A result with its verdict, which follows from the known answer. */
export interface JudgedResult extends SetResult {
  readonly outcome: ProblemOutcome;
}

/** Null where the run has not begun, or has no end. */
export function setResultOf(run: string, { run: state, events }: Recording, date: number): SetResult | null {
  const { header, status, metrics, calls, tokens } = state;
  if (header === null || status.kind !== 'ended') return null;
  const final = finishedText(state) === null ? null : answerOf(state);
  return {
    run,
    date,
    ended: status.reason.kind,
    found: final?.answer ?? null,
    foundBy: final?.source ?? null,
    calls: metrics.calls,
    failedCalls: calls.filter(({ outcome }) => outcome?.kind === 'failed').length,
    requestedTokens: metrics.requestedTokens,
    teacherTokens: metrics.teacherTokens,
    tokens: metrics.teacherTokens + metrics.studentTokens,
    positions: calls.map(({ position }) => Math.min(1, position / Math.max(1, tokens.length))),
    durationMs: events.at(-1)?.at ?? 0,
    firstTokenMs: metrics.firstTokenAt,
    teacherFirstTokenMs: metrics.teacherLatency?.firstTokenMs ?? null,
    teacherTotalMs: metrics.teacherLatency?.totalMs ?? null,
    device: header.student.device,
  };
}

/** A result with its verdict by the known answer, if there is one. */
export function withVerdict(result: SetResult, answer: string | null): JudgedResult {
  const { found } = result;
  const isRight = answer !== null && found !== null && areEquivalent(found, answer);
  return { ...result, outcome: answer === null ? 'unknown' : isRight ? 'right' : 'wrong' };
}

/** The stored results of a setup with their verdicts, by the index of the problem; null where there is none. */
export function withVerdicts(
  results: ReadonlyMap<number, SetResult>,
  problems: readonly SetProblem[],
): (JudgedResult | null)[] {
  return problems.map(({ answer }, index) => {
    const result = results.get(index);
    return result === undefined ? null : withVerdict(result, answer);
  });
}
