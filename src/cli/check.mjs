// `npm run check`: everything but the browser tests, for use while you work. It runs the checks of the code two at a time,
// then the unit tests, and prints a check's output only if it fails. `npm run check -- src/relay` limits the unit tests.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checks } from './checks.mjs';
import { root, run } from './install.mjs';

process.chdir(root);
const waiting = [...checks];
const failed = [];
await Promise.all([worker(), worker()]);
if (!(await unit())) failed.push('unit');
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Takes the next check until none is left. */
async function worker() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const start = performance.now();
    const { code, output } = await quietly(next);
    if (code !== 0) failed.push(next.name);
    console.log(`${code === 0 ? '' : output}== ${next.name}: ${verdict(code === 0, start)}`);
  }
}

async function unit() {
  const start = performance.now();
  const only = process.argv.slice(2);
  const args = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=dot', ...only];
  const passed = (await run(process.execPath, args)) === 0;
  console.log(`== unit: ${verdict(passed, start)}`);
  return passed;
}

/**
 * @param {boolean} passed
 * @param {number} start
 */
function verdict(passed, start) {
  return `${passed ? 'passed' : 'failed'} in ${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * @param {import('./checks.mjs').Check} check
 * @returns {Promise<{ code: number, output: string }>}
 */
function quietly({ program, args, memory = [] }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join('node_modules', program), ...args, ...memory], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    const end = () => child.kill();
    process.once('exit', end);
    child.on('close', (code) => {
      process.off('exit', end);
      resolve({ code: code ?? 1, output });
    });
  });
}
