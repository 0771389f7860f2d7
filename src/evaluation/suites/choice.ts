/** Multiple-choice problems: how they are put to a model, and how a choice is graded. */
import { chosenLetter, letterAt } from '../../math/answer/choice.ts';
import type { EvalProblem, Grader } from './suite.ts';

/** Says which form the answer has; the prompt asks for it in a box. */
const instruction = 'Answer with the letter of the right option.';

/**
 * A problem with its options below it, a line each.
 * @param options two or more, from A on
 * @param answer the index of the right one
 */
export function choiceProblem(
  id: string,
  question: string,
  options: readonly string[],
  answer: number,
): EvalProblem {
  const lines = options.map((option, index) => `(${letterAt(index)}) ${option}`);
  return {
    id,
    problem: [question, '', ...lines, '', instruction].join('\n'),
    answer: letterAt(answer),
    reference: null,
    options,
  };
}

/** Grades the letter that the solution chooses; the text of just one option stands for its letter. */
export const gradeChoice: Grader = (solution, { answer, options = [] }) => {
  const found = chosenLetter(solution, options);
  return found === null
    ? { right: false, answer: null, source: null }
    : { right: found.answer === answer, ...found };
};
