// Runs that the browser keeps: a reload in the middle of one, going on with it, finding and deleting.
import { reduceLog } from '../src/relay/run-state.ts';
import { solutionText } from '../src/relay/solution.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, lastRun, test } from './fixtures.ts';
import { hardProblem } from './hard-problem.ts';
import { holdTeacher } from './held-teacher.ts';
import { RelayPage } from './relay-page.ts';

test('a run survives a reload in its middle, and continues to the same end', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve(hardProblem);
  const whole = solutionText(reduceLog(await finishedRun(page)));

  const teacher = await holdTeacher(page);
  await relay.solveButton.click();
  await teacher.asked();
  await teacher.release();
  await page.reload();
  await expect(relay.status).toContainText(/WASM/, { timeout: 60_000 });
  await page.locator('summary', { hasText: strings.history.heading }).click();
  const runs = page.locator('.history-run');
  await expect(runs).toHaveCount(2);
  await runs.first().click();
  await expect(page.getByText(strings.notices.brokenOff)).toBeVisible();
  await page.getByRole('button', { name: strings.notices.resume }).click();
  const resumed = reduceLog(await finishedRun(page));
  expect(solutionText(resumed)).toBe(whole);
  await relay.expectToShow(await lastRun(page));
  await expect(page.getByText(strings.notices.brokenOff)).toBeHidden();

  await page.getByLabel(strings.history.search).fill('no such words');
  await expect(page.getByText(strings.history.nothingFound)).toBeVisible();
  await page.getByLabel(strings.history.search).fill('cocoa');
  await page
    .getByRole('button', { name: strings.history.remove(hardProblem) })
    .first()
    .click();
  await expect(runs).toHaveCount(1);
  await page.getByRole('button', { name: strings.history.clear, exact: true }).click();
  await page.getByRole('button', { name: strings.history.clearSure }).click();
  await expect(page.getByText(strings.history.none)).toBeVisible();
});
