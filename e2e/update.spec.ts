// A new version of the page while tabs of the present one are open: nothing of them breaks, and nothing is lost.
import type { Page } from '@playwright/test';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { startFileHost, type FileHost } from './testing/file-host.ts';
import { expect, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';

const problem = 'Tom has 3 apples and buys 4 more. How many apples does Tom have?';

let host: FileHost;
test.beforeEach(async () => {
  host = await startFileHost();
});
test.afterEach(async ({ context }) => {
  // First the pages: one that still loads its student would report the server that went away.
  await Promise.all(context.pages().map((page) => page.close()));
  await host.stop();
});

const tour = (page: Page) => page.getByRole('region', { name: strings.tour.heading });
const startTour = (page: Page) => page.getByRole('button', { name: strings.tour.start, exact: true }).click();

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow', expectedErrors: [/integrity/] });

  test('a tab of the version before keeps working, and reloads when the person says so', async ({
    page,
    context,
  }) => {
    // Two tabs load a student each, one of them twice.
    test.slow();
    const relay = new RelayPage(page);
    await relay.open(host.url);
    await expect(relay.status).toContainText(strings.status.worksOffline, { timeout: 60_000 });
    const other = new RelayPage(await context.newPage());
    await other.open(host.url);
    await other.problem.fill(problem);
    await other.solveButton.click();
    await expect(other.answer).toBeVisible({ timeout: 60_000 });

    await host.publishNewVersion();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByRole('button', { name: strings.notices.changeVersion }).click({ timeout: 60_000 });
    await expect(page.getByText(strings.notices.newVersion)).toBeHidden();

    await expect(other.page.getByText(strings.notices.versionTaken)).toBeVisible();
    // A part that this tab had not fetched, and that the server no longer has.
    await startTour(other.page);
    await expect(tour(other.page)).toBeVisible();
    await tour(other.page).getByRole('button', { name: strings.tour.end, exact: true }).click();
    await expect(tour(other.page)).toBeHidden();
    await expect(other.answer).toBeVisible();

    await other.page.getByRole('button', { name: strings.page.reload }).click();
    await expect(other.page.getByText(strings.notices.versionTaken)).toBeHidden();
    await expect(other.problem).toHaveValue(problem);
    await expect(other.answer).toBeVisible({ timeout: 60_000 });
    await startTour(other.page);
    await expect(tour(other.page)).toBeVisible();
  });

  test('files that are not what they should be are not kept, and the page says nothing of offline', async ({
    page,
  }) => {
    host.answerWithPages(/\/models\/.*\.onnx$/);
    await page.goto(host.url);
    const end = await page.evaluate(async () => {
      const { installing, waiting, active } = await navigator.serviceWorker.register('service-worker.js');
      const worker = installing ?? waiting ?? active;
      return new Promise<string | undefined>((resolve) => {
        const look = (): void => {
          if (worker?.state !== 'installing') resolve(worker?.state);
        };
        worker?.addEventListener('statechange', look);
        look();
      });
    });
    expect(end).toBe('redundant');
    await expect(page.getByText(strings.status.worksOffline)).toBeHidden();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().filter(({ url }) => url.includes('.onnx')).length;
    });
    expect(kept).toBe(0);
  });
});

test.describe('without a service worker', () => {
  test.use({ expectedErrors: [/404|dynamically imported module/] });

  test('a part that is gone says so in its place; the rest keeps working, and a reload brings it back', async ({
    page,
  }) => {
    const relay = new RelayPage(page);
    await relay.open(host.url);
    await relay.problem.fill(problem);
    await host.publishNewVersion();
    await startTour(page);
    await expect(page.getByRole('alert')).toContainText(strings.page.partMissing);
    await expect(page.getByText(strings.notices.partMissing)).toBeVisible();
    await expect(relay.problem).toHaveValue(problem);
    await page.getByRole('button', { name: strings.page.reload }).first().click();
    await expect(page.getByRole('alert')).toBeHidden();
    await expect(relay.problem).toHaveValue(problem);
    await startTour(page);
    await expect(tour(page)).toBeVisible();
  });
});
