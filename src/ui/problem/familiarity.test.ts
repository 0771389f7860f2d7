import { expect, it } from 'vitest';

import { randomRelayMathProblem } from '../../math/relay-math/relay-math.ts';
import { examples } from './examples.ts';
import { looksFamiliar } from './familiarity.ts';

it('accepts problems of the kinds that the student learned', () => {
  const problems = Array.from({ length: 60 }, (_, seed) => randomRelayMathProblem(seed).problem);
  expect(problems.filter((problem) => !looksFamiliar(problem))).toEqual([]);
  expect(examples.filter(({ problem }) => !looksFamiliar(problem))).toEqual([]);
});

it.each([
  'Prove that there are infinitely many primes.',
  'Wie viele Äpfel hat Jörg, wenn er 3 kauft und 4 verschenkt?',
  'Сколько будет 2 + 2? what',
  '一共有 3 个苹果和 4 个梨，一共多少个？',
  '12 34 56',
])('rejects: %s', (problem) => {
  expect(looksFamiliar(problem)).toBe(false);
});
