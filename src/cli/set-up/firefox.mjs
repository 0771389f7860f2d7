// Finds an installed Firefox for `npm run e2e:firefox`. Unlike Chromium it is not installed by the tests.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const programs = ['firefox-esr', 'firefox'];
const outsideThePath = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

/** What to do where there is none. */
export const firefoxAdvice =
  'No Firefox found. Install one (Debian: apt-get install firefox-esr), or set FIREFOX_PATH to one.';

/**
 * An installed Firefox: FIREFOX_PATH, else what the path holds.
 *
 * @returns {string | null} its path
 */
export function findFirefox() {
  const chosen = process.env['FIREFOX_PATH'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...programs.flatMap((program) => folders.map((folder) => join(folder, program))),
    ...outsideThePath,
  ];
  return candidates.find((path) => existsSync(path) && answers(path)) ?? null;
}

/** @param {string} path */
function answers(path) {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
