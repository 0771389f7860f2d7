// Makes docs/solved.png, the picture in the README, from the real page: `npm run screenshot`.
import { chromium, expect } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../src/cli/chromium.mjs';
import { inProject } from '../src/cli/models.ts';
import { serveProduct } from '../src/cli/serve.ts';
import { strings } from '../src/ui/strings.ts';
import { RelayPage } from './relay-page.ts';

/** How many problems are tried for a right answer that both have written; short of that, any that both have written. */
const tries = 40;

await build({ logLevel: 'warn' });
const server = await serveProduct(0);
const executablePath = await findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath === null ? {} : { executablePath }),
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1400 }, deviceScaleFactor: 1.5 });
  const relay = new RelayPage(page);
  await relay.open(server.url);
  for (let index = 0; index < tries; index += 1) {
    await relay.randomButton.click();
    await expect(relay.problem).not.toHaveValue('');
    await relay.solveButton.click();
    await expect(relay.stopButton).toBeEnabled();
    await expect(relay.stopButton).toBeDisabled({ timeout: 120_000 });
    if ((await relay.highlightedTokens()) === 0) continue;
    // A broken command is shown as the text that it is; the picture is of a whole one.
    if ((await relay.solution.innerText()).includes('call>')) continue;
    await page.screenshot({ path: inProject('docs/solved.png') });
    const isRight = (await relay.answer.innerText()).split('\n').includes(strings.answer.right);
    if (isRight) break;
  }
} finally {
  await browser.close();
  await server.close();
}
