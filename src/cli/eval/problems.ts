/** Loads the problems of `npm run eval`: of a suite, of a benchmark in a folder or from its source, or of a file. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseProblemFile, ProblemFileError } from '../../evaluation/problem-file.ts';
import { gradeChoice } from '../../evaluation/suites/choice.ts';
import { dataSuiteNamed, type DataSuite } from '../../evaluation/suites/data-suites.ts';
import { downloadSuite, type SuiteDownloadOptions } from '../../evaluation/suites/download.ts';
import { suiteRegistry } from '../../evaluation/suites/registry.ts';
import { gradeBoxed, gradeUnboxed, type EvalProblem, type Grader } from '../../evaluation/suites/suite.ts';
import { UsageError } from '../arguments/command-line.ts';
import type { EvalArguments } from './arguments.ts';
import { inProject } from '../project.ts';

export interface ProblemChoice {
  /** The name in reports: the suite and its split, or the file. */
  readonly suite: string;
  readonly split: string;
  readonly problems: readonly EvalProblem[];
  /** Runs of each problem. */
  readonly samples: number;
  readonly grade: Grader;
  /** Of the grader, in results files. */
  readonly grader: string;
}

type Wanted = Pick<EvalArguments, 'source' | 'n' | 'answers' | 'samples'>;

/** Downloads are kept here. */
const download: Pick<SuiteDownloadOptions, 'folder' | 'tell'> = {
  folder: inProject('.cache/benchmarks'),
  tell: (message) => process.stderr.write(`${message}\n`),
};

/**
 * @param registry the suites to choose from
 * @throws UsageError for a file that cannot be read or holds no problems, DownloadError
 */
export async function problemsOf(
  wanted: Wanted,
  registry = suiteRegistry,
  from: SuiteDownloadOptions = download,
): Promise<ProblemChoice> {
  const { source, n } = wanted;
  if (source.kind === 'file') {
    const problems = parsed(await bytesOf(source.path), source.path).slice(0, n ?? undefined);
    const isChoice = problems.every(({ options }) => options !== undefined);
    const own = isChoice ? gradeChoice : null;
    return { suite: basename(source.path), split: 'all', problems, ...graded(wanted, own, gradeBoxed, 1) };
  }
  if (source.kind === 'data') {
    const benchmark = dataSuiteNamed(source.suite);
    if (benchmark === undefined) throw new UsageError(`There is no suite ${source.suite}.`);
    const all =
      source.folder === null
        ? await downloadSuite(benchmark, from)
        : await inFolder(benchmark, source.folder);
    const own = benchmark.grade === gradeUnboxed ? null : benchmark.grade;
    const how = graded(wanted, own, gradeUnboxed, benchmark.samples);
    return { suite: benchmark.name, split: 'test', problems: all.slice(0, n ?? undefined), ...how };
  }
  const { suite, split } = registry.find(source.suite, source.split);
  const own = suite.grade === gradeBoxed ? null : suite.grade;
  const problems = suite.problems(split, n ?? 0);
  return { suite: suite.name, split, problems, ...graded(wanted, own, gradeBoxed, 1) };
}

/** @param own a grader for another kind of answer, of which `--answers` says nothing */
function graded(
  { answers, samples }: Wanted,
  own: Grader | null,
  usual: Grader,
  usualSamples: number,
): Pick<ProblemChoice, 'grade' | 'grader' | 'samples'> {
  const grade = own ?? (answers === null ? usual : answers === 'boxed' ? gradeBoxed : gradeUnboxed);
  const grader = grade === gradeBoxed ? 'boxed' : grade === gradeUnboxed ? 'any' : 'suite';
  return { grade, grader, samples: samples ?? usualSamples };
}

async function inFolder({ name, file, size, origin }: DataSuite, folder: string): Promise<EvalProblem[]> {
  const path = join(folder, file);
  const problems = parsed(await bytesOf(path), path);
  if (problems.length === size) return problems;
  throw new UsageError(
    `${path} has ${problems.length} problems; ${name} has ${size} (${origin}). Use --problems for a part or another set.`,
  );
}

function parsed(bytes: Uint8Array, path: string): EvalProblem[] {
  try {
    return parseProblemFile(bytes, path);
  } catch (error) {
    throw error instanceof ProblemFileError ? new UsageError(error.message, { cause: error }) : error;
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const why =
      cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'there is none' : cause;
    throw new UsageError(`The file of problems ${path} cannot be read: ${String(why)}.`, { cause });
  }
}
