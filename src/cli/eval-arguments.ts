/** Parses the arguments of `npm run eval`. */
import { dataSuiteNamed, dataSuites } from '../evaluation/suites/data-suites.ts';
import { SuiteError, suiteRegistry, type SuiteRegistry } from '../evaluation/suites/registry.ts';
import { policyRegistry } from '../relay/policies/registry.ts';
import { defaultOptions } from '../relay/defaults.ts';
import type { PolicyName, Sampling } from '../relay/events.ts';
import { requireProxyFor } from './proxy-teacher.ts';
import {
  policyArgument,
  positiveNumber,
  quietCommand,
  readArguments,
  UsageError,
  wholeNumber,
} from './command-line.ts';
import { samplingFrom, withSamplingOptions } from './sampling-arguments.ts';

/** The problems to measure on. */
export type ProblemSource =
  /** A split of a suite of the registry. */
  | { readonly kind: 'suite'; readonly suite: string; readonly split: string }
  /** A benchmark whose file stands in a folder of the person. */
  | { readonly kind: 'data'; readonly suite: string; readonly folder: string }
  /** A person's own, as JSON Lines. */
  | { readonly kind: 'file'; readonly path: string };

export interface EvalArguments {
  readonly source: ProblemSource;
  readonly policy: PolicyName;
  /** Folder of a model that this project exported. */
  readonly student: string;
  /** The same, or the address of a proxy. */
  readonly teacher: string;
  /** One of the teachers of that proxy; null for its default. */
  readonly teacherName: string | null;
  /** How many problems, from the first on; null for all of a file. */
  readonly n: number | null;
  readonly seed: number;
  readonly sampling: Sampling;
  /** Tokens of the longest solution. */
  readonly maxTokens: number;
  readonly threads: number;
  /** All policies, written to docs/results, instead of one row. */
  readonly table: boolean;
  /** Compares the row with the base student alone and the teacher alone. */
  readonly compare: boolean;
  /** File for the row, null for none. */
  readonly json: string | null;
}

export interface EvalDefaults {
  readonly student: string;
  readonly teacher: string;
}

/**
 * @param words the arguments after the program's name
 * @param registry the suites to choose from
 * @returns null when help was asked for and printed
 * @throws UsageError
 */
export function parseEvalArguments(
  words: readonly string[],
  defaults: EvalDefaults,
  registry = suiteRegistry,
): EvalArguments | null {
  const command = quietCommand('eval')
    .description('Measures a policy over a set of problems and prints one row of figures as JSON.')
    .option(
      '--suite <name>',
      `the set of problems: ${registry.names.join(', ')}; with --data ${dataSuites.map(({ name }) => name).join(', ')}`,
    )
    .option('--data <dir>', 'folder of the benchmarks that this project does not ship: NAME.jsonl')
    .option('--problems <file>', 'or your own: JSON Lines with id, problem and answer')
    .option('--split <name>', `of a suite: ${registry.splits} (default: the first)`)
    .option(
      '--policy <name>',
      `who decides a call: ${policyRegistry.names.join(', ')}`,
      policyArgument,
      'learned',
    )
    .option('--student <dir>', 'folder of the student model', defaults.student)
    .option(
      '--teacher <dir or url>',
      'folder of the teacher model, or address of a proxy, with its code in ACCESS_CODE',
      defaults.teacher,
    )
    .option('--teacher-name <name>', 'one of the teachers of that proxy (default: its own choice)')
    .option('--n <n>', 'how many problems (default: 1000 of a suite, all of a file)', wholeNumber)
    .option('--seed <n>', 'seed of everything random', wholeNumber, 0)
    .option(
      '--max-tokens <n>',
      'tokens of the longest solution',
      positiveNumber,
      defaultOptions.limits.maxTokens,
    )
    .option('--threads <n>', 'threads of ONNX Runtime', positiveNumber, 2)
    .option('--table', 'measures all policies and writes a table and a picture to docs/results', false)
    .option(
      '--compare',
      'adds to the row what it recovers of the gap, what it costs, and where it calls',
      false,
    )
    .option('--json <file>', 'writes the row there as well');
  withSamplingOptions(command);
  if (!readArguments(command, words)) return null;
  const options = command.opts<{
    suite?: string;
    problems?: string;
    data?: string;
    split?: string;
    policy: PolicyName;
    student: string;
    teacher: string;
    teacherName?: string;
    table: boolean;
    compare: boolean;
    n?: number;
    seed: number;
    maxTokens: number;
    threads: number;
    json?: string;
  }>();
  const { suite, problems, data, split, n, json, teacherName } = options;
  const { policy, student, teacher, seed, maxTokens, threads, table, compare } = options;
  const rest = { policy, student, teacher, seed, maxTokens, threads, table, compare };
  const proxy = isAddress(options.teacher) ? options.teacher : undefined;
  requireProxyFor(teacherName, proxy);
  const source = sourceOf({ suite, problems, data, split }, registry);
  if (options.table && json !== undefined) {
    throw new UsageError('--json is for one row; the table is written to docs/results.');
  }
  if (options.table && proxy !== undefined) {
    throw new UsageError(
      '--table is for teachers of this project; with a proxy measure one policy at a time.',
    );
  }
  if (options.table && options.compare) {
    throw new UsageError('--compare is for one row; the table compares all of them.');
  }
  if (options.table && source.kind !== 'suite') {
    throw new UsageError(
      '--table is for a suite of this project; with --problems and --data measure one policy at a time.',
    );
  }
  if (n === 0) throw new UsageError('At least one problem is needed.');
  return {
    ...rest,
    teacherName: teacherName ?? null,
    sampling: samplingFrom(command),
    source,
    n: n ?? (source.kind === 'suite' ? 1000 : null),
    json: json ?? null,
  };
}

/** Whether a teacher is behind a proxy, not in a folder. */
export const isAddress = (teacher: string): boolean => /^https?:\/\//i.test(teacher);

function sourceOf(
  {
    suite,
    problems,
    data,
    split,
  }: {
    readonly suite: string | undefined;
    readonly problems: string | undefined;
    readonly data: string | undefined;
    readonly split: string | undefined;
  },
  registry: SuiteRegistry,
): ProblemSource {
  if (suite === undefined && problems === undefined) {
    throw new UsageError(
      `Give --suite with ${registry.names.join(' or ')}, or --problems with a file of your own.`,
    );
  }
  if (suite !== undefined && problems !== undefined) {
    throw new UsageError('Give --suite or --problems, not both.');
  }
  if (problems !== undefined) {
    if (split !== undefined) throw new UsageError('--split is for a suite; a file of problems has none.');
    return { kind: 'file', path: problems };
  }
  const benchmark = dataSuiteNamed(suite);
  if (benchmark !== undefined) {
    if (split !== undefined) throw new UsageError(`${benchmark.name} has no splits.`);
    if (data !== undefined) return { kind: 'data', suite: benchmark.name, folder: data };
    throw new UsageError(
      `${benchmark.name} (${benchmark.origin}) is not shipped. Give --data with the folder of ${benchmark.file}, whose lines are {"id": "1", "problem": "...", "answer": "5"}.`,
    );
  }
  if (data !== undefined)
    throw new UsageError(`--data is for ${dataSuites.map(({ name }) => name).join(', ')}.`);
  try {
    const found = registry.find(suite ?? '', split);
    return { kind: 'suite', suite: found.suite.name, split: found.split };
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}
