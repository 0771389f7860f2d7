import { describe, expect, it } from 'vitest';
import { judge, totalsOfPlaywright, totalsOfVitest } from './totals.mjs';

describe('judge', () => {
  const passed = { passed: 5, failed: 0, skipped: 1 };

  it('takes the totals of a runner that worked', () => {
    expect(judge(passed, 0)).toEqual(passed);
    expect(judge({ ...passed, failed: 2 }, 1)).toEqual({ ...passed, failed: 2 });
  });

  it.each([
    ['left no report', null, 0],
    ['executed nothing', { passed: 0, failed: 0, skipped: 7 }, 0],
    ['exited non-zero though no test failed', passed, 1],
  ])('counts a runner that %s as one failure', (_, totals, exitCode) => {
    expect(judge(totals, exitCode).failed).toBe(1);
  });
});

it('reads the report of vitest', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(totalsOfVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 3 });
});

it('reads the report of Playwright, where a test that needed a second try has failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(totalsOfPlaywright({ stats })).toEqual({ passed: 3, failed: 2, skipped: 2 });
});
