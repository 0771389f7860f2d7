/** How a student calls, as runs of an evaluation show it: what the load on a teacher is computed from. */
import type { RunRecord } from '../runs/run-record.ts';

export interface RecordedCall {
  /** Tokens of the solution before the call. */
  readonly position: number;
  /** Tokens that the teacher wrote. */
  readonly delivered: number;
}

/** One solution: its length and its calls, in order. */
export interface RecordedRun {
  /** Tokens of both authors. */
  readonly tokens: number;
  readonly calls: readonly RecordedCall[];
}

/** Only calls that reached the teacher. */
export const callsOfRun = ({ studentTokens, teacherTokens, calls }: RunRecord): RecordedRun => ({
  tokens: studentTokens + teacherTokens,
  calls: calls.flatMap(({ position, delivered }) => (delivered === 0 ? [] : [{ position, delivered }])),
});

export interface PatternFigures {
  readonly runs: number;
  readonly tokensPerRun: number;
  readonly callsPerRun: number;
  readonly deliveredPerCall: number;
  /** Tokens before a call, which the teacher has to read. */
  readonly prefixPerCall: number;
  readonly callRatio: number;
}

/** @throws RangeError when there are no runs */
export function patternFigures(runs: readonly RecordedRun[]): PatternFigures {
  if (runs.length === 0) throw new RangeError('There are no runs to take a pattern from.');
  const calls = runs.flatMap((run) => run.calls);
  const tokens = sum(runs.map((run) => run.tokens));
  const delivered = sum(calls.map((call) => call.delivered));
  const perCall = (total: number): number => (calls.length === 0 ? 0 : total / calls.length);
  return {
    runs: runs.length,
    tokensPerRun: tokens / runs.length,
    callsPerRun: calls.length / runs.length,
    deliveredPerCall: perCall(delivered),
    prefixPerCall: perCall(sum(calls.map((call) => call.position))),
    callRatio: tokens === 0 ? 0 : delivered / tokens,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
