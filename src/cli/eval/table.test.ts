import { expect, it } from 'vitest';
import { parsePolicy } from '../../relay/policies/registry.ts';
import { plannedEntries, randomCallsLike } from './table.ts';

const entries = plannedEntries({ student: 'models/relay-student', teacher: 'models/relay-teacher' });

it('plans rows that can be run, with the students in the folder of the given one', () => {
  for (const { policy } of entries) expect(parsePolicy(policy).name).toBe(policy);
  expect(entries.map(({ student }) => student)).toContain('models/relay-student-base');
  const references = entries.flatMap(({ reference }) => reference ?? []);
  expect(references.sort()).toEqual(['reinforced', 'student', 'teacher']);
});

it('calls at random often enough for the same number of teacher tokens', () => {
  // 1.6 tokens are a fifth of a call, which has to start at one of 158.4 tokens.
  expect(randomCallsLike({ teacherTokensPerProblem: 1.6, tokensPerProblem: 160 })).toBe(
    'token-random:0.0013',
  );
  expect(randomCallsLike({ teacherTokensPerProblem: 0, tokensPerProblem: 160 })).toBe('token-random:0');
});
