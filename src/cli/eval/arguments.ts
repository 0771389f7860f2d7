/** Parses the arguments of `npm run eval`. */
import { InvalidArgumentError, type Command } from 'commander';
import { dataSuiteNamed, dataSuites } from '../../evaluation/suites/data-suites.ts';
import { SuiteError, suiteRegistry, type SuiteRegistry } from '../../evaluation/suites/registry.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import { policyRegistry } from '../../relay/policies/registry.ts';
import type { PolicyName, RunLimits, Sampling } from '../../relay/events.ts';
import {
  httpAddress,
  policyArgument,
  positiveNumber,
  quietCommand,
  readArguments,
  UsageError,
  wholeNumber,
} from '../arguments/command-line.ts';
import { folderOrServer, type ModelChoice } from '../models/model-choice.ts';
import { SERVER_CONCURRENCY, SERVER_MAX_TOKENS } from '../models/model-server.ts';
import { requireProxyFor } from '../models/proxy-teacher.ts';
import { samplingFrom, withSamplingOptions } from '../arguments/sampling.ts';
import type { EvalRunOptions } from './models.ts';

/** The problems to measure on. */
export type ProblemSource =
  /** A split of a suite of the registry. */
  | { readonly kind: 'suite'; readonly suite: string; readonly split: string }
  /** A benchmark: its file stands in a folder of the person, or it is downloaded where there is none. */
  | { readonly kind: 'data'; readonly suite: string; readonly folder: string | null }
  /** A person's own, as JSON Lines. */
  | { readonly kind: 'file'; readonly path: string };

export interface EvalArguments extends EvalRunOptions {
  readonly source: ProblemSource;
  readonly policy: PolicyName;
  readonly student: ModelChoice;
  readonly teacher: ModelChoice;
  /** How many problems, from the first on; null for all of a file. */
  readonly n: number | null;
  /** Runs of each problem; null for as many as the suite says. */
  readonly samples: number | null;
  readonly seed: number;
  /** How answers are found: in a box only, in any way, or as the suite says (null). */
  readonly answers: 'boxed' | 'any' | null;
  /** All policies, written to docs/results, instead of one row. */
  readonly table: boolean;
  /** File with the models of a table; null for the embedded ones. */
  readonly plan: string | null;
  /** Compares the row with the base student alone and the teacher alone. */
  readonly compare: boolean;
  /** File for the row, null for none. */
  readonly json: string | null;
  /** Folder of the results, which a killed evaluation continues from; null for none. */
  readonly out: string | null;
}

/** Folders of the models that are used where no other is named. */
export interface EvalDefaults {
  readonly student: string;
  readonly teacher: string;
}

/** As in the paper's evaluation (eval/generate_withhelp.py of its code). */
const realModels = {
  sampling: { temperature: 0.7, topP: 1 },
  limits: { maxCalls: 5, maxTeacherTokens: SERVER_MAX_TOKENS, maxTokens: SERVER_MAX_TOKENS },
} as const satisfies { sampling: Sampling; limits: RunLimits };

interface Options {
  readonly suite?: string;
  readonly problems?: string;
  readonly data?: string;
  readonly split?: string;
  readonly policy: PolicyName;
  readonly student: string;
  readonly studentUrl?: string;
  readonly studentModel?: string;
  readonly studentTemplate?: string;
  readonly teacher: string;
  readonly teacherName?: string;
  readonly teacherUrl?: string;
  readonly teacherModel?: string;
  readonly runtime: EvalRunOptions['runtime'];
  readonly concurrency?: number;
  readonly n?: number;
  readonly samples?: number;
  readonly seed: number;
  readonly maxTokens?: number;
  readonly maxCalls?: number;
  readonly maxTeacherTokens?: number;
  readonly threads: number;
  readonly answers?: 'boxed' | 'any';
  readonly table: boolean;
  readonly plan?: string;
  readonly compare: boolean;
  readonly json?: string;
  readonly out?: string;
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
  const command = describe(defaults, registry);
  if (!readArguments(command, words)) return null;
  const options = command.opts<Options>();
  const source = sourceOf(options, registry);
  check(options, source);
  const { policy, samples = null, seed, answers = null, table, compare, threads, runtime } = options;
  const student = folderOrServer(
    options.student,
    options.studentUrl,
    options.studentModel,
    options.studentTemplate,
  );
  const teacher = teacherChoice(options);
  const plan = options.plan ?? null;
  const isRemote = student.kind === 'server' || plan !== null;
  const { sampling, limits } = isRemote ? realModels : defaultOptions;
  const chosen = samplingFrom(command);
  const hasTemperature = command.getOptionValueSource('temperature') === 'cli';
  return {
    source,
    policy,
    student,
    teacher,
    n: options.n ?? (source.kind === 'suite' ? 1000 : null),
    samples,
    seed,
    answers,
    sampling: isRemote && !hasTemperature ? { ...chosen, temperature: sampling.temperature } : chosen,
    limits: {
      maxCalls: options.maxCalls ?? limits.maxCalls,
      maxTeacherTokens: options.maxTeacherTokens ?? limits.maxTeacherTokens,
      maxTokens: options.maxTokens ?? limits.maxTokens,
    },
    policyCallTokens: defaultOptions.policyCallTokens,
    threads,
    runtime,
    concurrency: options.concurrency ?? (isRemote ? SERVER_CONCURRENCY : 1),
    table: table || plan !== null,
    plan,
    compare,
    json: options.json ?? null,
    out: options.out ?? null,
  };
}

