// Class mode: a set of twenty problems is drawn, run, stopped, gone on with, looked at and saved.
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, test } from './fixtures.ts';
import { holdTeacher } from './held-teacher.ts';
import { RelayPage } from './relay-page.ts';

const { classroom } = strings;

test('of a large set only the lines in view are in the document', async ({ page, server }) => {
  await page.goto(server.url);
  await page.locator('summary', { hasText: classroom.heading }).click();
  await page.getByRole('spinbutton', { name: classroom.count }).fill('300');
  await page.getByRole('button', { name: classroom.draw }).click();
  const table = page.getByRole('table', { name: classroom.table });
  await expect(table).toHaveAttribute('aria-rowcount', '301');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await table.focus();
  await page.keyboard.press('End');
  await expect(table.getByRole('cell', { name: '300', exact: true })).toBeVisible();
});

test('a batch of twenty stops, continues, and each of its runs can be opened', async ({ page, server }) => {
  test.slow();
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await page.locator('summary', { hasText: classroom.heading }).click();
  await page.getByRole('button', { name: classroom.draw }).click();
  const progress = page.locator('[data-figure="lesson"]');
  await expect(progress).toHaveText(classroom.progress(0, 20));

  // The batch stands at its first call when it is stopped.
  const teacher = await holdTeacher(page);
  await page.getByRole('button', { name: classroom.run }).click();
  await teacher.asked();
  await page.getByRole('button', { name: classroom.stop }).click();
  await expect(page.getByRole('button', { name: classroom.resume })).toBeEnabled({ timeout: 30_000 });
  await expect(relay.solveButton).toBeEnabled();
  await expect(progress).not.toHaveText(classroom.progress(20, 20));
  await teacher.release();
  await page.getByRole('button', { name: classroom.resume }).click();
  await expect(progress).toHaveText(classroom.progress(20, 20), { timeout: 300_000 });

  const charts = page.locator('.classroom-charts svg');
  await expect(charts).toHaveCount(4);
  await page.getByRole('row').nth(7).getByRole('button').click();
  await expect(relay.answer).toContainText(/Correct|Not correct/);
  await expect(relay.handle).toBeEnabled();

  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: classroom.csv }).click();
  const rows = Papa.parse<Record<string, string>>(await readFile(await (await csv).path(), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(rows).toHaveLength(20);
  expect(rows.every(({ outcome }) => outcome === 'right' || outcome === 'wrong')).toBe(true);
  const png = page.waitForEvent('download');
  await page.getByRole('button', { name: classroom.png }).click();
  const picture = await readFile(await (await png).path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
});
