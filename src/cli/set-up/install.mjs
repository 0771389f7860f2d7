// Makes sure that this Node can run the project and that the packages of the lock file are installed.
// Plain JavaScript without dependencies, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, without a separator at its end. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** A failure to report with a message, without a stack trace. */
export class SetUpError extends Error {
  name = 'SetUpError';
}

/**
 * @param {string} [version] as in process.versions.node
 * @throws {SetUpError} when Node is older than what package.json asks for
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetUpError(
    `This needs Node 20.19 or later, and this is Node ${version}. Install a newer Node and run the command again.`,
  );
}

/**
 * Whether node_modules holds what the lock file asks for. npm leaves a lock file of its own in node_modules when an
 * installation has succeeded, so an interrupted one, or one from another lock file, is seen.
 *
 * @param {string} folder of package-lock.json
 */
export function isInstalled(folder) {
  const stamp = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(stamp)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(stamp, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true; // the project itself
    const installed = found[path];
    if (installed === undefined) return entry.optional === true; // e.g. built for another platform
    return installed.version === entry.version;
  });
}

/**
 * Installs the packages of the committed lock file where that is needed; says so, as it takes a while.
 *
 * @throws {SetUpError} when npm fails
 */
export async function ensureDependencies() {
  if (isInstalled(root)) return;
  console.log('Installing packages (only needed once, and after an update) ...');
  const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new SetUpError(
      `npm could not install the packages (exit code ${code}); its message is above. Check the network and try again.`,
    );
  }
}

/**
 * Runs npm with this process's output, in the project's folder unless told otherwise.
 *
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code
 */
export function runNpm(args, options = {}) {
  // Under `npm start` this is the npm that the person called, else the one on the path.
  const npm = process.env['npm_execpath'] ?? '';
  return npm.endsWith('npm-cli.js')
    ? run(process.execPath, [npm, ...args], options)
    : run('npm', args, { shell: process.platform === 'win32', ...options });
}

/**
 * Runs a program to its end; it does not outlive this process.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, 1 where a signal ended it or it could not start
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
    const end = () => child.kill();
    process.once('exit', end);
    child.on('error', (error) => {
      process.off('exit', end);
      console.error(`${program} did not start: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => {
      process.off('exit', end);
      resolve(code ?? 1);
    });
  });
}
