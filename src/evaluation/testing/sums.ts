/** Problems for tests of evaluations, and the settings of results over them. */
import type { EvalProblem } from '../suites/suite.ts';
import type { ResultsSettings } from '../runs/results-file.ts';

export const sums = (count: number): EvalProblem[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    problem: `What is ${i} + 1?`,
    answer: String(i + 1),
    reference: null,
  }));

/** Two samples of each problem. */
export const sumsSettings = (n: number, seed: number): ResultsSettings => ({
  suite: 'sums',
  split: 'test',
  problems: 'hash',
  n,
  samples: 2,
  policy: 'learned',
  seed,
  student: { name: 'student' },
  teacher: { name: 'teacher' },
  sampling: { temperature: 0, topP: 1 },
  limits: { maxCalls: 5, maxTeacherTokens: 320, maxTokens: 512 },
  policyCallTokens: 8,
  grader: 'boxed',
});
