// Makes the pictures of docs/views from the real page, each main view on a desktop and on a phone, light and dark:
// `npm run screenshot`. They show the recorded runs, and what the shipped student makes of them, so a rerun gives the
// same pictures. `npm run screenshot -- --all FOLDER` takes more views at more sizes, as PNG, to look for what does not
// fit; `--size 390x844` takes those of one size only.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../src/cli/set-up/chromium.mjs';
import { inProject } from '../src/cli/project.ts';
import { teacherForProxy } from '../src/cli/server/teacher-for-proxy.ts';
import { serve } from '../src/proxy/node-server.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { MemoryRoomStore } from '../src/proxy/rooms/memory-store.ts';
import { Rooms } from '../src/proxy/rooms/rooms.ts';
import { openPicturedClass, schoolArguments, schoolHost } from './testing/class-picture.ts';
import { closeDialog } from './testing/dialogs.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';

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
  async 'problem-set'(relay) {
    const { page } = relay;
    await closeDialog(page.getByRole('dialog', { name: strings.teacher.heading }));
    await page.locator('summary', { hasText: strings.problemSets.heading }).click();
    await page.getByRole('spinbutton', { name: strings.problemSets.count }).fill('24');
    await page.getByRole('button', { name: strings.problemSets.draw }).click();
    await page.getByRole('button', { name: strings.problemSets.run }).click();
    await expect(page.locator('[data-figure="set"]')).toHaveText(strings.problemSets.progress(24, 24), {
      timeout: 120_000,
    });
    await expect(relay.solveButton).toBeEnabled();
    await show(page, '.set-charts');
  },
};

/** Views that docs/views leaves out, after those. */
const further: typeof views = {
  async preview({ page }) {
    await page.getByRole('textbox', { name: strings.problemSets.paste }).fill(pasted);
    await page.getByRole('button', { name: strings.problemSets.preview }).click();
    const preview = page.getByRole('region', { name: strings.problemSets.understood });
    await preview.evaluate((part) => part.scrollIntoView({ block: 'start' }));
  },
  async settings({ page }) {
    await page.getByText(strings.settings.heading, { exact: true }).click();
    await page
      .getByText(strings.settings.heading, { exact: true })
      .evaluate((part) => part.scrollIntoView({ block: 'start' }));
  },
  async picker({ page }) {
    await page.getByRole('button', { name: strings.hub.more, exact: true }).click();
    await expect(page.getByRole('dialog', { name: strings.picker.heading })).toBeVisible();
  },
  async keys({ page }) {
    await closeDialog(page.getByRole('dialog', { name: strings.picker.heading }));
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: strings.keys.heading })).toBeVisible();
  },
  async call(relay) {
    await closeDialog(relay.page.getByRole('dialog', { name: strings.keys.heading }));
    await relay.page.goto('/#recorded=several-calls');
    await view(relay, strings.tokens.asText);
    await relay.page.getByRole('button', { name: /^Teacher call 1/ }).click();
    await expect(relay.page.getByRole('dialog', { name: strings.call.heading(1) })).toBeVisible();
  },
  async share({ page }) {
    await closeDialog(page.getByRole('dialog', { name: strings.call.heading(1) }));
    await page.getByRole('button', { name: strings.solution.take, exact: true }).click();
    await expect(page.getByRole('button', { name: strings.solution.share })).toBeVisible();
  },
  async meter({ page }) {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: strings.meter.details, exact: true }).click();
    await expect(page.getByText(strings.meter.hints.calls)).toBeVisible();
  },
  async display({ page }) {
    await page.getByRole('button', { name: strings.meter.details, exact: true }).click();
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByRole('button', { name: strings.display.menu, exact: true }).click();
    await expect(page.getByLabel(strings.language.label)).toBeVisible();
  },
  async tour({ page }) {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: strings.tour.start, exact: true }).click();
    await expect(page.getByText(strings.tour.steps.open.text)).toBeVisible();
  },
  async pause(relay) {
    await relay.page.getByRole('button', { name: strings.tour.end, exact: true }).click();
    await relay.page.getByLabel(strings.settings.pauses).check();
    await relay.solve(hardProblem);
    const card = relay.page.getByRole('button', { name: strings.pause.grant });
    await expect(card).toBeVisible({ timeout: 120_000 });
    await card.scrollIntoViewIfNeeded();
  },
  async foreign(relay) {
    await relay.page.getByLabel(strings.settings.pauses).uncheck();
    await relay.page.getByText(strings.settings.heading, { exact: true }).click();
    await relay.solve(
      'Prove that there are infinitely many prime numbers, and that their gaps grow without a bound.',
    );
    await expect(relay.answer).toBeVisible({ timeout: 120_000 });
  },
  async presenter(relay) {
    await relay.page.goto('/#recorded=several-calls');
    await expect(relay.answer).toBeVisible();
    await relay.page.getByRole('button', { name: strings.page.largeType }).click();
    await relay.page.evaluate(() => scrollTo(0, 0));
  },
};

