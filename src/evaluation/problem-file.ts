/**
 * Parses a person's own problem set: JSON Lines with `id`, `problem` and `answer`, and `options` where the answer is the
 * letter of one of them. Other keys are ignored.
 */
import { z } from 'zod';
import { letterAt, MOST_OPTIONS } from '../math/answer/choice.ts';
import { choiceProblem } from './suites/choice.ts';
import type { EvalProblem } from './suites/suite.ts';

/** A file that is not a valid problem set. The message tells the person where and why. */
export class ProblemFileError extends Error {
  override readonly name = 'ProblemFileError';
}

const text = z.string().trim().min(1);
/** Files often write numbers without quotes, so both forms are accepted. */
const textOrNumber = z.union([text, z.number().transform(String)]);
const fields = { id: textOrNumber, problem: text, answer: textOrNumber } as const;
const optionsSchema = z.array(textOrNumber).min(2).max(MOST_OPTIONS);
const choiceForm = '{"id": "1", "problem": "What is 2 + 3?", "options": ["4", "5"], "answer": "B"}';
/** A problem is a text to read, not a book: a longer line is a mistake, or an attack on the memory. */
const MOST_CHARACTERS = 1_000_000;
const form = '{"id": "1", "problem": "What is 2 + 3?", "answer": "5"}';

/**
 * Reads the problems of a file, in its order. A byte order mark, Windows line ends and blank lines are passed over.
 *
 * @param name what the file is called in messages
 * @throws ProblemFileError for the first line that is no problem, for an id that comes twice, and for an empty file
 */
export function parseProblemFile(bytes: Uint8Array, name: string): EvalProblem[] {
  const problems: EvalProblem[] = [];
  const lineOf = new Map<string, number>();
  decoded(bytes, name)
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      if (line.trim() === '') return;
      const place = `${name}, line ${index + 1}`;
      const problem = problemIn(line, place);
      const before = lineOf.get(problem.id);
      if (before !== undefined) {
        throw new ProblemFileError(
          `${place}: the id ${JSON.stringify(problem.id)} is that of line ${before} already. Each problem needs an id of its own.`,
        );
      }
      lineOf.set(problem.id, index + 1);
      problems.push(problem);
    });
  if (problems.length > 0) return problems;
  throw new ProblemFileError(`${name} holds no problem. Write one on each line, as in ${form}.`);
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    // The decoder drops a byte order mark.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ProblemFileError(`${name} is not UTF-8 text. Save it as UTF-8.`, { cause });
  }
}

function problemIn(line: string, place: string): EvalProblem {
  if (line.length > MOST_CHARACTERS)
    throw new ProblemFileError(
      `${place} has ${line.length} characters. A problem may have ${MOST_CHARACTERS}.`,
    );
  const value = objectIn(line, place);
  const read = (key: keyof typeof fields): string => {
    if (value[key] === undefined)
      throw new ProblemFileError(`${place}: "${key}" is missing. A line is ${form}.`);
    const result = fields[key].safeParse(value[key]);
    if (result.success) return result.data;
    const kind = key === 'problem' ? 'a text' : 'a text or a number';
    throw new ProblemFileError(`${place}: "${key}" is not ${kind}, or is empty. A line is ${form}.`);
  };
  const [id, problem, answer] = [read('id'), read('problem'), read('answer')];
  if (value['options'] === undefined) return { id, problem, answer, reference: null };
  const options = optionsSchema.safeParse(value['options']);
  if (!options.success)
    throw new ProblemFileError(
      `${place}: "options" is not a list of 2 to ${MOST_OPTIONS} texts. A line is ${choiceForm}.`,
    );
  const index = options.data.findIndex((_, at) => letterAt(at) === answer.toUpperCase());
  if (index >= 0) return choiceProblem(id, problem, options.data, index);
  throw new ProblemFileError(
    `${place}: "answer" is not the letter of an option, from A to ${letterAt(options.data.length - 1)}.`,
  );
}

function objectIn(line: string, place: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new ProblemFileError(`${place} is not JSON. A line is ${form}.`, { cause });
  }
  const result = z.record(z.string(), z.unknown()).safeParse(value);
  if (result.success) return result.data;
  throw new ProblemFileError(`${place} is not a JSON object. A line is ${form}.`);
}
