// `npm run check`: everything but the browser tests, for use while you work. It runs the checks of the code two at a time,
// then the unit tests, and prints a check's output only if it fails. `npm run check -- src/relay` limits the unit tests.
import { join } from 'node:path';
import { runChecks } from './checks/checks.mjs';
import { root, run } from './set-up/install.mjs';

process.chdir(root);
const failed = [];
await runChecks({
  done({ name, code, output, seconds }) {
    if (code !== 0) failed.push(name);
    console.log(`${code === 0 ? '' : output}== ${name}: ${verdict(code === 0, seconds)}`);
  },
});
if (!(await unit())) failed.push('unit');
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function unit() {
  const start = performance.now();
  const only = process.argv.slice(2);
  const args = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=dot', ...only];
  const passed = (await run(process.execPath, args)) === 0;
  console.log(`== unit: ${verdict(passed, (performance.now() - start) / 1000)}`);
  return passed;
}

/**
 * @param {boolean} passed
 * @param {number} seconds
 */
function verdict(passed, seconds) {
  return `${passed ? 'passed' : 'failed'} in ${seconds.toFixed(1)} s`;
}
