/** Makes what `npm run eval` runs: a pair of models in batches, or a student and a teacher each on its own. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AdaptiveLimit } from '../../evaluation/runs/pool.ts';
import type { RunTask } from '../../evaluation/runs/evaluate.ts';
import { defaultRetries } from '../../evaluation/runs/retries.ts';
import { retryingTeacher } from '../../evaluation/runs/retrying-teacher.ts';
import type { ModelIdentity, PolicyName, RunLimits, Sampling } from '../../relay/events.ts';
import { relay } from '../../relay/loop.ts';
import { emptyRun, reduceRun, type RunState } from '../../relay/run-state.ts';
import type { Student } from '../../relay/student.ts';
import { isExportedModel } from '../../training/export/read.ts';
import type { ModelChoice } from '../models/model-choice.ts';
import { studentSource } from '../models/student-source.ts';
import { teacherSource } from '../models/teacher-source.ts';
import { Evaluator } from './evaluator.ts';
import { GatheringTeacher } from './gathering-teacher.ts';

/**
 * The student that a comparison measures without calls: the base student where that lies next to a student that learned to
 * call, else the same model.
 */
export function baseStudentOf(student: ModelChoice): ModelChoice {
  if (student.kind !== 'folder') return student;
  const path = join(dirname(student.path), 'relay-student-base');
  return existsSync(path) ? { kind: 'folder', path } : student;
}

/** How runs are done; the same for all rows of a table. */
export interface EvalRunOptions {
  readonly sampling: Sampling;
  readonly limits: RunLimits;
  readonly policyCallTokens: number;
  readonly threads: number;
  /** Runs at once, of models that do not run in batches. */
  readonly concurrency: number;
  /** `batch` runs models of this project many runs at a time; `onnx`, and any other model, runs one token at a time. */
  readonly runtime: 'batch' | 'onnx';
}

/** A student and a teacher that are ready for runs. */
export interface EvalModels {
  readonly student: ModelIdentity;
  readonly teacher: ModelIdentity | null;
  readonly batch: number;
  readonly limit: AdaptiveLimit;
  readonly run: (tasks: readonly RunTask[], policy: PolicyName, signal?: AbortSignal) => Promise<RunState[]>;
  readonly checkModels?: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/** @throws UsageError, ServerFactsError */
export async function loadModels(
  student: ModelChoice,
  teacher: ModelChoice | null,
  options: EvalRunOptions,
  policy: PolicyName,
): Promise<EvalModels> {
  if (options.runtime === 'batch' && student.kind === 'folder' && teacher?.kind !== 'server') {
    const folders = [student, ...(teacher?.kind === 'folder' ? [teacher] : [])];
    const areExported = await Promise.all(folders.map(({ path }) => isExportedModel(path)));
    if (areExported.every((each) => each)) return batchedPair(student.path, teacher, options);
  }
  return separateModels(student, teacher, options, policy);
}

async function batchedPair(
  student: string,
  teacher: Exclude<ModelChoice, { kind: 'server' }> | null,
  { sampling, limits, policyCallTokens, threads }: EvalRunOptions,
): Promise<EvalModels> {
  const behind = teacher?.kind === 'proxy' ? (await teacherSource(teacher)).teacher : null;
  const own = teacher?.kind === 'folder' ? teacher.path : null;
  const gathering = behind && new GatheringTeacher(retryingTeacher(behind));
  const evaluator = await Evaluator.load({ student, teacher: own ?? gathering }, threads);
  return {
    student: evaluator.studentIdentity,
    teacher: evaluator.teacherIdentity,
    batch: evaluator.batch,
    limit: new AdaptiveLimit(1),
    run: (tasks, policy) => evaluator.run(tasks, { policy, sampling, limits, policyCallTokens }),
    release: () => evaluator.release(),
  };
}

async function separateModels(
  student: ModelChoice,
  teacher: ModelChoice | null,
  options: EvalRunOptions,
  policy: PolicyName,
): Promise<EvalModels> {
  const { sampling, limits, policyCallTokens, concurrency } = options;
  const limit = new AdaptiveLimit(concurrency);
  const students = await studentSource(student, options, policy, limit.overloaded);
  const found = teacher === null ? null : await teacherSource(teacher);
  const asked = found && retryingTeacher(found.teacher, defaultRetries, limit.overloaded);
  const idle: Student[] = [];
  const checks = [students.check, found?.check].filter((check) => check !== undefined);
  const runOne = async ({ problem, seed }: RunTask, name: PolicyName, signal?: AbortSignal) => {
    // A student serves one run at a time, and the next one after that.
    const one = idle.pop() ?? students.create();
    let run = emptyRun;
    const settings = { policy: name, seed, sampling, limits, policyCallTokens, ...(signal && { signal }) };
    for await (const event of relay(problem.problem, one, asked, settings)) run = reduceRun(run, event);
    idle.push(one);
    return run;
  };
  return {
    student: students.identity,
    teacher: found?.teacher.identity ?? null,
    batch: 1,
    limit,
    run: (tasks, name, signal) => Promise.all(tasks.map((task) => runOne(task, name, signal))),
    checkModels: async () => {
      await Promise.all(checks.map((check) => check()));
    },
    release: () => Promise.resolve(),
  };
}
