// The checks that read the code without running it, as `npm run check` and `npm test` run them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} program the file of node_modules that Node runs
 * @property {string[]} args
 */

/** Milliseconds; longer than any check takes on two busy cores. */
const limitMs = 20 * 60_000;

/** @param {string} name git ignores the folder */
const cached = (name) => join('.cache', 'checks', name);

/**
 * TypeScript keeps track of files by itself; the others take seconds.
 *
 * @type {readonly Check[]}
 */
const checks = [
  {
    name: 'format',
    program: 'oxfmt/bin/oxfmt',
    args: ['--check'],
  },
  {
    name: 'lint',
    program: 'oxlint/bin/oxlint',
    args: [],
  },
  {
    name: 'types',
    program: 'typescript/bin/tsc',
    args: ['-p', '.', '--incremental', '--tsBuildInfoFile', cached('page.tsbuildinfo')],
  },
  {
    name: 'types of the service worker',
    program: 'typescript/bin/tsc',
    args: ['-p', 'src/offline', '--incremental', '--tsBuildInfoFile', cached('worker.tsbuildinfo')],
  },
  {
    name: 'unused code and packages',
    program: 'knip/bin/knip.js',
    args: ['--no-progress'],
  },
];

/**
 * @typedef {object} CheckResult
 * @property {string} name
 * @property {number} code 0 where it found nothing
 * @property {string} output
 * @property {number} seconds
 */

/**
 * Runs the checks two at a time, in the current folder: some of them use one core.
 *
 * @param {object} options
 * @param {(result: CheckResult) => void} options.done called after each
 * @param {readonly Check[]} [options.list] default: all
 */
export async function runChecks({ done, list = checks }) {
  const waiting = list.values();
  const worker = async () => {
    for (const { name, program, args } of waiting) {
      const start = performance.now();
      const { code, output } = await quietly([join('node_modules', program), ...args]);
      done({ name, code, output, seconds: (performance.now() - start) / 1000 });
    }
  };
  await Promise.all([worker(), worker()]);
}

/**
 * Runs a program of Node to its end, or to the end of this process.
 *
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
function quietly(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
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
