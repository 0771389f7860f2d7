// The checks that read the code without running it, as `npm run check` and `npm test` run them.
import { join } from 'node:path';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} program the file of node_modules that Node runs
 * @property {string[]} args
 */

/** @param {string} name git ignores the folder */
const cached = (name) => join('.cache', 'checks', name);

/**
 * Only what one file decides is remembered from run to run, and what TypeScript itself keeps track of. The rules of ESLint
 * and knip look at other files (cycles, types, unused exports), so they read everything each time.
 *
 * @type {readonly Check[]}
 */
export const checks = [
  {
    name: 'lint',
    program: 'eslint/bin/eslint.js',
    args: ['.'],
  },
  {
    name: 'types',
    program: 'typescript/bin/tsc',
    args: ['-p', '.', '--incremental', '--tsBuildInfoFile', cached('page.tsbuildinfo')],
  },
  {
    name: 'format',
    program: 'prettier/bin/prettier.cjs',
    args: [
      '--check',
      '--log-level=warn',
      '--cache',
      '--cache-strategy=content',
      `--cache-location=${cached('prettier')}`,
      '.',
    ],
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