function describe(defaults: EvalDefaults, registry: SuiteRegistry): Command {
  const benchmarks = dataSuites.map(({ name }) => name).join(', ');
  const fixed = policyRegistry.names.join(', ');
  const command = quietCommand('eval')
    .description('Measures a policy over a set of problems and prints one row of figures as JSON.')
    .option('--suite <name>', `the set of problems: ${registry.names.join(', ')}, ${benchmarks}`)
    .option('--data <dir>', 'folder with NAME.jsonl of a benchmark; without it, its source is downloaded')
    .option('--problems <file>', 'or your own: JSON Lines with id, problem and answer, or with options')
    .option('--split <name>', `of a suite: ${registry.splits} (default: the first)`)
    .option('--policy <name>', `who decides a call: ${fixed}`, policyArgument, 'learned')
    .option('--student <dir>', 'folder of the student model, e.g. DIR or DIR:q4', defaults.student)
    .option('--student-url <url>', 'or an OpenAI-compatible server; its key in STUDENT_API_KEY', httpAddress)
    .option('--student-model <name>', 'its model on that server (default: its only one)')
    .option('--student-template <file>', 'its chat template, for a server that cannot continue a message')
    .option(
      '--teacher <dir or url>',
      'folder of the teacher model, or address of a proxy, with its code in ACCESS_CODE',
      defaults.teacher,
    )
    .option('--teacher-name <name>', 'one of the teachers of that proxy (default: its own choice)')
    .option('--teacher-url <url>', 'or its server, as TEACHER_URL of docs/teachers.md', httpAddress)
    .option('--teacher-model <name>', 'its model on that server (default: its only one)')
    .option(
      '--runtime <name>',
      'batch: many runs at once, for models of this project; onnx: a token at a time, for any',
      runtimeName,
      'batch',
    )
    .option('--concurrency <n>', 'runs at once (default: 64 with a server, else 1)', positiveNumber)
    .option('--n <n>', 'how many problems (default: 1000 of a suite, all of a file)', wholeNumber)
    .option('--samples <n>', 'runs of each problem (default: 32 of AIME, else 1)', positiveNumber)
    .option('--seed <n>', 'seed of everything random', wholeNumber, 0)
    .option(
      '--max-tokens <n>',
      'tokens of a solution (default: 8192 with a server, else 512)',
      positiveNumber,
    )
    .option('--max-calls <n>', 'teacher calls of a run (default: 5)', wholeNumber)
    .option(
      '--max-teacher-tokens <n>',
      'teacher tokens of a run (default: as --max-tokens; 320)',
      wholeNumber,
    )
    .option('--threads <n>', 'threads of ONNX Runtime', positiveNumber, 2)
    .option('--answers <how>', 'boxed: only a box counts; any: also an answer without one', answerKind)
    .option('--table', 'measures all policies and writes a table and a picture', false)
    .option('--plan <file>', 'the models of the table: docs/evaluation.md')
    .option('--compare', 'adds to the row what it recovers of the gap, and what it costs', false)
    .option('--json <file>', 'writes the row and its runs there as well')
    .option('--out <dir>', 'keeps each finished run there; the same command continues after a kill');
  return withSamplingOptions(command);
}

function check({ table, plan, json, compare, n, out }: Options, source: ProblemSource): void {
  const isTable = table || plan !== undefined;
  if (isTable && json !== undefined)
    throw new UsageError('--json is for one row; the table is written to docs/results, or to --out.');
  if (isTable && compare) throw new UsageError('--compare is for one row; the table compares all of them.');
  if (table && plan === undefined && source.kind !== 'suite')
    throw new UsageError(
      '--table is for a suite of this project; with --problems and benchmarks give --plan with the models.',
    );
  if (plan !== undefined && out === undefined) throw new UsageError('--plan needs --out, for its results.');
  if (n === 0) throw new UsageError('At least one problem is needed.');
}

/** A folder, a proxy, or the server of a model. @throws UsageError for a name without a proxy */
function teacherChoice({ teacher, teacherName, teacherUrl, teacherModel }: Options): ModelChoice {
  const proxy = teacherUrl === undefined && /^https?:\/\//i.test(teacher) ? teacher : undefined;
  requireProxyFor(teacherName, proxy);
  if (proxy !== undefined) return { kind: 'proxy', url: proxy, name: teacherName ?? null };
  return folderOrServer(teacher, teacherUrl, teacherModel);
}

function runtimeName(text: string): EvalRunOptions['runtime'] {
  if (text === 'batch' || text === 'onnx') return text;
  throw new InvalidArgumentError('It is batch or onnx.');
}

function answerKind(text: string): 'boxed' | 'any' {
  if (text === 'boxed' || text === 'any') return text;
  throw new InvalidArgumentError('It is boxed or any.');
}

function sourceOf(
  { suite, problems, data, split }: Pick<Options, 'suite' | 'problems' | 'data' | 'split'>,
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
    return { kind: 'data', suite: benchmark.name, folder: data ?? null };
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
