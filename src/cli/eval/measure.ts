/** Measures one row of `npm run eval`, with its results file and its progress. */
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { figuresOf } from '../../evaluation/row.ts';
import { evaluate } from '../../evaluation/runs/evaluate.ts';
import { duration, type ProgressReport } from '../../evaluation/runs/progress.ts';
import { ResultsFile } from '../../evaluation/runs/results-file.ts';
import type { RunRecord } from '../../evaluation/runs/run-record.ts';
import type { Row } from '../../evaluation/table.ts';
import type { EvalArguments } from './arguments.ts';
import { loadModels, type EvalModels } from './models.ts';
import type { PlannedRow } from './plan.ts';
import { problemsOf, type ProblemChoice } from './problems.ts';
import { hashOf, provenanceOf } from './provenance.ts';
import { isPlain } from '../arguments/sampling.ts';
import { sentence } from '../sentence.ts';

export interface MeasureContext {
  readonly wanted: EvalArguments;
  /** The arguments of the command, for the results file. */
  readonly words: readonly string[];
  readonly signal: AbortSignal;
}

/** @throws as loadModels, problemsOf, ResultsFile.open and evaluate do */
export async function measureRow(
  { wanted, words, signal }: MeasureContext,
  { label, policy, student, teacher: choice }: Omit<PlannedRow, 'reference'>,
): Promise<{ row: Row; records: RunRecord[] }> {
  const chosen = await problemsOf(wanted);
  const models = await loadModels(student, policy === 'never' ? null : choice, wanted, policy);
  const file =
    wanted.out === null ? null : await resultsFile(wanted, wanted.out, chosen, models, policy, words);
  const bar = new ProgressBar(`${policy}, ${label}`);
  try {
    const records = await evaluate({
      problems: chosen.problems,
      samples: chosen.samples,
      seed: wanted.seed,
      grade: chosen.grade,
      file,
      run: (tasks, stop) => models.run(tasks, policy, stop),
      batch: models.batch,
      limit: models.limit,
      ...(models.checkModels && { checkModels: models.checkModels }),
      describe: sentence,
      report: bar.show,
      signal,
    });
    const row = rowOf(wanted, chosen, models, policy, records);
    // A run continues without a teacher that refuses, so the accuracy alone would not show it.
    if (row.failedCalls > 0)
      process.stderr.write(`${row.failedCalls} calls failed; their students continued alone.\n`);
    return { row, records };
  } finally {
    bar.stop();
    await file?.close();
    await models.release();
  }
}

function rowOf(
  { sampling, limits, seed }: EvalArguments,
  { suite, split }: ProblemChoice,
  { student, teacher }: EvalModels,
  policy: Row['policy'],
  records: readonly RunRecord[],
): Row {
  return {
    ...figuresOf(records),
    suite,
    split,
    policy,
    student: student.name,
    studentWeights: student.weights ?? null,
    teacher: teacher?.name ?? null,
    teacherWeights: teacher?.weights ?? null,
    // How a teacher behind a server was reached.
    ...(teacher?.provider === undefined ? {} : { teacherProvider: teacher.provider }),
    ...(teacher?.server === undefined ? {} : { teacherServer: teacher.server }),
    temperature: sampling.temperature,
    ...(isPlain({ sampling, maxTokens: limits.maxTokens }) ? {} : { sampling, maxTokens: limits.maxTokens }),
    limits,
    seed,
  };
}

async function resultsFile(
  { sampling, limits, policyCallTokens, seed }: EvalArguments,
  folder: string,
  { suite, split, problems, samples, grader }: ProblemChoice,
  { student, teacher }: EvalModels,
  policy: string,
  words: readonly string[],
): Promise<ResultsFile> {
  // One file for each policy and pair; letters that file systems do not know are left out.
  const name = [suite, split, policy, student.name, ...(teacher === null ? [] : [teacher.name])]
    .join('_')
    .replace(/[^\w.-]+/g, '-');
  const settings = {
    suite,
    split,
    problems: await hashOf(problems),
    n: problems.length,
    samples,
    policy,
    seed,
    student: { ...student },
    teacher: teacher && { ...teacher },
    sampling: { ...sampling },
    limits,
    policyCallTokens,
    grader,
  };
  return ResultsFile.open(join(folder, `${name}.jsonl`), settings, provenanceOf(words));
}

/** A bar on a terminal; nothing elsewhere. */
class ProgressBar {
  readonly #bar: SingleBar;

  constructor(name: string) {
    const format = `${name} {bar} {value}/{total} runs{left}`;
    this.#bar = new SingleBar({ format, stream: process.stderr });
  }

  readonly show = ({ done, total, remainingMs }: ProgressReport): void => {
    if (!process.stderr.isTTY) return;
    const left = remainingMs === null || done === total ? '' : `, ${duration(remainingMs)} left`;
    if (this.#bar.isActive) this.#bar.update(done, { left });
    else this.#bar.start(total, done, { left });
  };

  stop(): void {
    this.#bar.stop();
  }
}
