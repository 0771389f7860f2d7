// Finds the program of an installed browser.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where programs of these names would be on the path, those of the first name first.
 *
 * @param {readonly string[]} names
 * @returns {string[]}
 */
export function placesOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * The first of these programs that is there and starts: an installed browser may lack system libraries.
 *
 * @param {readonly string[]} places
 * @returns {string | null}
 */
export function firstThatStarts(places) {
  return places.find((path) => existsSync(path) && starts(path)) ?? null;
}

/** Milliseconds; a browser prints its version within one second, on a busy machine within many. */
const startLimitMs = 60_000;

/** @param {string} path */
function starts(path) {
  try {
    // Windows opens a window instead of printing the version.
    if (process.platform !== 'win32')
      execFileSync(path, ['--version'], { stdio: 'ignore', timeout: startLimitMs });
    return true;
  } catch (error) {
    console.error(`${path} is there but does not start: ${error.message}`);
    return false;
  }
}
