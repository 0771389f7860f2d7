/**
 * `npm run eval -- --suite relay-math --policy P`: one row of figures for a policy and a pair of models.
 * `npm run eval -- --problems FILE`: the same over your own problems.
 * `npm run eval -- --suite relay-math --table`: all policies side by side, as a table and a picture.
 *
 * Exit codes: 0 figures, 1 something failed, 2 wrong use (one line on stderr each).
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { callBehavior, compare } from '../evaluation/comparison.ts';
import { familiarityFigures } from '../evaluation/familiarity-figures.ts';
import { drawPareto } from '../evaluation/pareto.ts';
import { figuresOf, resultOf, runRowOf, type Attempt } from '../evaluation/row.ts';
import { describeTable, policyTable, type MeasuredRow, type Row } from '../evaluation/table.ts';
import { defaultDevice, init } from '../training/jax.ts';
import type { BatchTeacher } from '../training/rollouts/relay-batch.ts';
import type { ModelIdentity } from '../relay/events.ts';
import { reportFailure, UsageError } from './command-line.ts';
import { isAddress, parseEvalArguments, type EvalArguments } from './eval-arguments.ts';
import { plannedEntries, randomCallsLike, type Entry } from './eval-table.ts';
import { problemsOf } from './eval-problems.ts';
import { Evaluator } from './eval-runs.ts';
import { GatheringTeacher } from './gathering-teacher.ts';
import { isPlain, samplingWords } from './sampling-arguments.ts';
import { inProject, shippedStudentFolder, teacherFolder } from './models.ts';
import { teacherBehind } from './proxy-teacher.ts';
import { sentence } from './sentence.ts';

try {
  const wanted = parseEvalArguments(process.argv.slice(2), {
    student: shippedStudentFolder,
    teacher: teacherFolder,
  });
  if (wanted !== null) {
    await init('cpu');
    defaultDevice('cpu');
    await (wanted.table ? writeTable(wanted) : printRow(wanted));
  }
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** The runs of one policy, with a bar on a terminal. */
async function measure(
  wanted: EvalArguments,
  { policy, student, teacher: folder }: Entry,
): Promise<{ row: Row; attempts: Attempt[] }> {
  const { seed, sampling, maxTokens, threads } = wanted;
  const { suite, split, problems, isCorrect } = await problemsOf(wanted);
  const teacher = policy === 'never' ? null : await teacherAt(folder, wanted);
  const evaluator = await Evaluator.load({ student, teacher }, threads);
  const bar = new SingleBar({ format: `${policy} {bar} {value}/{total} problems`, stream: process.stderr });
  if (process.stderr.isTTY) bar.start(problems.length, 0);
  const showProgress = (done: number): void => bar.update(done);
  const attempts = await evaluator.run(
    problems,
    { policy, seed, sampling, maxTokens },
    showProgress,
    isCorrect,
  );
  bar.stop();
  const row: Row = {
    ...figuresOf(attempts),
    suite,
    split,
    policy,
    student: evaluator.studentIdentity.name,
    studentWeights: evaluator.studentIdentity.weights ?? null,
    teacher: evaluator.teacherIdentity?.name ?? null,
    teacherWeights: evaluator.teacherIdentity?.weights ?? null,
    ...servedBy(evaluator.teacherIdentity),
    temperature: sampling.temperature,
    ...(isPlain(wanted) ? {} : { sampling, maxTokens }),
    seed,
  };
  await evaluator.release();
  tellFailedCalls(attempts);
  return { row, attempts };
}

/** How a teacher behind a proxy was reached. */
function servedBy(teacher: ModelIdentity | null): Pick<Row, 'teacherProvider' | 'teacherServer'> {
  return {
    ...(teacher?.provider === undefined ? {} : { teacherProvider: teacher.provider }),
    ...(teacher?.server === undefined ? {} : { teacherServer: teacher.server }),
  };
}

