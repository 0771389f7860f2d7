// The build for a plain file host: no proxy, no headers, in some folder.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { startFileHost, type FileHost } from './testing/file-host.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer } from './testing/server.ts';

test.use({ serviceWorkers: 'allow' });

let host: FileHost;
test.beforeEach(async () => {
  host = await startFileHost();
});
test.afterEach(async ({ page }) => {
  await page.close();
  await host.stop();
});

test('solves with the teacher in the page, and is isolated once its service worker serves it', async ({
  page,
}) => {
  const relay = new RelayPage(page);
  await relay.open(host.url);
  await expect(relay.status).toContainText(strings.status.inPage);
  await relay.solve(hardProblem);
  const run = reduceLog(await finishedRun(page));
  expect(run.metrics.teacherTokens).toBeGreaterThan(0);
  expect(run.header?.teacher).toMatchObject({ name: 'relay-teacher', device: 'wasm' });
  await expect(relay.status).toContainText(strings.status.worksOffline, { timeout: 60_000 });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await page.reload();
  await expect(relay.status).toContainText(/WASM|WebGPU/, { timeout: 60_000 });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('a new version is offered and waits until the person takes it', async ({ page }) => {
  const relay = new RelayPage(page);
  await relay.open(host.url);
  await expect(relay.status).toContainText(strings.status.worksOffline, { timeout: 60_000 });
  await host.publishNewVersion();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText(strings.notices.newVersion)).toBeVisible({ timeout: 60_000 });
  const waiting = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
  expect(await waiting()).toBe(true);
  await page.getByRole('button', { name: strings.notices.changeVersion }).click();
  await expect(page.getByText(strings.notices.newVersion)).toBeHidden();
  // The page reloads meanwhile, which ends a question to it.
  await expect.poll(() => waiting().catch(() => null)).toBe(false);
  await expect(relay.status).toContainText(/WASM|WebGPU/, { timeout: 60_000 });
});

test.describe('a proxy elsewhere', () => {
  test.use({ expectedErrors: [/CORS policy|ERR_FAILED/] });

  test('serves when it allows this page', async ({ page }) => {
    const server = await startServer({ ALLOWED_ORIGINS: new URL(host.url).origin });
    const relay = new RelayPage(page);
    await relay.open(host.url);
    await nameProxy(relay, server.url);
    await expect(relay.status).toContainText(strings.status.kinds.embedded);
    await relay.letTeacherWrite();
    await relay.solve(hardProblem);
    const run = reduceLog(await finishedRun(page));
    expect(run.header?.teacher?.device).toBe('remote');
    expect(run.metrics.teacherTokens).toBeGreaterThan(0);
    await page.close();
    await server.stop();
  });

  test('gets a message when it refuses, and the teacher in the page takes its place', async ({
    page,
    server,
  }) => {
    const relay = new RelayPage(page);
    await relay.open(host.url);
    await nameProxy(relay, server.url);
    const reason = strings.errors['proxy-refused']({
      cause: '',
      address: server.url,
      origin: new URL(host.url).origin,
    });
    await expect(page.getByText(reason)).toBeVisible();
    await expect(relay.status).toContainText(strings.status.inPage);
  });
});

async function nameProxy({ page, status }: RelayPage, address: string): Promise<void> {
  await status.getByRole('button', { name: /relay-teacher/ }).click();
  const panel = page.getByRole('dialog', { name: strings.teacher.heading });
  await panel.getByLabel(strings.teacher.proxy).fill(address);
  await panel.getByRole('button', { name: strings.teacher.useProxy }).click();
  await panel.getByRole('button', { name: strings.dialog.close }).click();
}
