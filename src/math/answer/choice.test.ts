import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { chosenLetter } from './choice.ts';

const options = ['12', '15', '\\frac{1}{2}', 'None of these', 'A and B', 'the mitochondrion'];

describe('the chosen letter', () => {
  it.each([
    ['\\boxed{C}', 'C', 'boxed'],
    ['so $\\boxed{\\text{(B)}}$.', 'B', 'boxed'],
    ['\\boxed{\\textbf{D}}', 'D', 'boxed'],
    ['\\boxed{B. 15}', 'B', 'boxed'],
    ['\\boxed{15}', 'B', 'boxed'],
    ['\\boxed{0.5}', 'C', 'boxed'],
    ['\\boxed{\\text{None of these}}', 'D', 'boxed'],
    ['The answer is (C).', 'C', 'stated'],
    ['Therefore, the correct answer is **B**.', 'B', 'stated'],
    ['Answer: D', 'D', 'stated'],
    ['ANSWER: (C):', 'C', 'stated'],
    ['The final answer is $\\mathbf{A}$', 'A', 'stated'],
    ['The answer is B because option A is wrong.', 'B', 'stated'],
    ['The answer is A because 12 is even.', 'A', 'stated'],
    ['Option C is correct.', 'C', 'stated'],
    ['The best option is [D]:', 'D', 'stated'],
    ['I would choose option B.', 'B', 'stated'],
    ['The answer is 15.', 'B', 'stated'],
    ['The answer is the mitochondrion.', 'F', 'stated'],
    ['First (A) fails, then (B) fails.\nSo (C)', 'C', 'stated'],
    ['We compute.\n\nB', 'B', 'guessed'],
    ['We compute.\nD) None of these', 'D', 'guessed'],
  ])('of %j is %s, %s', (text, answer, source) => {
    expect(chosenLetter(text, options)).toEqual({ answer, source });
  });

  it.each([
    '',
    'I do not know.',
    'The answer is a large number.',
    'The answer is A large number of cells.',
    'Answer: I think that it is not known.',
    '\\boxed{Z}',
    'The answer is G.',
    '\\boxed{17}',
  ])('of %j is none', (text) => {
    expect(chosenLetter(text, options)).toBeNull();
  });

  it('takes the last of several', () => {
    expect(chosenLetter('The answer is A. Wait, the answer is C.', options)?.answer).toBe('C');
    expect(chosenLetter('\\boxed{A} or rather \\boxed{B}\nDone: \\boxed{C}', options)?.answer).toBe('C');
  });

  it('never throws, and names only letters of options', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.array(fc.string({ maxLength: 20 }), { maxLength: 26 }),
        (text, texts) => {
          const found = chosenLetter(text, texts);
          expect(found === null || found.answer.charCodeAt(0) - 65 < texts.length).toBe(true);
        },
      ),
    );
  });

  it('reads a long text in time that grows with its length', () => {
    const long = 'The answer is ((((('.repeat(60_000);
    expect(chosenLetter(long, options)).toBeNull();
  });
});