/** A run continues without a teacher that fails, so the figures alone would not show it. */
function tellFailedCalls(attempts: readonly Attempt[]): void {
  const calls = attempts.flatMap(({ run }) => run.calls);
  const failures = calls.flatMap(({ outcome }) => (outcome?.kind === 'failed' ? [outcome] : []));
  const [first] = failures;
  if (first === undefined) return;
  console.error(`${failures.length} of ${calls.length} calls failed. The first: ${sentence(first.error)}`);
}

/** A folder as it is; the teacher behind the address of a proxy. */
async function teacherAt(teacher: string, { teacherName }: EvalArguments): Promise<string | BatchTeacher> {
  if (!isAddress(teacher)) return teacher;
  const { teacher: found, serving } = await teacherBehind({ url: teacher, teacherName });
  if (serving === null) throw new UsageError(`No teacher answers at ${teacher}.`);
  return new GatheringTeacher(found);
}

async function printRow(wanted: EvalArguments): Promise<void> {
  const { row, attempts } = await measure(wanted, wanted);
  const compared = wanted.compare ? await comparisonOf(wanted, attempts) : {};
  const figures = { ...row, familiarity: familiarityFigures(attempts), ...compared };
  if (wanted.json !== null) {
    const whole = { ...figures, runs: attempts.map(runRowOf) };
    await writeFile(wanted.json, `${JSON.stringify(whole, null, 2)}\n`);
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

/** The row and its comparison in the table, for which it also measures the base student and the teacher. */
async function comparisonOf(wanted: EvalArguments, attempts: readonly Attempt[]) {
  const { teacher } = wanted;
  const base = join(dirname(wanted.student), 'relay-student-base');
  const alone = await measure(wanted, { policy: 'never', student: base, teacher });
  const whole = await measure(wanted, { policy: 'always', student: base, teacher });
  const results = {
    student: alone.attempts.map(resultOf),
    relay: attempts.map(resultOf),
    teacher: whole.attempts.map(resultOf),
  };
  return { comparison: compare(results), behavior: callBehavior(results) };
}

async function writeTable(wanted: EvalArguments): Promise<void> {
  const measured: MeasuredRow[] = [];
  const add = async ({ reference, ...entry }: Entry): Promise<Row> => {
    const { row, attempts } = await measure(wanted, entry);
    measured.push({ row, results: attempts.map(resultOf), ...(reference && { reference }) });
    if (!process.stderr.isTTY)
      process.stderr.write(
        `${entry.policy}, ${row.student}: ${(100 * row.accuracy).toFixed(1)} % right, call ratio ${(100 * row.callRatio).toFixed(2)} %\n`,
      );
    return row;
  };
  for (const entry of plannedEntries(wanted)) {
    const missing = [entry.student, entry.teacher].find((folder) => !existsSync(folder));
    if (missing !== undefined) {
      process.stderr.write(`${entry.policy} is left out: there is no model in ${missing}\n`);
      continue;
    }
    const row = await add(entry);
    const isTheRelay = entry.policy === 'learned' && entry.student === wanted.student;
    if (isTheRelay && entry.teacher === wanted.teacher) await add({ ...entry, policy: randomCallsLike(row) });
  }
  const table = policyTable(measured);
  const { suite, split, problems } = await problemsOf(wanted);
  const { seed } = wanted;
  const n = problems.length;
  const command = `npm run eval -- --suite ${suite} --table --split ${split} --n ${n} --seed ${seed} ${samplingWords(wanted).join(' ')}`;
  const folder = inProject('docs/results');
  await mkdir(folder, { recursive: true });
  const file = (extension: string): string => join(folder, `${suite}-${split}.${extension}`);
  const text = describeTable(table, command, `${suite}-${split}.svg`);
  await writeFile(file('json'), `${JSON.stringify({ command, ...table }, null, 2)}\n`);
  await writeFile(file('md'), text);
  await writeFile(file('svg'), drawPareto(table));
  process.stdout.write(text);
}
