/**
 * Parses the arguments of `npm run relay`.
 */
import { type Command, Option } from 'commander';
import { policyRegistry } from '../../relay/policies/registry.ts';
import type { PolicyName, RunLimits, Sampling } from '../../relay/events.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import {
  httpAddress,
  policyArgument,
  positiveNumber,
  quietCommand,
  readArguments,
  UsageError,
  wholeNumber,
} from '../arguments/command-line.ts';
import { warnOfOldName } from '../arguments/old-names.ts';
import { requireProxyFor, type ProxyAddress } from '../models/proxy-teacher.ts';
import { samplingFrom, withSamplingOptions } from '../arguments/sampling.ts';

export interface RelayArguments {
  /** `calibration`: no problem is solved, but a threshold of the policy `entropy` measured. */
  readonly problem:
    | { readonly kind: 'given'; readonly text: string }
    | { readonly kind: 'random' }
    | { readonly kind: 'calibration' };
  readonly policy: PolicyName;
  readonly seed: number;
  /** Folder of the student, in the layout of transformers.js; after a colon, which of its weights. */
  readonly student: string;
  readonly teacher: { readonly kind: 'embedded' } | ({ readonly kind: 'proxy' } & ProxyAddress);
  readonly sampling: Sampling;
  readonly limits: RunLimits;
  readonly prefill: boolean;
  readonly thinks: boolean;
  readonly json: boolean;
}

/**
 * @param words the arguments after the program's name.
 * @param defaultStudent folder used where `--student` is not given.
 * @returns null when help was asked for and printed.
 * @throws UsageError
 */
export function parseRelayArguments(words: readonly string[], defaultStudent: string): RelayArguments | null {
  const command = describe(defaultStudent);
  if (!readArguments(command, words)) return null;
  const options = command.opts<{
    policy: PolicyName;
    seed: number;
    student: string;
    teacher?: string;
    teacherName?: string;
    maxCalls: number;
    maxTeacherTokens: number;
    maxTokens: number;
    random?: true;
    calibrate?: true;
    prefill?: true;
    think?: true;
    readAhead?: true;
    json?: true;
  }>();
  if (options.readAhead === true) warnOfOldName('--read-ahead', '--prefill');
  const { policy, seed, student, teacher, teacherName, maxCalls, maxTeacherTokens, maxTokens } = options;
  requireProxyFor(teacherName, teacher);
  return {
    problem:
      options.calibrate === true
        ? calibrationOf(command.args)
        : problemOf(command.args, options.random === true),
    policy,
    seed,
    student,
    teacher:
      teacher === undefined
        ? { kind: 'embedded' }
        : { kind: 'proxy', url: teacher, teacherName: teacherName ?? null },
    sampling: samplingFrom(command),
    limits: { maxCalls, maxTeacherTokens, maxTokens },
    prefill: options.prefill === true || options.readAhead === true,
    thinks: options.think === true,
    json: options.json === true,
  };
}

function describe(defaultStudent: string): Command {
  const { policy, seed, limits } = defaultOptions;
  const command = quietCommand('relay')
    .description(
      'Solves one problem: a student model writes, and asks a teacher for the tokens it cannot write.',
    )
    .argument('[problem]', 'the problem, in quotes')
    .option('--calibrate', 'instead of solving: measures a threshold of entropy:t on ten problems')
    .option('--random', 'take a problem of the relay-math test set, chosen by --seed')
    .option(
      '--policy <name>',
      `who decides a call: ${policyRegistry.names.join(', ')}`,
      policyArgument,
      policy,
    )
    .option('--seed <n>', 'seed of everything random', wholeNumber, seed)
    .option('--student <dir[:file]>', 'folder of the student model, and which of its weights', defaultStudent)
    .option(
      '--teacher <url>',
      'address of a proxy, with its code in ACCESS_CODE (default: the embedded teacher, in this process)',
      httpAddress,
    )
    .option('--teacher-name <name>', 'one of the teachers of that proxy (default: its own choice)')
    .option('--max-calls <n>', 'teacher calls per run', wholeNumber, limits.maxCalls)
    .option(
      '--max-teacher-tokens <n>',
      'teacher tokens per run; a teacher that writes the whole solution has no such limit',
      wholeNumber,
      limits.maxTeacherTokens,
    )
    .option('--max-tokens <n>', 'tokens of the longest solution', positiveNumber, limits.maxTokens)
    .option('--think', 'asks a student that can think before it answers to do so (Qwen3)')
    .option('--prefill', 'the teacher reads the solution so far while the student writes its command')
    .addOption(new Option('--read-ahead', 'the name of --prefill in version 0.1').hideHelp())
    .option('--json', 'print one JSON object and nothing else');
  return withSamplingOptions(command);
}

function calibrationOf([text]: readonly string[]): RelayArguments['problem'] {
  if (text === undefined) return { kind: 'calibration' };
  throw new UsageError('--calibrate takes problems of its own: give none.');
}

function problemOf(args: readonly string[], random: boolean): RelayArguments['problem'] {
  const [text] = args;
  if (random && text !== undefined) {
    throw new UsageError('Give a problem or --random, not both.');
  }
  if (random) return { kind: 'random' };
  if (text === undefined) {
    throw new UsageError('Give a problem in quotes, or --random. For all options: npm run relay -- --help');
  }
  if (text.trim() === '') throw new UsageError('The problem is empty.');
  return { kind: 'given', text };
}
