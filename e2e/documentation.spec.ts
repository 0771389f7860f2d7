// The documentation comes with the page: its links lead there, every page can be read, and an unknown one says so.
import type { Page } from '@playwright/test';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { violations } from './testing/accessibility.ts';
import { startFileHost } from './testing/file-host.ts';
import { expect, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';

const pageNotFound = 'The documentation has no page at this address.';

/** Presses a link that opens a tab of its own. */
async function follow(page: Page, name: string): Promise<Page> {
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return opened;
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test.describe('without a student', () => {
  test.use({ withoutStudent: true });

  test('opens next to the page, at what the page explains', async ({ page, server }) => {
    const relay = new RelayPage(page);
    await page.goto(server.url);
    await relay.status.getByRole('button', { name: /relay-teacher/ }).click();
    const teachers = await follow(page, strings.docs.teachers);
    await expect(title(teachers)).toHaveText('Teachers');
    await teachers.getByRole('link', { name: 'Documentation', exact: true }).click();
    await teachers.getByRole('link', { name: "The proxy's API" }).click();
    await expect(teachers).toHaveURL(`${server.url}/docs/api.html`);
    await teachers.goBack();
    await teachers.getByRole('link', { name: 'Relay', exact: true }).click();
    await expect(teachers).toHaveURL(`${server.url}/`);
    await teachers.close();
    await page.getByRole('button', { name: strings.dialog.close }).click();
    const index = await follow(page, strings.page.documentation);
    await expect(title(index)).toHaveText('Documentation');
  });

  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    test(`has nothing for axe to object to at ${width} pixels`, async ({ page, server }) => {
      await page.setViewportSize({ width, height });
      for (const path of ['index.html', 'results/relay-math-test.html', 'teachers.html']) {
        await page.goto(`${server.url}/docs/${path}`);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), `${path}, ${colorScheme}`).toEqual([]);
        }
        const pictures = await page.evaluate(() => [...document.images].map((image) => image.naturalWidth));
        expect(pictures.filter((size) => size === 0)).toEqual([]);
        expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
      }
    });
  }

  test('has no page that scrolls sideways on the narrowest phone', async ({ page, server }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${server.url}/docs/`);
    const addresses = await page
      .locator('.pages a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(addresses.length).toBeGreaterThan(20);
    const wide: string[] = [];
    for (const address of [page.url(), ...addresses]) {
      await page.goto(address);
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (beyond > 0) wide.push(address);
    }
    expect(wide).toEqual([]);
  });

  test.describe('an unknown page', () => {
    test.use({ expectedErrors: [/404/] });

    test('says so, with a way to the others', async ({ page, server }) => {
      const response = await page.goto(`${server.url}/docs/deep/nothing.html`);
      expect(response?.status()).toBe(404);
      expect(response?.headers()['content-security-policy']).toContain("script-src 'self'");
      await expect(page.getByText(pageNotFound)).toBeVisible();
      await page.getByRole('main').getByRole('link').click();
      await expect(title(page)).toHaveText('Documentation');
    });
  });
});

test.describe('in a folder of a file host', () => {
  test.use({ serviceWorkers: 'allow', expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_FAILED|503/] });

  test('is there, and without a connection keeps the pages that were read', async ({ page }) => {
    const host = await startFileHost();
    const relay = new RelayPage(page);
    await relay.open(host.url);
    // All files of the build and two models are fetched and checked first.
    await expect(relay.status).toContainText(strings.status.worksOffline, { timeout: 180_000 });
    const cached = () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return requests.flat().map(({ url }) => url.replace(/\?.*/, ''));
      });
    const inDocs = async () => (await cached()).filter((url) => url.startsWith(`${host.url}docs/`));
    expect(await inDocs()).toEqual([`${host.url}docs/docs.css`]);

    const read = await follow(page, strings.page.differences);
    await expect(title(read)).toHaveText('Differences from RelayLLM');
    await expect.poll(inDocs).toContain(`${host.url}docs/paper.html`);
    await host.stop();
    await read.reload();
    await expect(title(read)).toHaveText('Differences from RelayLLM');
    await read.getByRole('link', { name: 'Documentation', exact: true }).click();
    await expect(title(read)).toHaveText('This page needs a connection');
    expect(await read.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
    await read.getByRole('link', { name: 'Relay', exact: true }).click();
    await expect(new RelayPage(read).problem).toBeVisible();
  });
});
