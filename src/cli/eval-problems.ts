/** Loads the problems of `npm run eval`, from a suite or from a file. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseProblemFile, ProblemFileError } from '../evaluation/problem-file.ts';
import { dataSuiteNamed, judgeUnboxed } from '../evaluation/suites/data-suites.ts';
import { suiteRegistry } from '../evaluation/suites/registry.ts';
import type { EvalProblem, Judge } from '../evaluation/suites/suite.ts';
import { UsageError } from './command-line.ts';
import type { EvalArguments } from './eval-arguments.ts';

export interface ProblemChoice {
  /** The name in reports: the suite and its split, or the file. */
  readonly suite: string;
  readonly split: string;
  readonly problems: readonly EvalProblem[];
  /** How the suite judges a solution; left out for a file. */
  readonly isCorrect?: Judge;
}

/**
 * @param registry the suites to choose from
 * @throws UsageError for a file that cannot be read or holds no problems
 */
export async function problemsOf(
  { source, n }: Pick<EvalArguments, 'source' | 'n'>,
  registry = suiteRegistry,
): Promise<ProblemChoice> {
  if (source.kind === 'file') {
    const problems = parsed(await bytesOf(source.path), source.path);
    return { suite: basename(source.path), split: 'all', problems: problems.slice(0, n ?? problems.length) };
  }
  if (source.kind === 'data') return ofBenchmark(source, n);
  const { suite, split } = registry.find(source.suite, source.split);
  const { name, isCorrect } = suite;
  return { suite: name, split, problems: suite.problems(split, n ?? 0), isCorrect };
}

async function ofBenchmark(
  { suite, folder }: { readonly suite: string; readonly folder: string },
  n: number | null,
): Promise<ProblemChoice> {
  const benchmark = dataSuiteNamed(suite);
  if (benchmark === undefined) throw new UsageError(`There is no suite ${suite}.`);
  const path = join(folder, benchmark.file);
  const problems = parsed(await bytesOf(path), path);
  if (problems.length !== benchmark.size)
    throw new UsageError(
      `${path} has ${problems.length} problems; ${suite} has ${benchmark.size} (${benchmark.origin}). Use --problems for a part or another set.`,
    );
  const chosen = problems.slice(0, n ?? problems.length);
  return { suite, split: 'test', problems: chosen, isCorrect: judgeUnboxed };
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
