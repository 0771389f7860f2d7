// Makes the pictures of docs/views from the real page, each main view on a desktop and on a phone, light and dark:
// `npm run screenshot`. They show the recorded runs, and what the shipped student makes of them, so a rerun gives the
// same pictures. `npm run screenshot -- --all FOLDER` takes them at more sizes, as PNG, to look for what does not fit.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, expect, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../src/cli/chromium.mjs';
import { inProject, teacherForProxy } from '../src/cli/models.ts';
import { serve } from '../src/proxy/node-server.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { RelayPage } from './relay-page.ts';

const phone = { isMobile: true, hasTouch: true };

/** The screens of docs/views. */
const documented = {
  desktop: { viewport: { width: 1280, height: 720 } },
  phone: { viewport: { width: 390, height: 844 }, ...phone },
};

/** Those that the page is looked at on. */
const all = {
  '1280x720': documented.desktop,
  '1366x768': { viewport: { width: 1366, height: 768 } },
  '1440x900': { viewport: { width: 1440, height: 900 } },
  '390x844': documented.phone,
  '360x740': { viewport: { width: 360, height: 740 }, ...phone },
};

/** Brings a part to the top of the picture. */
async function show(page: Page, selector: string): Promise<void> {
  await page.locator(selector).evaluate((part) => part.scrollIntoView({ block: 'start' }));
}

/** Shows the solution in one of its views; on a phone it lies below the problem. */
async function view(relay: RelayPage, name: string): Promise<void> {
  await relay.page.getByRole('button', { name, exact: true }).click();
  await show(relay.page, '#solution');
}

/** The main views, in an order in which each continues from the one before. */
const views: Readonly<Record<string, (relay: RelayPage) => Promise<void>>> = {
  async start(relay) {
    await expect(relay.page.getByRole('button', { name: /^One call/ })).toBeVisible();
    await relay.page.evaluate(() => scrollTo(0, 0));
  },
  async solution(relay) {
    await relay.page.getByRole('button', { name: /^Several calls/ }).click();
    await expect(relay.answer).toBeVisible();
    if ((relay.page.viewportSize()?.width ?? 0) < 600) await show(relay.page, '#solution');
  },
  async timeline(relay) {
    await relay.page.locator('.versions').evaluate((part) => part.scrollIntoView({ block: 'end' }));
  },
  async tokens(relay) {
    await view(relay, strings.tokens.asTokens);
    const list = relay.page.getByRole('listbox', { name: strings.tokens.list });
    const written = list.getByRole('option', { name: new RegExp(strings.solution.byTeacher) });
    await written.first().click();
  },
  async predict(relay) {
    await view(relay, strings.predict.view);
  },
  async versions(relay) {
    await view(relay, strings.tokens.asText);
    await relay.page.getByRole('button', { name: strings.versions.solveAgain }).click();
    await expect(relay.stopButton).toBeDisabled({ timeout: 60_000 });
    await view(relay, strings.versions.compare);
  },
  async teacher(relay) {
    await relay.page.evaluate(() => scrollTo(0, 0));
    await relay.status.getByRole('button').first().click();
    await expect(relay.page.getByRole('dialog')).toBeVisible();
  },
  async class(relay) {
    const { page } = relay;
    await page.keyboard.press('Escape');
    await page.locator('summary', { hasText: strings.problemSets.heading }).click();
    await page.getByRole('spinbutton', { name: strings.problemSets.count }).fill('24');
    await page.getByRole('button', { name: strings.problemSets.draw }).click();
    await page.getByRole('button', { name: strings.problemSets.run }).click();
    await expect(page.getByText(strings.problemSets.progress(24, 24))).toBeVisible({ timeout: 120_000 });
    await show(page, '.set-charts');
  },
};

const { all: elsewhere } = parseArgs({ options: { all: { type: 'string' } } }).values;
const folder = elsewhere === undefined ? inProject('docs/views') : resolve(elsewhere);
await mkdir(folder, { recursive: true });
await build({ logLevel: 'warn' });
const server = await serve({ port: 0, directory: inProject('dist'), ...(await teacherForProxy({})) });
const executablePath = await findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath === null ? {} : { executablePath }),
});
try {
  for (const [device, screen] of Object.entries(elsewhere === undefined ? documented : all)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        ...screen,
        colorScheme,
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
      });
      const relay = new RelayPage(await context.newPage());
      await relay.open(server.url);
      // What this machine's browser lacks is not the page's view. A student that runs where it was asked to says nothing.
      await relay.page.getByText(strings.settings.heading, { exact: true }).click();
      await relay.page.getByRole('radio', { name: strings.settings.devices.wasm, exact: true }).check();
      await relay.page.getByText(strings.settings.heading, { exact: true }).click();
      await expect(relay.status).toContainText(strings.status.devices.wasm, { timeout: 60_000 });
      for (const [name, prepare] of Object.entries(views)) {
        await prepare(relay);
        const path = `${folder}/${name}-${device}-${colorScheme}`;
        await (elsewhere === undefined
          ? relay.page.screenshot({ path: `${path}.jpg`, type: 'jpeg', quality: 80 })
          : relay.page.screenshot({ path: `${path}.png` }));
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.close();
}
