/**
 * `npm run eval -- --suite relay-math --policy P`: one row of figures for a policy and a pair of models.
 * `npm run eval -- --suite gsm8k --student-url URL --teacher-url URL`: the same with models behind servers.
 * `npm run eval -- --problems FILE`: the same over your own problems.
 * `npm run eval -- --suite relay-math --table`: all policies side by side, as a table and a picture.
 *
 * Exit codes: 0 figures, 1 something failed, 2 wrong use (one line on stderr each), 130 the person stopped it; with --out
 * the same command continues.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { callBehavior, compare } from '../evaluation/comparison.ts';
import { familiarityFigures } from '../evaluation/familiarity-figures.ts';
import { resultsOf } from '../evaluation/row.ts';
import type { RunRecord } from '../evaluation/runs/run-record.ts';
import { defaultDevice, init } from '../training/jax.ts';
import { reportFailure, UsageError } from './arguments/command-line.ts';
import { parseEvalArguments, type EvalArguments } from './eval/arguments.ts';
import { measureRow } from './eval/measure.ts';
import { baseStudentOf } from './eval/models.ts';
import { planRows } from './eval/plan.ts';
import { writeTable, embeddedRows } from './eval/table.ts';
import { labelOf } from './models/model-choice.ts';
import { shippedStudentFolder, teacherFolder } from './project.ts';

// The first Ctrl-C ends the evaluation after what is being written; the second ends this process.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());

try {
  const words = process.argv.slice(2);
  const wanted = parseEvalArguments(words, { student: shippedStudentFolder, teacher: teacherFolder });
  if (wanted !== null) {
    await init('cpu');
    defaultDevice('cpu');
    const context = { wanted, words, signal: interruption.signal };
    if (!wanted.table) await printRow(context);
    else {
      const rows = wanted.plan === null ? embeddedRows(wanted) : await rowsOfPlan(wanted.plan);
      await writeTable(context, rows);
    }
  }
} catch (error) {
  process.exitCode = interruption.signal.aborted ? stopped() : reportFailure(error);
}

function stopped(): 130 {
  console.error('Stopped. With --out the finished runs are kept, and the same command continues.');
  return 130;
}

async function rowsOfPlan(path: string) {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The plan ${path} cannot be read: ${String(cause)}.`, { cause });
  });
  return planRows(text, path);
}

interface Context {
  readonly wanted: EvalArguments;
  readonly words: readonly string[];
  readonly signal: AbortSignal;
}

async function printRow(context: Context): Promise<void> {
  const { wanted } = context;
  const { policy, student, teacher } = wanted;
  const { row, records } = await measureRow(context, { label: labelOf(student), policy, student, teacher });
  const compared = wanted.compare ? await comparisonOf(context, records) : {};
  const figures = { ...row, familiarity: familiarityFigures(records), ...compared };
  if (wanted.json !== null)
    await writeFile(wanted.json, `${JSON.stringify({ ...figures, runs: records }, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

/** The row and its comparison in the table, for which it also measures the base student and the teacher. */
async function comparisonOf(context: Context, records: readonly RunRecord[]) {
  const { teacher } = context.wanted;
  const student = baseStudentOf(context.wanted.student);
  const alone = await measureRow(context, { label: 'base', policy: 'never', student, teacher });
  const whole = await measureRow(context, { label: 'teacher', policy: 'always', student, teacher });
  const results = {
    student: resultsOf(alone.records),
    relay: resultsOf(records),
    teacher: resultsOf(whole.records),
  };
  return { comparison: compare(results), behavior: callBehavior(results) };
}
