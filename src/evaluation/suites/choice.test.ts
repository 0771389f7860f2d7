import { describe, expect, it } from 'vitest';
import { choiceProblem, gradeChoice } from './choice.ts';
import { gradeShortAnswer } from './short-answer.ts';

describe('a multiple-choice problem', () => {
  const problem = choiceProblem('1', 'What is 2 + 3?', ['4', '5', '6'], 1);

  it('lists its options under letters, and asks for one', () => {
    expect(problem.problem).toBe(
      'What is 2 + 3?\n\n(A) 4\n(B) 5\n(C) 6\n\nAnswer with the letter of the right option.',
    );
    expect(problem.answer).toBe('B');
  });

  it.each([
    ['\\boxed{B}', true, 'boxed'],
    ['\\boxed{5}', true, 'boxed'],
    ['The answer is (B).', true, 'stated'],
    ['The answer is (C).', false, 'stated'],
    ['\\boxed{6}', false, 'boxed'],
    ['I do not know.', false, null],
  ])('grades %j: %s, %s', (solution, right, source) => {
    expect(gradeChoice(solution, problem)).toMatchObject({ right, source });
  });
});

describe('a short answer', () => {
  it.each([
    ['The final answer is: \\boxed{4}.', '4'],
    ['The final answer is: 2, 3, 4', '2,3,4'],
    ['The answer is: (A)', 'a'],
    ['The answer is: **25**\nHere is why.', '25.0'],
    ['\\boxed{\\text{No, no, yes}}', 'no, no, yes'],
    ['\\boxed{emma, lily}', '[emma, lily]'],
    ['The answer is southern black widow.', 'southern black widow'],
    ['\\boxed{\\text{(E)}}', 'E'],
    ['the answer is "els llaços"', 'els llaços'],
  ])('in %j is %j', (solution, answer) => {
    expect(gradeShortAnswer(solution, { answer }).right).toBe(true);
  });

  it.each([
    ['The final answer is: \\boxed{4}.', '3'],
    ['The final answer is: 2, 3, 4', '2,3,5'],
    ['The answer is: (A)', 'b'],
    ['The answer is: **25**', '26.0'],
    ['no, yes', 'no, yes, no'],
    ['', '1'],
    ['\\boxed{}', '0'],
  ])('in %j is not %j', (solution, answer) => {
    expect(gradeShortAnswer(solution, { answer }).right).toBe(false);
  });
});
