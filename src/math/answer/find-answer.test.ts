import { describe, expect, it } from 'vitest';
import { answerFinder, findAnswer } from './find-answer.ts';

const found = (text: string): string => {
  const answer = findAnswer(text, { unboxed: true });
  return answer === null ? 'none' : `${answer.source}: ${answer.answer}`;
};

describe('findAnswer', () => {
  it('takes the last box first', () => {
    expect(found('First 3. So $\\boxed{4}$, and the answer is 5.')).toBe('boxed: 4');
    expect(
      found('$\\boxed{255}$ so far. Final Answer: The final answer is $10,455$. I hope it is correct.'),
    ).toBe('stated: 10,455');
  });

  it('finds what a text states', () => {
    expect(found('She sells 9 eggs for $2 each.\n#### 18')).toBe('stated: 18');
    expect(found('The answer is 42.')).toBe('stated: 42');
    expect(found('12 is not it; the answer is **42**')).toBe('stated: 42');
    expect(found('**Answer:** 260 sheep')).toBe('stated: 260 sheep');
    expect(found('Final Answer: The largest $n$ is 34.')).toBe('stated: 34');
    expect(found('Answer \\[ 9 \\]')).toBe('stated: \\[ 9 \\]');
    expect(found('We try 3 and 4.\nTherefore the total is $x = 12$ dollars.')).toBe('stated: x = 12');
    expect(found('We multiply 6 by 9.\n\n**54**')).toBe('stated: 54');
  });

  it('guesses the last formula or number', () => {
    expect(found('We get $x = 3$ and then $x^2 = 9$.')).toBe('guessed: x^2 = 9');
    expect(found('There are 12 left, or maybe 1,300.')).toBe('guessed: 1,300');
    expect(found('The number is 10, which is 1,000.99m²')).toBe('guessed: 1,000.99m²');
    expect(found('P(A) = (1/2) / (3/4) = 2/3 is what we looked for')).toBe('guessed: 2/3');
    expect(found('AZYUK2A is no number')).toBe('none');
    expect(found('It is not known.')).toBe('none');
  });

  it('takes a text without a sentence as a whole', () => {
    for (const text of ['\\frac{1}{3} \\text{ cup}', '60 km/h', '(2, \\infty)', 'east', 'SRAC=LRAC'])
      expect(found(text)).toBe(`guessed: ${text}`);
  });

  it('reads nothing in control tokens and thoughts', () => {
    expect(found('The probability is 2/3. <|im_start|>user 7')).toBe('guessed: 2/3');
    expect(found('<think> The answer is 7? </think> The answer is 8.')).toBe('stated: 8');
  });

  it('counts only a box where the rules say so', () => {
    expect(findAnswer('The answer is 12.', { unboxed: false })).toBeNull();
    expect(findAnswer('\\boxed{12}', { unboxed: false })).toEqual({ answer: '12', source: 'boxed' });
  });

  it('takes only a box of a solution that was cut off', () => {
    const find = answerFinder({ unboxed: true });
    expect(find('The answer is 12.', true)).toEqual({ answer: '12', source: 'stated' });
    expect(find('The answer is 12.', false)).toBeNull();
    expect(find('\\boxed{12} and', false)).toEqual({ answer: '12', source: 'boxed' });
  });
});
