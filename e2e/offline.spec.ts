// On a plane: after one visit the page works without a network, a full relay included.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer } from './testing/server.ts';

test.use({
  serviceWorkers: 'allow',
  expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_FAILED|ERR_INTERNET_DISCONNECTED/],
});

test('with the server gone, the page opens, and student and teacher solve a problem together', async ({
  page,
}) => {
  const server = await startServer();
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await expect(relay.status).toContainText(strings.status.worksOffline, { timeout: 60_000 });
  // The head stays one line at this width, 1280 px, with all that its badges say.
  const tops = await page
    .locator('.masthead > *')
    .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(20);
  const devTools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
  // The browser of the tests is a private window, which installs nothing whatever the page is like.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  await server.stop();

  await page.reload();
  await expect(page.getByRole('region', { name: strings.gallery.heading })).toBeVisible();
  await expect(relay.status).toContainText(strings.status.inPage, { timeout: 60_000 });
  await expect(relay.status).toContainText(/WASM|WebGPU/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await relay.solve(hardProblem);
  const log = await finishedRun(page);
  const { header, metrics, calls, status } = reduceLog(log);
  expect(header?.teacher).toMatchObject({ name: 'relay-teacher', device: 'wasm' });
  expect(header?.teacher?.weights).toMatch(/^[0-9a-f]{64}$/);
  expect(status).toMatchObject({ kind: 'ended', reason: { kind: 'end-token' } });
  expect(metrics.teacherTokens).toBeGreaterThan(0);
  expect(calls[0]?.outcome?.kind).toBe('delivered');
  await relay.expectToShow(log);
});

test.describe('without a student', () => {
  test.use({ withoutStudent: true });

  test('a teacher that comes back is noticed, and so is one that goes', async ({ page, server }) => {
    const relay = new RelayPage(page);
    await page.goto(server.url);
    await expect(relay.status).toContainText(strings.status.kinds.embedded);
    await page.context().setOffline(true);
    await expect(relay.status).toContainText(strings.status.inPage);
    await expect(relay.status).toContainText(strings.status.networks.offline);
    await page.context().setOffline(false);
    await expect(relay.status).toContainText(strings.status.kinds.embedded);
  });
});
