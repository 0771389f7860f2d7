/**
 * `npm run eval -- --suite relay-math --policy P`: one row of figures for a policy and a pair of models, by the same loop
 * as the page, many runs at once.
 *
 * Exit codes: 0 a row, 1 something failed, 2 wrong use (one line on stderr each).
 */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { SingleBar } from 'cli-progress';
import { figuresOf, type Attempt, type Figures } from '../evaluation/row.ts';
import { distinctProblems } from '../math/relay-math/relay-math.ts';
import { defaultOptions } from '../relay/defaults.ts';
import { BatchDecoder } from '../training/decoding/batch-decoder.ts';
import { readModel, type ExportedModel } from '../training/export/read.ts';
import { defaultDevice, init } from '../training/jax.ts';
import { BatchedTeacher } from '../training/rollouts/batched-teacher.ts';
import { relayBatch } from '../training/rollouts/relay-batch.ts';
import { reportFailure, requireModel, UsageError } from './command-line.ts';
import { parseEvalArguments, type EvalArguments } from './eval-arguments.ts';
import { studentFolder, teacherFolder } from './models.ts';

/** Runs that go on at once. */
const BATCH = 96;

interface Row extends Figures {
  readonly suite: string;
  readonly split: string;
  readonly policy: string;
  readonly student: string;
  readonly studentWeights: string;
  /** Null where the policy has no teacher. */
  readonly teacher: string | null;
  readonly teacherWeights: string | null;
  readonly temperature: number;
  readonly seed: number;
}

try {
  const wanted = parseEvalArguments(process.argv.slice(2), {
    student: studentFolder,
    teacher: teacherFolder,
  });
  if (wanted !== null) await evaluate(wanted);
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** @throws UsageError when there is no teacher, or one whose token ids mean something else */
async function teacherFor(student: ExportedModel, folder: string): Promise<ExportedModel> {
  requireModel(folder);
  const teacher = await readModel(folder);
  if (isDeepStrictEqual(teacher.tokenizer.vocabulary, student.tokenizer.vocabulary)) return teacher;
  throw new UsageError(
    `The teacher in ${folder} has another vocabulary than the student. Take a pair of one training.`,
  );
}

async function evaluate(wanted: EvalArguments): Promise<void> {
  await init('cpu');
  defaultDevice('cpu');
  const { suite, split, policy, seed, temperature, threads } = wanted;
  requireModel(wanted.student);
  const student = await readModel(wanted.student);
  const decoder = await BatchDecoder.load(student, 'float16', threads);
  const teacher = policy === 'never' ? null : await teacherFor(student, wanted.teacher);
  const batchedTeacher =
    teacher === null
      ? null
      : new BatchedTeacher(
          { name: basename(wanted.teacher), device: 'cpu', weights: teacher.sha256 },
          await BatchDecoder.load(teacher, 'float16', threads),
          teacher.tokenizer,
          // The teacher writes its best, whatever the student draws.
          { temperature: 0, uniform: () => 0 },
        );
  const identity = { name: basename(wanted.student), device: 'cpu', weights: student.sha256 } as const;
  const problems = distinctProblems(split, wanted.n);
  const bar = new SingleBar({ format: `${policy} {bar} {value}/{total} problems`, stream: process.stderr });
  if (process.stderr.isTTY) bar.start(problems.length, 0);
  const attempts: Attempt[] = [];
  for (let start = 0; start < problems.length; start += BATCH) {
    const part = problems.slice(start, start + BATCH);
    const runs = part.map(({ problem }, i) => ({
      problem,
      options: {
        ...defaultOptions,
        policy,
        seed: seed * problems.length + start + i,
        sampling: { ...defaultOptions.sampling, temperature },
      },
    }));
    const states = await relayBatch(
      runs,
      { identity, decoder, tokenizer: student.tokenizer },
      batchedTeacher,
    );
    states.forEach((run, i) => attempts.push({ answer: part[i]?.answer ?? '', run }));
    bar.update(attempts.length);
  }
  bar.stop();
  const row: Row = {
    ...figuresOf(attempts),
    suite,
    split,
    policy,
    student: identity.name,
    studentWeights: identity.weights,
    teacher: teacher === null ? null : basename(wanted.teacher),
    teacherWeights: teacher?.sha256 ?? null,
    temperature,
    seed,
  };
  const text = JSON.stringify(row, null, 2);
  if (wanted.json !== null) await writeFile(wanted.json, `${text}\n`);
  process.stdout.write(`${text}\n`);
}
