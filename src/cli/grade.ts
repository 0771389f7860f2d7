/**
 * `npm run grade -- --cases FILE.jsonl`: how far the grader agrees with cases whose verdict is known.
 * `npm run grade -- --answers FILE.jsonl`: whether the grader can read the known answers of a set of problems.
 * `npm run grade -- --results FILE.jsonl`: whether the verdicts of recorded runs are still the same.
 *
 * Exit codes: 0 figures, 1 something failed, 2 wrong use (one line on stderr each).
 */
import { readFile } from 'node:fs/promises';
import { checkAnswers, describeAnswerCheck } from '../evaluation/answer-check.ts';
import {
  agreementOf,
  describeAgreement,
  GradeCaseError,
  parseAnswers,
  parseGradeCases,
} from '../evaluation/grade-cases.ts';
import { describeRegraded, regrade } from '../evaluation/regrade.ts';
import { readResults, ResultsFileError } from '../evaluation/runs/results-file.ts';
import { dataSuiteNamed } from '../evaluation/suites/data-suites.ts';
import { quietCommand, readArguments, reportFailure, UsageError } from './arguments/command-line.ts';
import { problemsOf } from './eval/problems.ts';

interface Options {
  readonly cases?: string;
  readonly answers?: string;
  readonly results?: string;
  readonly problems?: string;
  readonly data?: string;
  readonly json?: true;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(
    error instanceof GradeCaseError || error instanceof ResultsFileError
      ? new UsageError(error.message, { cause: error })
      : error,
  );
}

async function main(words: readonly string[]): Promise<void> {
  const command = quietCommand('grade')
    .description('Compares the grader with known verdicts, or checks that it can read known answers.')
    .option('--cases <file>', 'JSON Lines with gold, prediction, expected and, if needed, options')
    .option(
      '--answers <file>',
      'JSON Lines with answer: each is graded against itself, its rewritings and the others',
    )
    .option('--results <file>', 'runs of `npm run eval -- --out`, whose solutions are graded again')
    .option('--problems <file>', 'the problems of those runs, where they are no suite')
    .option('--data <dir>', 'or the folder of their benchmark')
    .option('--json', 'print one JSON object and nothing else');
  if (!readArguments(command, words)) return;
  const { cases, answers, results, problems, data, json } = command.opts<Options>();
  const print = (figures: object, text: string): void => {
    process.stdout.write(`${json === true ? JSON.stringify(figures, null, 2) : text}\n`);
  };
  if ([cases, answers, results].filter((file) => file !== undefined).length !== 1)
    throw new UsageError('Give --cases, --answers or --results, with a file in JSON Lines.');
  if (results !== undefined) {
    const regraded = await regradedOf(results, problems, data);
    print(regraded, describeRegraded(regraded));
  } else if (cases !== undefined) {
    const agreement = agreementOf(parseGradeCases(await textOf(cases), cases));
    print(agreement, describeAgreement(agreement));
  } else if (answers !== undefined) {
    const check = checkAnswers(parseAnswers(await textOf(answers), answers));
    print(check, describeAnswerCheck(check));
  }
}

/** The runs of a results file with the problems that they were measured on. */
async function regradedOf(path: string, file: string | undefined, data: string | undefined) {
  const { header, records } = await readResults(path);
  const { suite, split, grader } = header.settings;
  const source =
    file !== undefined
      ? ({ kind: 'file', path: file } as const)
      : dataSuiteNamed(suite) === undefined
        ? ({ kind: 'suite', suite, split } as const)
        : ({ kind: 'data', suite, folder: data ?? null } as const);
  const answers = grader === 'boxed' || grader === 'any' ? grader : null;
  const n = source.kind === 'suite' ? header.settings.n : null;
  const { problems, grade } = await problemsOf({ source, n, answers, samples: null });
  return regrade(records, problems, grade);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`The file ${path} cannot be read: ${String(cause)}.`, { cause });
  }
}
