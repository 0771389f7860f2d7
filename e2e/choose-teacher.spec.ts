// The teacher is chosen in the page: a server is found by its address, tried, used by a run, and kept.
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { violations } from './testing/accessibility.ts';
import { closeDialog } from './testing/dialogs.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { layoutFaults } from './testing/layout-faults.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer, type TestServer } from './testing/server.ts';
import {
  startFakeModelServer,
  type FakeModelServer,
} from '../src/teacher/testing/fake-model-server/http-server.ts';
import { openAIAnswer } from '../src/teacher/testing/fake-model-server/protocols.ts';

const key = 'sk-canary-0123456789';

let folder: string;
let upstream: FakeModelServer;
let server: TestServer;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relay-config-'));
  upstream = await startFakeModelServer(openAIAnswer([' ', '36'], 'limit'));
  server = await startServer({ ADMIN: '1', HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder });
});
test.afterAll(async () => {
  await server.stop();
  await upstream.close();
  await rm(folder, { recursive: true });
});

test('a teacher is found by its address, tried, asked by a run, and still there after a reload', async ({
  page,
}) => {
  const { setup } = strings;
  const received: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) received.push(await response.text().catch(() => ''));
  });
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await page.getByTitle(strings.teacher.open).click();
  await page.getByRole('button', { name: setup.open }).click();
  const dialog = page.getByRole('dialog', { name: setup.heading });
  const panel = page.getByRole('dialog', { name: strings.teacher.heading });
  await expect(dialog.getByText(setup.notChosen)).toBeVisible();

  await dialog.getByLabel(setup.address, { exact: true }).fill(upstream.url);
  await dialog.getByRole('button', { name: setup.look, exact: true }).click();
  await expect(dialog.getByLabel(setup.model, { exact: true })).toHaveValue('fake-teacher');
  await dialog.getByLabel(setup.key, { exact: true }).fill(key);
  await dialog.getByRole('button', { name: setup.test, exact: true }).click();
  const report = dialog.getByRole('region', { name: setup.result });
  await expect(report.locator('pre').first()).toHaveText(' 36');
  await expect(report).toContainText('"max_tokens": 2');
  await expect(report).toContainText(`POST ${upstream.url}/completions`);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    expect.soft(await layoutFaults(page), `at ${size.width} px`).toEqual([]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page, { inside: 'dialog' })).toEqual([]);
      const path = test.info().outputPath(`dialog-${size.width}-${colorScheme}.png`);
      await page.screenshot({ path });
    }
  }
  await dialog.getByRole('button', { name: setup.save, exact: true }).click();
  await expect(dialog.getByText(setup.saved('fake-teacher'))).toBeVisible();
  await closeDialog(dialog);
  await closeDialog(panel);
  await expect(relay.status).toContainText('fake-teacher');

  await relay.solve(hardProblem);
  const run = reduceLog(await finishedRun(page));
  expect(run.header?.teacher).toMatchObject({ name: 'fake-teacher', provider: 'completions' });
  expect(run.metrics.teacherTokens).toBeGreaterThan(0);
  expect(upstream.requests.at(-1)?.headers.get('Authorization')).toBe(`Bearer ${key}`);

  await relay.open(server.url);
  await expect(relay.status).toContainText('fake-teacher');
  const file = join(folder, 'relay-in-the-browser', 'teacher.json');
  if (process.platform === 'linux') {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(key);
  }
  await page.getByTitle(strings.teacher.open).click();
  await page.getByRole('button', { name: setup.open }).click();
  await expect(dialog.getByText(setup.chosen('fake-teacher', upstream.url))).toBeVisible();
  await expect(dialog.getByLabel(setup.key, { exact: true })).toHaveValue('');
  await expect.poll(() => received.join('\n'), 'the answer that names the choice').toContain(upstream.url);
  expect(received.join('\n'), 'the key never comes back').not.toContain(key);

  await dialog.getByRole('button', { name: setup.reset }).click();
  await expect(dialog.getByText(setup.notChosen)).toBeVisible();
  await closeDialog(dialog);
  await closeDialog(panel);
  await expect(relay.status).not.toContainText('fake-teacher');
});

test('with ADMIN=0 the page offers no choice', async ({ page, server: other }) => {
  const relay = new RelayPage(page);
  await relay.open(other.url);
  await page.getByTitle(strings.teacher.open).click();
  // The same answer that names the teacher says whether the page may choose it.
  const panel = page.getByRole('dialog', { name: strings.teacher.heading });
  await expect(panel).toContainText(strings.teacher.answers);
  await expect(page.getByRole('button', { name: strings.setup.open })).toHaveCount(0);
});
