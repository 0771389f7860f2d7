import { expect, it } from 'vitest';

import { importProblems } from '../../math/problem-import/import-problems.ts';
import { changedRow, previewRows, usedProblems } from './preview-rows.ts';
import { MAX_PROBLEMS } from './set-problem.ts';

const rowsOf = (text: string) => previewRows(importProblems(text).rows);

it('uses rows without a doubt, and others once the person has corrected them', () => {
  const rows = rowsOf('question,answer\nWhat is 2 + 2?,4\n,5\nWhat, then?,6');
  expect(rows.map(({ isUsed }) => isUsed)).toEqual([true, false, false]);
  const [, empty, joined] = rows;
  if (empty === undefined || joined === undefined) throw new Error('Rows are missing.');
  expect(changedRow(empty, { answer: '7' })).toMatchObject({
    isUsed: false,
    error: { code: 'problem-empty' },
  });
  const corrected = changedRow(empty, { problem: ' What is 5? ' });
  expect(corrected).toMatchObject({ isUsed: true, issue: null, error: null });
  expect(usedProblems([corrected, { ...joined, isUsed: true }, { ...joined, isUsed: false }])).toEqual([
    { problem: 'What is 5?', answer: '5', family: null, difficulty: null },
    { problem: 'What, then?', answer: '6', family: null, difficulty: null },
  ]);
});

it('does not use what no student can be given, and no more than a set may hold', () => {
  const [row] = rowsOf('a\u0000b');
  expect(row).toMatchObject({ isUsed: false, error: { code: 'problem-binary' } });
  expect(usedProblems(row === undefined ? [] : [{ ...row, isUsed: true }])).toEqual([]);
  expect(rowsOf('x\n'.repeat(MAX_PROBLEMS + 1))).toHaveLength(MAX_PROBLEMS);
});
