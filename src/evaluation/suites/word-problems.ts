/** The problems of the next pair, which the shipped one has not learned from (docs/problems.md). */
import { distinctWordProblems } from '../../math/word-problems/word-problems.ts';
import { defineSuite } from './suite.ts';

export const wordProblems = defineSuite({
  name: 'word-problems',
  splits: ['test', 'test-wording', 'validation', 'validation-wording'],
  problems: (split, count) =>
    distinctWordProblems(split, count).map(({ id, problem, answer, solution }) => {
      return { id, problem, answer, reference: solution };
    }),
});
