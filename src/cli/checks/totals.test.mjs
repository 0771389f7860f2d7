import { describe, expect, it } from 'vitest';
import { judge, listFailures, totalsOfCheck, totalsOfPlaywright, totalsOfVitest } from './totals.mjs';

describe('judge', () => {
  const passed = { passed: 5, failed: 0, skipped: 1, failures: [] };

  it('takes the totals of a runner that worked', () => {
    expect(judge(passed, 0)).toEqual(passed);
    const failed = { ...passed, failed: 1, failures: [{ name: 'a.test.ts › adds', error: 'Error: no' }] };
    expect(judge(failed, 1)).toEqual(failed);
  });

  it.each([
    ['left no report', null, 0],
    ['executed nothing', { passed: 0, failed: 0, skipped: 7, failures: [] }, 0],
    ['exited non-zero though no test failed', passed, 1],
  ])('counts a runner that %s as one failure, and names it', (_, totals, exitCode) => {
    const { failed, failures } = judge(totals, exitCode);
    expect(failed).toBe(1);
    expect(failures).toEqual([{ name: 'the runner', error: expect.stringMatching(/\.$/) }]);
  });
});

it('counts a check as one test', () => {
  expect(totalsOfCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0, failures: [] });
  const failures = [{ name: 'the check', error: 'It exited with code 2. Its output is above.' }];
  expect(totalsOfCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0, failures });
});

describe('the report of vitest', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  const ok = { ancestorTitles: [], title: 'subtracts', status: 'passed', failureMessages: [] };
  const broken = {
    ancestorTitles: ['sums', 'of two'],
    title: 'adds',
    status: 'failed',
    failureMessages: ['AssertionError: expected 1 to be 2\n    at a.test.ts:3:5'],
  };

  it('gives totals, and each failed test with its file, its titles and the first line of its error', () => {
    const testResults = [
      { name: '/project/src/a.test.ts', status: 'failed', message: '', assertionResults: [ok, broken] },
      { name: '/project/src/b.test.ts', status: 'passed', message: '', assertionResults: [ok] },
    ];
    expect(totalsOfVitest({ ...report, testResults }, '/project')).toEqual({
      passed: 3,
      failed: 1,
      skipped: 3,
      failures: [
        { name: 'src/a.test.ts › sums › of two › adds', error: 'AssertionError: expected 1 to be 2' },
      ],
    });
  });

  it('counts a file that cannot be imported, which holds no test', () => {
    const message = "Cannot find module './gone.ts'\n  imported from /project/src/a.test.ts";
    const testResults = [{ name: '/project/src/a.test.ts', status: 'failed', message, assertionResults: [] }];
    const totals = totalsOfVitest({ ...report, numFailedTests: 0, testResults }, '/project');
    expect(totals.failed).toBe(1);
    expect(totals.failures).toEqual([{ name: 'src/a.test.ts', error: "Cannot find module './gone.ts'" }]);
  });
});

describe('the report of Playwright', () => {
  const test = (status, ...messages) => ({
    projectName: 'wasm',
    status,
    results: messages.map((message) => ({ errors: message === null ? [] : [{ message }] })),
  });
  const suites = [
    {
      title: 'class.spec.ts',
      file: 'class.spec.ts',
      specs: [{ title: 'draws', tests: [test('expected', null)] }],
      suites: [
        {
          title: 'in the dark',
          file: 'class.spec.ts',
          specs: [
            {
              title: 'runs',
              tests: [test('unexpected', '\u001b[31mError: not visible\u001b[39m\n\nCall log:')],
            },
            { title: 'stops', tests: [test('flaky', 'Test timeout of 90000ms exceeded.', null)] },
          ],
        },
      ],
    },
  ];

  it('gives totals and failed tests; one that needed a second try has failed', () => {
    const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 2 };
    expect(totalsOfPlaywright({ stats, suites, errors: [] })).toEqual({
      passed: 1,
      failed: 2,
      skipped: 2,
      failures: [
        { name: '[wasm] class.spec.ts › in the dark › runs', error: 'Error: not visible' },
        {
          name: '[wasm] class.spec.ts › in the dark › stops (passed when repeated)',
          error: 'Test timeout of 90000ms exceeded.',
        },
      ],
    });
  });

  it('counts an error outside the tests', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    const totals = totalsOfPlaywright({
      stats,
      suites: [],
      errors: [{ message: 'Error: vite build failed' }],
    });
    expect(totals.failed).toBe(1);
    expect(totals.failures).toEqual([{ name: 'outside the tests', error: 'Error: vite build failed' }]);
  });
});

it('lists failures, one after the other, and nothing where there are none', () => {
  expect(listFailures([])).toBe('');
  expect(
    listFailures([
      { name: 'unit: a.test.ts › adds', error: 'Error: no' },
      { name: 'lint: the check', error: 'It exited with code 1.' },
    ]),
  ).toBe('\nFailed:\n  unit: a.test.ts › adds\n    Error: no\n  lint: the check\n    It exited with code 1.');
});
