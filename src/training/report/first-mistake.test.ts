import { expect, it } from 'vitest';
import { wordProblem } from '../../math/word-problems/word-problems.ts';
import { firstFalseEquation } from './first-mistake.ts';

it('finds nothing wrong in reference solutions', () => {
  for (let index = 0; index < 500; index++) {
    const { id, solution } = wordProblem('train', index, 11);
    expect({ id, mistake: firstFalseEquation(solution) }).toEqual({ id, mistake: null });
  }
});

it.each([
  ['A box costs $3 \\times 4 = 12$ and all cost $37 \\times 24 = 878$.', 'two-digit product'],
  ['First $112 \\div 4 = 27$, then $3 + 4 = 8$.', 'large quotient'],
  ['They sum to $1234 + 987 = 2211$.', 'large sum'],
  ['There are $5 + 4 = 8$ apples.', 'small step'],
])('names the first operation that failed: %s', (text, kind) => {
  expect(firstFalseEquation(text)).toBe(kind);
});
