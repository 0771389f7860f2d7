// Finds an installed Firefox for `npm run e2e:firefox`. Unlike Chromium it is not installed by the tests.
import { firstThatStarts, placesOnPath } from './browser-program.mjs';

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
  return firstThatStarts([...placesOnPath(programs), ...outsideThePath]);
}
