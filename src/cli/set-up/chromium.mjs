// Finds a Chromium for the browser tests, or installs one.
import { join } from 'node:path';
import { firstThatStarts, placesOnPath } from './browser-program.mjs';
import { run } from './install.mjs';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const outsideThePath = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * An installed Chrome or Chromium: CHROME_PATH, else what the path holds, else Playwright's own.
 *
 * @returns {Promise<string | null>} its path
 */
export async function findChromium() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') return chosen;
  return firstThatStarts([...placesOnPath(programs), ...outsideThePath, await playwrightsOwn()]);
}

/**
 * As `findChromium`, installing one where there is none: Playwright's, else the system's package when that is allowed.
 *
 * @returns {Promise<string | null>} its path, or null when it could not be installed either
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== null) return found;
  console.log('No Chrome or Chromium found: installing one for the tests ...');
  await run(process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium']);
  const own = await findChromium();
  if (own !== null || process.platform !== 'linux' || process.getuid?.() !== 0) return own;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
  return findChromium();
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}
