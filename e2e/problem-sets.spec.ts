// A problem set: pasted or drawn, looked at before it runs, solved, kept over a reload, compared, and its runs opened.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, test } from './testing/fixtures.ts';
import { layoutFaults } from './testing/layout-faults.ts';
import { holdTeacher } from './testing/held-teacher.ts';
import { RelayPage } from './testing/relay-page.ts';

const { problemSets } = strings;

const openPanel = (page: Page) => page.locator('summary', { hasText: problemSets.heading }).click();
const progress = (page: Page) => page.locator('[data-figure="set"]');
const table = (page: Page) => page.getByRole('table', { name: problemSets.table });

async function choosePolicy(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('radio', { name });
  if (!(await choice.isVisible())) await page.getByText(strings.settings.heading, { exact: true }).click();
  await choice.check();
}

async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const pasted = `Homework
1. Ann has 12 pens.
   She buys 30 more. How many pens has she?
2. A book costs 9 dollars. What do 4 books cost?
Answer: \\frac{72}{2}
3. Tom had 50 apples and ate 8. How many are left?
Answer: 42`;

test('a pasted set is previewed, solved under two settings, kept, compared, and its runs lead back', async ({
  page,
  server,
}) => {
  test.setTimeout(600_000);
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await openPanel(page);
  await page.getByRole('textbox', { name: problemSets.paste }).fill(pasted);
  await page.getByRole('button', { name: problemSets.preview }).click();
  const preview = page.getByRole('region', { name: problemSets.understood });
  await expect(preview).toContainText(problemSets.summary(problemSets.formats.numbered, 3, 2));
  await expect(preview).toContainText(`${problemSets.line(1)}: ${problemSets.issues['before-list']}`);
  // The missing answer is added by hand.
  await preview
    .getByRole('textbox', { name: `${problemSets.line(2)}, ${problemSets.fields.answer}` })
    .fill('42');
  await preview.getByLabel(problemSets.name).fill('Homework 7');
  expect(await axeFaults(page), 'axe on the preview').toEqual([]);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await layoutFaults(page), `the preview at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await preview.getByRole('button', { name: problemSets.keep(3) }).click();
  await expect(preview).toBeHidden();
  await expect(progress(page)).toHaveText(problemSets.progress(0, 3));
  await page.getByRole('button', { name: problemSets.run }).click();
  await expect(progress(page)).toHaveText(problemSets.progress(3, 3), { timeout: 200_000 });
  await expect(relay.solveButton).toBeEnabled();

  // Under other settings nothing is solved yet; the results of the first ones stay.
  await choosePolicy(page, strings.settings.policies.never);
  await expect(progress(page)).toHaveText(problemSets.progress(0, 3));
  await page.getByRole('button', { name: problemSets.run }).click();
  await expect(progress(page)).toHaveText(problemSets.progress(3, 3), { timeout: 200_000 });

  await page.reload();
  await expect(relay.solveButton).toBeVisible();
  await openPanel(page);
  await expect(page.getByRole('heading', { name: 'Homework 7' })).toBeVisible();
  const results = page.getByRole('region', { name: problemSets.results });
  await expect(results.getByRole('row')).toHaveCount(3);
  const comparison = page.getByRole('region', { name: problemSets.comparison });
  await expect(comparison).toContainText(problemSets.method);
  await expect(comparison.getByRole('row')).toHaveCount(3);
  await expect(page.locator('.set-charts svg[role="img"]').first()).toBeVisible();
  expect(await axeFaults(page), 'axe on the results').toEqual([]);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await layoutFaults(page), `the results at ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });

  // The known answer is there on request only.
  await expect(table(page).getByRole('columnheader', { name: problemSets.known })).toBeHidden();
  await page.getByLabel(problemSets.showKnown).check();
  await expect(table(page).getByRole('columnheader', { name: problemSets.known })).toBeVisible();
  await expect(table(page).locator('[data-row="1"] mfrac')).toBeVisible();

  await table(page).locator('[data-row="1"] .row-problem button').click();
  const back = page.getByRole('button', { name: problemSets.backToSet });
  await expect(back).toBeInViewport();
  await expect(back).toBeFocused();
  await expect(relay.solution).toBeInViewport();
  await expect(page.getByText(problemSets.openedFrom(2, 3, 'Homework 7'))).toBeVisible();
  await expect(relay.answer).toContainText(/Correct|Not correct/);

  // The run's address leads back to its set as well, in a page whose panel is closed.
  await page.reload();
  await expect(page.getByText(problemSets.openedFrom(2, 3, 'Homework 7'))).toBeVisible();
  await expect(table(page)).toBeHidden();
  await back.click();
  await expect(table(page).locator('[data-row="1"]')).toBeInViewport();
  await expect(table(page).locator('[data-row="1"] .row-problem button')).toBeFocused();
  await page.getByLabel(problemSets.showKnown).check();

  await page.getByRole('button', { name: problemSets.next }).click();
  await expect(page.getByText(problemSets.openedFrom(3, 3, 'Homework 7'))).toBeVisible();
  await back.click();
  await expect(table(page).locator('[data-row="2"]')).toBeInViewport();

  // A dot of the chart opens its run as well.
  await page.locator('.set-picture').last().locator('circle').first().click();
  await expect(back).toBeFocused();
  await back.click();

  // Runs of a set are reached from it, and do not fill the list of saved runs.
  await expect(page.locator('.history > summary')).toContainText('(0)');

  const csv = page.waitForEvent('download');
  await page.getByRole('button', { name: problemSets.csv }).click();
  const rows = Papa.parse<Record<string, string>>(await readFile(await (await csv).path(), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(rows).toHaveLength(6);
  expect(new Set(rows.map(({ policy }) => policy))).toEqual(new Set(['learned', 'never']));
  expect(rows.every(({ studentWeights }) => /^[0-9a-f]{64}$/.test(studentWeights ?? ''))).toBe(true);

  const png = page.waitForEvent('download');
  await page.getByRole('button', { name: problemSets.savePng(problemSets.charts.router) }).click();
  expect((await readFile(await (await png).path())).subarray(1, 4).toString()).toBe('PNG');
  const svg = page.waitForEvent('download');
  await page.getByRole('button', { name: problemSets.saveSvg(problemSets.charts.router) }).click();
  const picture = await readFile(await (await svg).path(), 'utf8');
  expect(picture).toContain(problemSets.charts.router);
  expect(picture).toMatch(/<metadata>.*studentWeights.*<\/metadata>/s);

  await page.getByRole('button', { name: problemSets.remove('Homework 7') }).click();
  await expect(page.getByRole('heading', { name: 'Homework 7' })).toBeHidden();
  await page.getByRole('button', { name: problemSets.undo }).click();
  await expect(results.getByRole('row')).toHaveCount(3);
});

