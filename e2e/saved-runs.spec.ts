// Runs that leave the page and come back: as a file, as a link, and what happens to files that are no runs.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { formatTrace, parseTrace } from '../src/relay/trace.ts';
import { recordedRun } from '../src/ui/testing/recorded-run.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { linkTo } from '../src/ui/trace/link.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';

async function openFile(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text);
  await page
    .locator('#solution input[type=file]')
    .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer });
}

test.describe('without a student', () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test('a link shows its run where there is no model and no teacher', async ({ page, server }) => {
    const log = await recordedRun();
    await page.route('**/models/**', (route) => route.abort());
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(await linkTo(`${server.url}/`, log, '2026-01-02T12:00:00Z'));
    const relay = new RelayPage(page);
    await relay.expectToShow(log);
    await expect(page.getByText(/A recorded run of .*, saved Jan 2, 2026/)).toBeVisible();
    await expect(relay.handle).toBeEnabled();
  });

  test('a recorded run can be looked at where there is no model and no teacher', async ({ page, server }) => {
    await page.route('**/models/**', (route) => route.abort());
    await page.route('**/api/**', (route) => route.abort());
    await page.goto(server.url);
    const relay = new RelayPage(page);
    await page.getByRole('button', { name: /^One call/ }).click();
    await expect(relay.solution.locator('[data-author="teacher"]').first()).toBeVisible();
    await expect(relay.answer).toContainText(strings.answer.right);
    await page.getByRole('button', { name: strings.timeline.play, exact: true }).click();
    await expect(relay.handle).not.toHaveValue('0');
  });
});

test('a run that was saved as a file and as a link comes back as it was', async ({
  page,
  context,
  server,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve(hardProblem);
  const log = await finishedRun(page);

  const download = page.waitForEvent('download');
  await relay.share(strings.solution.save);
  const text = await readFile(await (await download).path(), 'utf8');
  expect(parseTrace(text).events).toEqual(log);

  await relay.share(strings.solution.share);
  await expect(page.getByRole('button', { name: strings.solution.shared })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.reload();
  await openFile(page, text);
  await relay.expectToShow(log);
  await page.goto(link);
  await expect(page.getByText(/A recorded run of relay-student/)).toBeVisible();
  await relay.expectToShow(log);
});

test.describe('a page whose student is still to come', () => {
  test.use({ withoutStudent: true });

  test('refuses broken and hostile files with a sentence and runs nothing', async ({ page, server }) => {
    const relay = new RelayPage(page);
    await page.goto(server.url);
    await expect(relay.solution).toContainText(strings.solution.empty);
    const log = await recordedRun();
    const trace = formatTrace(log);
    const broken = [
      '',
      'not JSON',
      '[]',
      '['.repeat(200_000),
      trace.slice(0, -20),
      trace.replace('relay-trace/3', 'relay-trace/4'),
      trace.replace('"run-started"', '"run-ended"'),
      trace.replace('"author":"student"', '"author":"<img src=x onerror=alert(1)>"'),
      trace.replace('"call":0', '"call":7'),
      trace.replace('"commandTokens":', '"commandTokens":9'),
      trace.replace('"events":[', '"events":[{"__proto__":{"polluted":true}},'),
    ];
    for (const text of broken) {
      await openFile(page, text);
      await expect(page.getByRole('alert')).toContainText(strings.trace.notOpened);
      await expect(relay.solution).toContainText(strings.solution.empty);
      await openFile(page, trace);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await relay.expectToShow(log);
      await page.reload();
      await expect(relay.solution).toContainText(strings.solution.empty);
    }

    const markup = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
    await openFile(page, trace.replace('"text":"S"', `"text":${JSON.stringify(markup)}`));
    await expect(relay.solution).toContainText('<img src=x');
    await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
    await expect(page.getByRole('option').first()).toContainText('<img');
    expect(await page.evaluate(() => Reflect.get(window, 'hacked') as unknown)).toBeUndefined();
  });
});
