/**
 * `npm run grade -- --cases FILE.jsonl`: how far the grader agrees with cases whose verdict is known.
 * `npm run grade -- --answers FILE.jsonl`: whether the grader can read the known answers of a set of problems.
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
import { quietCommand, readArguments, reportFailure, UsageError } from './command-line.ts';

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(
    error instanceof GradeCaseError ? new UsageError(error.message, { cause: error }) : error,
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
    .option('--json', 'print one JSON object and nothing else');
  if (!readArguments(command, words)) return;
  const { cases, answers, json } = command.opts<{ cases?: string; answers?: string; json?: true }>();
  const print = (figures: object, text: string): void => {
    process.stdout.write(`${json === true ? JSON.stringify(figures, null, 2) : text}\n`);
  };
  if (cases !== undefined && answers === undefined) {
    const agreement = agreementOf(parseGradeCases(await textOf(cases), cases));
    print(agreement, describeAgreement(agreement));
  } else if (answers !== undefined && cases === undefined) {
    const check = checkAnswers(parseAnswers(await textOf(answers), answers));
    print(check, describeAnswerCheck(check));
  } else throw new UsageError('Give --cases or --answers, with a file in JSON Lines.');
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`The file ${path} cannot be read: ${String(cause)}.`, { cause });
  }
}
