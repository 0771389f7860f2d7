// `npm test`: installs what the tests need, a browser included, runs every check and every test, and closes with
// what failed and the line `N passed, N failed` over all of them. Plain JavaScript, since it runs before anything is
// installed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './checks/checks.mjs';
import { findFirefox, firefoxAdvice } from './set-up/firefox.mjs';
import { ensureDependencies, requireNode, root, run, SetUpError } from './set-up/install.mjs';
import { judge, listFailures, totalsOfCheck, totalsOfPlaywright, totalsOfVitest } from './checks/totals.mjs';

/** Longer than any step takes on two busy cores: what runs longer hangs. */
const stepLimitMs = 20 * 60_000;

const reports = mkdtempSync(join(tmpdir(), 'relay-test-'));
const sum = { passed: 0, failed: 0 };
/** @type {import('./checks/totals.mjs').Failure[]} */
const failures = [];
try {
  await main();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  sum.failed += 1;
  failures.push({ name: 'set-up', error: error.message });
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (failures.length > 0) console.log(listFailures(failures));
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;

async function main() {
  requireNode();
  process.chdir(root);
  await ensureDependencies();
  console.log('\n== checks of the code');
  await runChecks({
    done({ name, code, output, seconds }) {
      process.stdout.write(output);
      count(name, totalsOfCheck(code), seconds);
    },
  });
  await step('unit', unit);
  await step('e2e', e2e);
  await step('e2e in Firefox', firefox);
}

/**
 * @param {string} name
 * @param {() => Promise<import('./checks/totals.mjs').Totals>} work
 */
async function step(name, work) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const totals = await work();
  count(name, totals, (performance.now() - start) / 1000);
}

/**
 * @param {string} name of the step
 * @param {import('./checks/totals.mjs').Totals} totals
 * @param {number} seconds
 */
function count(name, { passed, failed, skipped, failures: own }, seconds) {
  console.log(
    `== ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds.toFixed(1)} s`,
  );
  sum.passed += passed;
  sum.failed += failed;
  failures.push(...own.map(({ name: where, error }) => ({ name: `${name}: ${where}`, error })));
}

async function unit() {
  const file = join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runInstalled('vitest/vitest.mjs', ['run', ...reporters]);
  return judge(
    totalsOfReport(file, (report) => totalsOfVitest(report, root)),
    code,
  );
}

async function e2e() {
  // Only now: looking for Playwright's own browser needs Playwright.
  const { ensureChromium } = await import('./set-up/chromium.mjs');
  const browser = await ensureChromium();
  if (browser === null) {
    console.error('No browser could be installed. Install Chrome or Chromium, or set CHROME_PATH to one.');
    return judge(null, 1);
  }
  const file = join(reports, 'e2e.json');
  const env = { ...process.env, CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await runInstalled('@playwright/test/cli.js', ['test', '--reporter=list,json'], { env });
  return judge(totalsOfReport(file, totalsOfPlaywright), code);
}

/** After `e2e`, which has built the page. */
async function firefox() {
  if (findFirefox() === null) {
    console.log(`Skipped: solving, highlights, offline, resuming and links in Firefox. ${firefoxAdvice}`);
    return { passed: 0, failed: 0, skipped: 4, failures: [] };
  }
  const file = join(reports, 'firefox.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = ['run', '--config', 'e2e/firefox/vitest.config.ts', ...reporters];
  const env = { ...process.env, PAGE_IS_BUILT: '1' };
  const code = await runInstalled('vitest/vitest.mjs', args, { env });
  return judge(
    totalsOfReport(file, (report) => totalsOfVitest(report, root)),
    code,
  );
}

/** Runs a program of node_modules with this very Node. */
function runInstalled(program, args, options = {}) {
  return run(process.execPath, [join('node_modules', program), ...args], {
    timeout: stepLimitMs,
    ...options,
  });
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => import('./checks/totals.mjs').Totals} read
 */
function totalsOfReport(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`The runner left no report: ${error.message}`);
    return null;
  }
}
