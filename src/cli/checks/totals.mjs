// What the reports of the test runners say: how many tests passed, failed and were skipped, and which failed.
import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, error: string }} Failure where it failed, and the first line of its error */
/** @typedef {{ passed: number, failed: number, skipped: number, failures: Failure[] }} Totals */

/**
 * A runner that crashed, wrote no report, executed nothing, or exited non-zero without a failed test has failed once.
 *
 * @param {Totals | null} totals from its report, null where there is none
 * @param {number} exitCode
 * @returns {Totals}
 */
export function judge(totals, exitCode) {
  if (totals === null) return oneFailure('the runner', `It left no report (exit code ${exitCode}).`);
  if (totals.passed + totals.failed === 0)
    return { ...totals, ...oneFailure('the runner', 'It ran no test.') };
  if (exitCode === 0 || totals.failed > 0) return totals;
  const error = `It exited with code ${exitCode}, though no test failed.`;
  return { ...totals, failed: 1, failures: [{ name: 'the runner', error }] };
}

/**
 * The totals of a check, which counts as one test.
 *
 * @param {number} exitCode
 * @returns {Totals}
 */
export function totalsOfCheck(exitCode) {
  if (exitCode === 0) return { passed: 1, failed: 0, skipped: 0, failures: [] };
  return oneFailure('the check', `It exited with code ${exitCode}.`);
}

/**
 * A file that fails outside its tests, for example while it is imported, counts as one failed test.
 *
 * @typedef {{ ancestorTitles: string[], title: string, status: string, failureMessages?: string[] | null }} VitestTest
 * @typedef {{ name: string, status: string, message?: string, assertionResults: VitestTest[] }} VitestFile
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number,
 *   testResults: VitestFile[] }} report of `vitest --reporter=json`
 * @param {string} folder that the names of files are relative to
 * @returns {Totals}
 */
export function totalsOfVitest(report, folder) {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(folder, name).split(sep).join('/');
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [failure([file], message)] : [];
    return failed.map(({ ancestorTitles, title, failureMessages }) =>
      failure([file, ...ancestorTitles, title], failureMessages?.[0]),
    );
  });
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, failures.length),
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    failures,
  };
}

/**
 * A test that passed only when repeated counts as failed: it is not to be relied on. So does an error outside all tests,
 * for example in the global setup.
 *
 * @typedef {{ message?: string }} PlaywrightError
 * @typedef {{ projectName: string, status: string, results: { errors?: PlaywrightError[] }[] }} PlaywrightTest
 * @typedef {{ title: string, file: string, specs?: { title: string, tests: PlaywrightTest[] }[],
 *   suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number },
 *   suites?: PlaywrightSuite[], errors?: PlaywrightError[] }} report of `playwright test --reporter=json`
 * @returns {Totals}
 */
export function totalsOfPlaywright({ stats, suites = [], errors = [] }) {
  const outside = errors.map(({ message }) => failure(['outside the tests'], message));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + outside.length,
    skipped: stats.skipped,
    failures: [...suites.flatMap((suite) => failuresOf(suite, [])), ...outside],
  };
}

/**
 * One line for each failed test: the step that ran it, its file and titles, and the first line of its error.
 *
 * @param {Failure[]} failures
 * @returns {string} an empty one where nothing failed
 */
export function listFailures(failures) {
  if (failures.length === 0) return '';
  return ['', 'Failed:', ...failures.map(({ name, error }) => `  ${name}\n    ${error}`)].join('\n');
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string[]} path titles of the suites around it
 * @returns {Failure[]}
 */
function failuresOf(suite, path) {
  const titles = [...path, suite.title];
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, status, results }) => {
        const note = status === 'flaky' ? ' (passed when repeated)' : '';
        const message = results.flatMap(({ errors = [] }) => errors)[0]?.message;
        return failure([`[${projectName}] ${titles[0]}`, ...titles.slice(1), title + note], message);
      }),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => failuresOf(inner, titles))];
}

/**
 * @param {string[]} path file and titles
 * @param {string | undefined} message with stack and colours
 * @returns {Failure}
 */
function failure(path, message) {
  const lines = stripVTControlCharacters(message ?? '').split('\n');
  const first = lines.find((line) => line.trim() !== '');
  return {
    name: path.join(' › '),
    error: first?.trim() ?? 'The report holds no error; see the output above.',
  };
}

/**
 * @param {string} name
 * @param {string} error
 * @returns {Totals}
 */
function oneFailure(name, error) {
  return { passed: 0, failed: 1, skipped: 0, failures: [{ name, error: `${error} Its output is above.` }] };
}