test('a set that is stopped continues where it was, also after a reload and another set', async ({
  page,
  server,
}) => {
  test.setTimeout(400_000);
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await openPanel(page);
  await page.getByRole('spinbutton', { name: problemSets.count }).fill('20');
  await page.getByRole('button', { name: problemSets.draw }).click();
  await expect(progress(page)).toHaveText(problemSets.progress(0, 20));

  // The set stands at its first call when it is stopped.
  const teacher = await holdTeacher(page);
  await page.getByRole('button', { name: problemSets.run }).click();
  await teacher.asked();
  await page.getByRole('button', { name: problemSets.stop }).click();
  await expect(relay.solveButton).toBeEnabled({ timeout: 60_000 });
  await expect(progress(page)).not.toHaveText(problemSets.progress(20, 20));
  const done = (await progress(page).textContent()) ?? '';
  await teacher.release();

  // Another set takes its place, and does not touch its results.
  await page.getByRole('spinbutton', { name: problemSets.count }).fill('2');
  await page.getByRole('button', { name: problemSets.draw }).click();
  await expect(progress(page)).toHaveText(problemSets.progress(0, 2));
  await page.reload();
  await expect(relay.status).toContainText(/WASM|WebGPU/, { timeout: 120_000 });
  await openPanel(page);
  await page
    .getByRole('region', { name: problemSets.kept })
    .getByRole('button', { name: problemSets.drawnName(20, 1) })
    .first()
    .click();
  await expect(progress(page)).toHaveText(done);
  await page.getByRole('button', { name: new RegExp(`${problemSets.resume}|${problemSets.run}`) }).click();
  // It solves on from there; the rest would only take longer.
  await expect(progress(page)).not.toHaveText(done, { timeout: 120_000 });
  await page.getByRole('button', { name: problemSets.stop }).click();
  await expect(relay.solveButton).toBeEnabled({ timeout: 60_000 });
  const solved = Number.parseInt((await progress(page).textContent()) ?? '', 10);
  expect(solved).toBeGreaterThan(Number.parseInt(done, 10));
});

test('of a large set only the lines in view are in the document', async ({ page, server }) => {
  await page.goto(server.url);
  await openPanel(page);
  await page.getByRole('spinbutton', { name: problemSets.count }).fill('300');
  await page.getByRole('button', { name: problemSets.draw }).click();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '301');
  await expect(table(page).getByRole('row').nth(1)).toBeVisible();
  expect(await table(page).getByRole('row').count()).toBeLessThan(60);
  await table(page).focus();
  await page.keyboard.press('End');
  await expect(table(page).getByRole('cell', { name: '300', exact: true })).toBeVisible();
});
