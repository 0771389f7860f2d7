/**
 * One run as a line of a results file: everything that the figures of a policy are computed from. The solution is kept,
 * so that a better grader can read it again.
 */
import { z } from 'zod';
import { placeAfter, solutionPlaces } from '../../math/word-problems/solution-style.ts';
import { answerSources } from '../../relay/events.ts';
import type { RunState } from '../../relay/run-state.ts';
import { finishedText, solutionText } from '../../relay/solution.ts';
import type { EvalProblem, Grader } from '../suites/suite.ts';

const count = z.int().nonnegative();

const callRecord = z.object({
  by: z.enum(['student', 'policy', 'person']),
  requested: count,
  delivered: count,
  /** How it ended; a failure is `failed` with its kind: `failed:timeout`. */
  outcome: z.string(),
  /** Tokens of the solution before it. */
  position: count,
  /** In which part of the solution; files of version 0.2 do not say it. */
  place: z.enum(solutionPlaces).default('other'),
});

export const runRecordSchema = z.object({
  /** Of the problem. */
  id: z.string(),
  /** Which of several runs of the same problem, from 0. */
  sample: count,
  seed: z.int(),
  right: z.boolean(),
  /** The answer that was found, and how; null where the solution has none. */
  answer: z.string().nullable(),
  source: z.enum(answerSources).nullable(),
  /** Why the run ended; null where the log has no end. */
  ended: z
    .enum(['end-token', 'length', 'context-full', 'repetition', 'stopped', 'paused', 'failed'])
    .nullable(),
  studentTokens: count,
  teacherTokens: count,
  callRatio: z.number(),
  calls: z.array(callRecord),
  /** Whether the student wrote a malformed command. */
  malformed: z.boolean(),
  /** How foreign the problem was to the student; null where it does not say. */
  familiarity: z
    .object({ mean: z.number(), worstWindow: z.number(), probabilityRight: z.number(), warns: z.boolean() })
    .nullable(),
  /** Characters of the reference solution; null where there is none. */
  referenceCharacters: count.nullable(),
  /** From the run's start to its end, by its log. */
  milliseconds: z.number(),
  solution: z.string(),
});

export type RunRecord = z.infer<typeof runRecordSchema>;

/** The runs of one problem, in the order of their samples. */
export type ProblemRuns = readonly [RunRecord, ...RunRecord[]];

/**
 * The record of a folded run. An incomplete solution is wrong, whatever its last number is.
 * @param sample which run of the problem, from 0
 */
export function runRecord(problem: EvalProblem, run: RunState, grade: Grader, sample = 0): RunRecord {
  const { metrics, status, calls } = run;
  const finished = finishedText(run);
  const solution = solutionText(run);
  const verdict = finished === null ? null : grade(finished, problem);
  return {
    id: problem.id,
    sample,
    seed: run.header?.seed ?? 0,
    right: verdict?.right ?? false,
    answer: verdict?.answer ?? null,
    source: verdict?.source ?? null,
    ended: status.kind === 'ended' ? status.reason.kind : null,
    studentTokens: metrics.studentTokens,
    teacherTokens: metrics.teacherTokens,
    callRatio: metrics.callRatio,
    calls: calls.map(({ by, requested, delivered, outcome, position, prefix }) => ({
      by,
      requested,
      delivered,
      outcome: outcome?.kind === 'failed' ? `failed:${outcome.failure}` : (outcome?.kind ?? 'open'),
      position,
      place: placeAfter(prefix),
    })),
    malformed: run.ignored.some(({ why }) => why === 'malformed'),
    familiarity: run.familiarity,
    referenceCharacters: problem.reference?.length ?? null,
    milliseconds: metrics.basis.lastAt,
    solution,
  };
}

/** Groups the runs by their problems, in the order of their first runs. */
export function byProblem(records: readonly RunRecord[]): ProblemRuns[] {
  const groups = new Map<string, [RunRecord, ...RunRecord[]]>();
  for (const record of records) {
    const group = groups.get(record.id);
    if (group === undefined) groups.set(record.id, [record]);
    else group.push(record);
  }
  return [...groups.values()];
}
