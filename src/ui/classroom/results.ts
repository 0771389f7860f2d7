/** The results of a lesson: a line for each problem, and figures over all of them. Pure. */
import { areEquivalent } from '../../math/answer/equivalence.ts';
import { wilsonInterval } from '../../math/interval.ts';
import { finishedText } from '../../relay/solution.ts';
import type { FinalAnswerSource } from '../../relay/events.ts';
import type { Recording } from '../../relay/recording.ts';
import { answerOf } from '../answer/run-answer.ts';
import type { SetProblem } from './set-problem.ts';

/** A problem of the set, and its run once there is one. */
export interface ClassItem extends SetProblem {
  readonly recording: Recording | null;
}

export type ProblemOutcome = 'right' | 'wrong' | 'unknown';

export interface ClassResult {
  readonly outcome: ProblemOutcome;
  /** The answer that was found, and how; null where there is none. */
  readonly found: string | null;
  readonly foundBy: FinalAnswerSource | null;
  readonly callRatio: number;
  readonly calls: number;
  readonly teacherTokens: number;
  readonly tokens: number;
}

/** The line of one problem. */
export function problemResult({ answer, recording }: ClassItem): ClassResult | null {
  if (recording === null) return null;
  const { run } = recording;
  const final = finishedText(run) === null ? null : answerOf(run);
  const found = final?.answer ?? null;
  const { callRatio, calls, teacherTokens, studentTokens } = run.metrics;
  return {
    outcome: outcomeOf(found, answer),
    found,
    foundBy: final?.source ?? null,
    callRatio,
    calls,
    teacherTokens,
    tokens: teacherTokens + studentTokens,
  };
}

function outcomeOf(found: string | null, answer: string | null): ProblemOutcome {
  if (answer === null) return 'unknown';
  return found !== null && areEquivalent(found, answer) ? 'right' : 'wrong';
}

export interface ClassFigures {
  readonly done: number;
  /** Of the problems whose answer is known; null where none is. */
  readonly accuracy: { readonly share: number; readonly interval: readonly [number, number] } | null;
  /** Pooled over all tokens. */
  readonly callRatio: number;
  /** Share of the runs that called. */
  readonly calling: number;
}

/** The figures over these problems. */
export function classFigures(results: readonly ClassResult[]): ClassFigures {
  const judged = results.filter(({ outcome }) => outcome !== 'unknown');
  const right = judged.filter(({ outcome }) => outcome === 'right').length;
  const sum = (of: (result: ClassResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  return {
    done: results.length,
    accuracy:
      judged.length === 0
        ? null
        : { share: right / judged.length, interval: wilsonInterval(right, judged.length) },
    callRatio:
      sum(({ teacherTokens }) => teacherTokens) /
      Math.max(
        1,
        sum(({ tokens }) => tokens),
      ),
    calling: sum(({ calls }) => (calls > 0 ? 1 : 0)) / Math.max(1, results.length),
  };
}

/** Parts that a solution is divided into, from its beginning to its end. */
const PARTS = 10;

/** How many calls fell into each tenth of their solutions. */
export function callsByPosition(items: readonly ClassItem[]): number[] {
  const counts = Array.from({ length: PARTS }, () => 0);
  for (const { recording } of items) {
    const { calls = [], tokens } = recording?.run ?? {};
    for (const { position } of calls) {
      const part = Math.min(PARTS - 1, Math.floor((PARTS * position) / Math.max(1, tokens?.length ?? 1)));
      counts[part] = (counts[part] ?? 0) + 1;
    }
  }
  return counts;
}

export interface GroupFigures extends ClassFigures {
  readonly name: string;
}

/** The figures of each family or difficulty, the most often called for first; without those that have no name. */
export function figuresBy(items: readonly ClassItem[], key: 'family' | 'difficulty'): GroupFigures[] {
  const groups = new Map<string, ClassResult[]>();
  for (const item of items) {
    const [name, result] = [item[key], problemResult(item)];
    if (name !== null && result !== null) groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  return [...groups]
    .map(([name, results]) => ({ name, ...classFigures(results) }))
    .sort((one, other) => other.calling - one.calling || one.name.localeCompare(other.name));
}
