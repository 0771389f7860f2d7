// The checks that read the code without running it, as `npm run check` and `npm test` run them.
import { join } from 'node:path';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} program the file of node_modules that Node runs
 * @property {string[]} args
 * @property {string[]} [memory] more arguments, for `npm run check` only
 */

/** @param {string} name git ignores the folder */
const cached = (name) => join('.cache', 'checks', name);

/**
 * Prettier remembers files that it has seen, which is safe: it looks at one at a time. TypeScript keeps track of files by
 * itself. ESLint would remember them as well, but some of its rules look at other files (cycles, types), so that a change
 * in one file can break a rule in another that is remembered as good: only `npm run check` takes that risk.
 *
 * @type {readonly Check[]}
 */
export const checks = [
  {
    name: 'lint',
    program: 'eslint/bin/eslint.js',
    args: ['.'],
    memory: ['--cache', '--cache-strategy=content', `--cache-location=${cached('eslint')}`],
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
