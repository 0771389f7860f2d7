// What the reports of the test runners say: how many tests passed, failed and were skipped.

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/**
 * A runner that crashed, wrote no report, executed nothing, or exited non-zero without a failed test has failed once.
 *
 * @param {Totals | null} totals from its report, null where there is none
 * @param {number} exitCode
 * @returns {Totals}
 */
export function judge(totals, exitCode) {
  if (totals === null) return { passed: 0, failed: 1, skipped: 0 };
  const silent = totals.passed + totals.failed === 0 || (exitCode !== 0 && totals.failed === 0);
  return silent ? { ...totals, failed: 1 } : totals;
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number }} report
 *   of `vitest --reporter=json`
 * @returns {Totals}
 */
export function totalsOfVitest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/**
 * A test that passed only when repeated counts as failed: it is not to be relied on.
 *
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report
 *   of `playwright test --reporter=json`
 * @returns {Totals}
 */
export function totalsOfPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
