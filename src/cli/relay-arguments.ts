/**
 * What `npm run relay` was asked to do. It knows the flags and what each accepts; it loads and runs nothing.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { PolicyName } from '../relay/events.ts';
import { defaultOptions } from '../relay/defaults.ts';
import { parsePolicy, PolicyError } from '../relay/policies.ts';

export interface RelayArguments {
  readonly problem: { readonly kind: 'given'; readonly text: string } | { readonly kind: 'random' };
  readonly policy: PolicyName;
  readonly seed: number;
  /** Folder of the student, in the layout of transformers.js. */
  readonly student: string;
  readonly teacher: { readonly kind: 'embedded' } | { readonly kind: 'proxy'; readonly url: string };
  readonly temperature: number;
  readonly maxCalls: number;
  readonly maxTeacherTokens: number;
  readonly json: boolean;
}

/** Wrong use of the command line; the message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * @param words the arguments after the program's name.
 * @param defaultStudent folder used where `--student` is not given.
 * @returns null when help was asked for and printed.
 * @throws UsageError
 */
export function parseRelayArguments(words: readonly string[], defaultStudent: string): RelayArguments | null {
  const command = describe(defaultStudent);
  try {
    command.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return null;
    throw new UsageError(oneLine(error.message.replace(/^error: /, '')));
  }
  const options = command.opts<{
    policy: PolicyName;
    seed: number;
    student: string;
    teacher?: string;
    temperature: number;
    maxCalls: number;
    maxTeacherTokens: number;
    random?: true;
    json?: true;
  }>();
  const { policy, seed, student, temperature, maxCalls, maxTeacherTokens } = options;
  return {
    problem: problemOf(command.args, options.random === true),
    policy,
    seed,
    student,
    teacher: options.teacher === undefined ? { kind: 'embedded' } : { kind: 'proxy', url: options.teacher },
    temperature,
    maxCalls,
    maxTeacherTokens,
    json: options.json === true,
  };
}

function describe(defaultStudent: string): Command {
  const { policy, seed, sampling, limits } = defaultOptions;
  return new Command('relay')
    .description(
      'Solves one problem: a student model writes, and asks a teacher for the tokens it cannot write.',
    )
    .argument('[problem]', 'the problem, in quotes')
    .option('--random', 'take a problem of the relay-math test set, chosen by --seed')
    .option('--policy <name>', 'who decides a call: learned, never, always, ...', policyName, policy)
    .option('--seed <n>', 'seed of everything random', wholeNumber, seed)
    .option('--student <dir>', 'folder of the student model', defaultStudent)
    .option(
      '--teacher <url>',
      'address of a proxy (default: the embedded teacher, in this process)',
      httpAddress,
    )
    .option('--max-calls <n>', 'teacher calls per run', wholeNumber, limits.maxCalls)
    .option('--max-teacher-tokens <n>', 'teacher tokens per run', wholeNumber, limits.maxTeacherTokens)
    .option('--temperature <t>', 'of the student; 0 is greedy', temperatureValue, sampling.temperature)
    .option('--json', 'print one JSON object and nothing else')
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
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

function policyName(text: string): PolicyName {
  try {
    return parsePolicy(text).name;
  } catch (error) {
    if (error instanceof PolicyError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('It is a whole number from 0.');
}

function temperatureValue(text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value <= 2) return value;
  throw new InvalidArgumentError('It is a number from 0 to 2.');
}

function httpAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new InvalidArgumentError('It is an address that begins with http:// or https://.');
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