const pasted = `Homework
1. Ann has 12 pens.
   She buys 30 more. How many pens has she?
Answer: 42
2. A book costs 9 dollars. What do 4 books cost?`;

const { all: elsewhere, size } = parseArgs({
  options: { all: { type: 'string' }, size: { type: 'string', multiple: true } },
}).values;
const folder = elsewhere === undefined ? inProject('docs/views') : resolve(elsewhere);
await mkdir(folder, { recursive: true });
await build({ logLevel: 'warn' });
const rooms = new Rooms({ store: new MemoryRoomStore(), report: (error) => console.error(error) });
const server = await serve({
  port: 0,
  directory: inProject('dist'),
  rooms,
  allowedHosts: [schoolHost],
  ...(await teacherForProxy({})),
});
const { port } = new URL(server.url);
const executablePath = await findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu', ...schoolArguments(port)],
  ...(executablePath === null ? {} : { executablePath }),
});

/** Opens the page, with a student that runs where it was asked to: what this machine's browser lacks is not the page's view. */
async function openPage(screen: BrowserContextOptions): Promise<RelayPage> {
  const context = await browser.newContext({
    ...screen,
    baseURL: server.url,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const relay = new RelayPage(await context.newPage());
  await relay.open(server.url);
  await relay.page.getByText(strings.settings.heading, { exact: true }).click();
  await relay.page.getByRole('radio', { name: strings.settings.devices.wasm, exact: true }).check();
  await relay.page.getByText(strings.settings.heading, { exact: true }).click();
  await expect(relay.status).toContainText(strings.status.devices.wasm, { timeout: 60_000 });
  await expect(relay.status.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  return relay;
}

async function takePictures(page: Page, name: string, device: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Charts are drawn again in the other colours.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const path = `${folder}/${name}-${device}-${colorScheme}`;
    await (elsewhere === undefined
      ? page.screenshot({ path: `${path}.jpg`, type: 'jpeg', quality: 80 })
      : page.screenshot({ path: `${path}.png` }));
  }
}

try {
  for (const [device, screen] of Object.entries(elsewhere === undefined ? documented : all)) {
    if (size !== undefined && !size.includes(device)) continue;
    const relay = await openPage(screen);
    const shown = elsewhere === undefined ? views : { ...views, ...further };
    for (const [name, prepare] of Object.entries(shown)) {
      await prepare(relay);
      await takePictures(relay.page, name, device);
    }
    await relay.page.context().close();
    const classroom = await openPicturedClass(browser, `http://${schoolHost}:${port}`, {
      ...screen,
      reducedMotion: 'reduce',
    });
    await takePictures(classroom.page, 'class', device);
    await classroom.close();
  }
} finally {
  await browser.close();
  await server.close();
}
