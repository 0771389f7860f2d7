/** What results come to: accuracy with its interval, cost and latency, over all problems and by kind. Pure. */
import { wilsonInterval } from '../../math/interval.ts';
import type { SetProblem } from './set-problem.ts';
import type { JudgedResult, SetResult } from './set-result.ts';
import type { SetupFacts } from './setup.ts';

/** The results of a set under one setup, by the index of the problem; null where there is none yet. */
export interface SetupResults {
  readonly key: string;
  readonly facts: SetupFacts;
  readonly results: readonly (JudgedResult | null)[];
}

export interface SetAccuracy {
  readonly right: number;
  /** Problems whose answer is known. */
  readonly judged: number;
  readonly share: number;
  /** Wilson's, 95 %. */
  readonly interval: readonly [low: number, high: number];
}

export interface SetFigures {
  readonly done: number;
  /** Of the problems whose answer is known; null where none is. */
  readonly accuracy: SetAccuracy | null;
  readonly calls: number;
  readonly failedCalls: number;
  readonly teacherTokens: number;
  readonly tokens: number;
  /** Pooled: teacher tokens over all tokens. */
  readonly callRatio: number;
  /** Share of the runs that called. */
  readonly calling: number;
  /** Milliseconds, means: of a run, and of a call to its first token where there were calls. */
  readonly durationMs: number | null;
  readonly teacherFirstTokenMs: number | null;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;

/** Teacher tokens over all tokens, from 0 to 1; 0 without tokens. */
export const callRatioOf = ({ teacherTokens, tokens }: Pick<SetResult, 'teacherTokens' | 'tokens'>): number =>
  tokens === 0 ? 0 : teacherTokens / tokens;

/** The figures over these results; those that are not there yet are left out. */
export function setFigures(all: readonly (JudgedResult | null)[]): SetFigures {
  const results = all.filter((result) => result !== null);
  const known = results.filter(({ outcome }) => outcome !== 'unknown');
  const right = known.filter(({ outcome }) => outcome === 'right').length;
  const [teacherTokens, tokens] = [
    sum(results.map((result) => result.teacherTokens)),
    sum(results.map((result) => result.tokens)),
  ];
  return {
    done: results.length,
    accuracy:
      known.length === 0
        ? null
        : {
            right,
            judged: known.length,
            share: right / known.length,
            interval: wilsonInterval(right, known.length),
          },
    calls: sum(results.map(({ calls }) => calls)),
    failedCalls: sum(results.map(({ failedCalls }) => failedCalls)),
    teacherTokens,
    tokens,
    callRatio: callRatioOf({ teacherTokens, tokens }),
    calling: results.filter(({ calls }) => calls > 0).length / Math.max(1, results.length),
    durationMs: mean(results.map(({ durationMs }) => durationMs)),
    teacherFirstTokenMs: mean(results.flatMap(({ teacherFirstTokenMs }) => teacherFirstTokenMs ?? [])),
  };
}

/** The problems that all of these setups have solved, by their index: figures over them can be compared. */
export function solvedByAll(setups: readonly SetupResults[]): readonly number[] {
  const [first] = setups;
  return (first?.results ?? []).flatMap((_, index) =>
    setups.every(({ results }) => (results[index] ?? null) !== null) ? [index] : [],
  );
}

/** Each setup with its results of these problems only. */
export function restrictedTo(setups: readonly SetupResults[], indices: readonly number[]): SetupResults[] {
  const kept = new Set(indices);
  return setups.map((setup) => ({
    ...setup,
    results: setup.results.map((result, index) => (kept.has(index) ? result : null)),
  }));
}

export interface Group {
  readonly name: string;
  readonly figures: SetFigures;
}

/** The figures of each kind or difficulty, in the order of their names; without problems that have none. */
export function figuresBy(
  problems: readonly SetProblem[],
  results: readonly (JudgedResult | null)[],
  key: 'family' | 'difficulty',
): Group[] {
  const groups = new Map<string, JudgedResult[]>();
  results.forEach((result, index) => {
    const name = problems[index]?.[key] ?? null;
    if (name === null || result === null) return;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [result]);
    else group.push(result);
  });
  return [...groups]
    .map(([name, group]) => ({ name, figures: setFigures(group) }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
}

/** Parts that a solution is divided into, from its beginning to its end. */
const PARTS = 10;

/** How many calls fell into each tenth of their solutions. */
export function callsByPosition(results: readonly (JudgedResult | null)[]): number[] {
  const counts = Array.from({ length: PARTS }, () => 0);
  for (const position of results.flatMap((result) => result?.positions ?? [])) {
    const part = Math.min(PARTS - 1, Math.floor(PARTS * position));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
