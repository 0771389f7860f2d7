/**
 * Runs a policy over problems, several times each where the suite says so, and appends each finished run to a results file.
 * What the file has already is not run again.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import type { CallRecord, RunState } from '../../relay/run-state.ts';
import type { EvalProblem, Grader } from '../suites/suite.ts';
import { workThrough, type AdaptiveLimit } from './pool.ts';
import { RunProgress, type ProgressReport } from './progress.ts';
import type { ResultsFile } from './results-file.ts';
import { runRecord, type RunRecord } from './run-record.ts';

/** One run that is to be done. */
export interface RunTask {
  readonly problem: EvalProblem;
  /** Which run of the problem, from 0. */
  readonly sample: number;
  readonly seed: number;
}

/** The evaluation cannot continue. What has finished is kept; the message says what to do. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}

export interface Evaluation {
  readonly problems: readonly EvalProblem[];
  /** Runs of each problem. */
  readonly samples: number;
  readonly seed: number;
  readonly grade: Grader;
  /** Where finished runs are kept; null keeps them in memory only. */
  readonly file: ResultsFile | null;
  /** Does the runs of one batch, in their order. Batches of one run at a time may be in progress at once. */
  readonly run: (tasks: readonly RunTask[], signal?: AbortSignal) => Promise<readonly RunState[]>;
  /** Runs in a batch. */
  readonly batch: number;
  /** Batches at once. */
  readonly limit: AdaptiveLimit;
  /** Checks after each batch that the servers still have the models that they had; throws where they do not. */
  readonly checkModels?: () => Promise<void>;
  readonly describe: (error: CodedError) => string;
  readonly report?: (progress: ProgressReport) => void;
  readonly now?: () => number;
  readonly signal?: AbortSignal;
}

/**
 * @returns the records of all runs, in the order of problems and samples, those of an earlier session included
 * @throws EvaluationError where a model fails or its server is away; ResultsFileError where the file cannot be written
 */
export async function evaluate(evaluation: Evaluation): Promise<RunRecord[]> {
  const { problems, samples, seed, grade, file, batch, signal } = evaluation;
  const finished = new Map<string, RunRecord>();
  const keyOf = ({ problem, sample }: RunTask): string => `${sample}:${problem.id}`;
  const tasks = problems.flatMap((problem, index) =>
    Array.from({ length: samples }, (_, sample): RunTask => {
      // No two runs of an evaluation share a seed, and neither do two evaluations with neighbouring seeds.
      return { problem, sample, seed: (seed * problems.length + index) * samples + sample };
    }),
  );
  const waiting = tasks.filter((task) => {
    const before = file?.recordOf(task.problem.id, task.sample);
    if (before !== undefined) finished.set(keyOf(task), before);
    return before === undefined;
  });
  const progress = new RunProgress(tasks.length, finished.size, evaluation.now);
  evaluation.report?.(progress.report);
  const batches = chunks(waiting, batch);
  await workThrough(
    batches,
    async (part) => {
      const runs = await evaluation.run(part, signal);
      // A run that was stopped is not finished.
      signal?.throwIfAborted();
      runs.forEach((run) => checkRun(run, evaluation.describe));
      await evaluation.checkModels?.();
      for (const [index, task] of part.entries()) {
        const run = runs[index];
        if (run === undefined) throw new EvaluationError('A run of the batch is missing.');
        const record = runRecord(task.problem, run, grade, task.sample);
        await file?.append(record);
        finished.set(keyOf(task), record);
        evaluation.report?.(progress.finished());
      }
    },
    evaluation.limit,
    signal,
  );
  return tasks.flatMap((task) => finished.get(keyOf(task)) ?? []);
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** The run's own limits end a call as well; that is a result, no failure of a server. */
const ownLimits: ReadonlySet<string> = new Set([
  'solution-limit',
  'student-limit',
  'teacher-tokens-spent',
  'no-teacher',
]);

/** A server that was away. A call that it refused stays in the results: it would refuse it again. */
function outageIn({ outcome }: CallRecord): CodedError | null {
  if (outcome?.kind !== 'failed' || outcome.failure === 'refused') return null;
  return ownLimits.has(outcome.error.code) ? null : outcome.error;
}

/** @throws EvaluationError for a run that says nothing of its policy, because a model or a server failed in it */
function checkRun({ status, calls }: RunState, describe: (error: CodedError) => string): void {
  if (status.kind === 'ended' && status.reason.kind === 'failed') {
    // A problem that is too long for the student is a wrong answer; it will not become shorter.
    if (status.reason.error.code !== 'prompt-too-long')
      throw new EvaluationError(`The student failed: ${describe(status.reason.error)} ${resume}`);
  }
  for (const call of calls) {
    const outage = outageIn(call);
    if (outage !== null) throw new EvaluationError(`The teacher failed: ${describe(outage)} ${resume}`);
  }
}

const resume = 'The finished runs are kept. Run the same command again to continue.';
