import { expect, it } from 'vitest';
import { reduceLog } from '../relay/run-state.ts';
import { logOf } from '../relay/testing/run.ts';
import { ScriptedStudent } from '../relay/testing/scripted-student.ts';
import { describeRegraded, regrade } from './regrade.ts';
import { runRecord } from './runs/run-record.ts';
import { gradeBoxed, gradeUnboxed } from './suites/suite.ts';

const problem = { id: 'p', problem: 'What is 2 + 3?', answer: '5', reference: null };

it('compares the verdicts of a grader with the recorded ones', async () => {
  const runs = await Promise.all(
    ['\\boxed{5}', 'The answer is 5.', '\\boxed{6}'].map(async (text) =>
      reduceLog(await logOf(new ScriptedStudent(text), null)),
    ),
  );
  const records = runs.map((run, sample) => runRecord(problem, run, gradeBoxed, sample));
  expect(regrade(records, [problem], gradeBoxed)).toEqual({
    total: 3,
    agree: 3,
    agreement: 1,
    unknown: 0,
    changed: [],
  });
  const other = regrade(records, [problem], gradeUnboxed);
  expect(other).toMatchObject({ agree: 2, changed: [{ sample: 1, now: { right: true, answer: '5' } }] });
  expect(describeRegraded(other)).toContain('p, sample 1, known 5: was wrong (none), is right (5)');
  const cut = records.map((record) => ({ ...record, ended: 'length' as const }));
  expect(regrade(cut, [problem], gradeUnboxed).changed).toMatchObject([{ sample: 0, now: { right: false } }]);
  expect(regrade(records, [], gradeBoxed)).toMatchObject({ total: 0, unknown: 3 });
});
