// Runs that the browser keeps: a reload in the middle of one, resuming it, addresses, names, deleting, one file of all.
import { readFile } from 'node:fs/promises';
import { reduceLog } from '../src/relay/run-state.ts';
import { solutionText } from '../src/relay/solution.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, lastRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { holdTeacher } from './testing/held-teacher.ts';
import { keptTokens } from './testing/kept-run.ts';
import { RelayPage } from './testing/relay-page.ts';

test('a reload shows the run that broke off and what was typed, and the run resumes', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve(hardProblem);
  const whole = solutionText(reduceLog(await finishedRun(page)));

  const teacher = await holdTeacher(page);
  await relay.solveButton.click();
  await teacher.asked();
  await relay.problem.fill('Half a new problem');
  await expect.poll(() => page.evaluate(keptTokens), 'kept tokens').toBeGreaterThan(0);
  await teacher.release();
  await page.reload();
  await expect(page.getByText(strings.notices.brokenOff)).toBeVisible();
  await expect(relay.problem).toHaveValue('Half a new problem');
  await expect(relay.status).toContainText(/WASM/, { timeout: 60_000 });
  await page.getByRole('button', { name: strings.notices.resume }).click();
  const resumed = reduceLog(await finishedRun(page));
  expect(solutionText(resumed)).toBe(whole);
  await relay.expectToShow(await lastRun(page));
  await expect(page.getByText(strings.notices.brokenOff)).toBeHidden();
});

test('saved runs have names and stars, come back when deleted, and go into a file and out of it', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  for (const [before, problem] of ['Add 2 and 3, then 4.', 'Add 5 and 6, then 7.'].entries()) {
    await relay.solve(problem);
    await finishedRun(page, before);
  }
  await page.locator('summary', { hasText: strings.history.heading }).click();
  const runs = page.locator('.history-run');
  await expect(runs).toHaveCount(2);
  await expect(runs.first()).toContainText('Add 5');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press(strings.history.star('Add 2 and 3, then 4.'));
  await expect(runs.first()).toContainText('Add 2');
  await press(strings.history.rename('Add 2 and 3, then 4.'));
  await page.getByRole('textbox', { name: strings.history.name }).fill('For Monday');
  await page.keyboard.press('Enter');
  await expect(runs.first()).toContainText('For Monday');

  await page.getByLabel(strings.history.search).fill('no such words');
  await expect(page.getByText(strings.history.nothingFound)).toBeVisible();
  await page.getByLabel(strings.history.search).fill('monday');
  await expect(runs).toHaveCount(1);
  await page.getByLabel(strings.history.search).fill('');

  await press(strings.history.remove('For Monday'));
  await expect(runs).toHaveCount(1);
  await press(strings.history.undo);
  await expect(runs).toHaveCount(2);
  await expect(runs.first()).toContainText('For Monday');

  const download = page.waitForEvent('download');
  await press(strings.history.exportAll);
  const file = await readFile(await (await download).path());
  await press(strings.history.clear);
  await expect(page.getByText(strings.history.none)).toBeVisible();
  await page.reload();
  await page.locator('summary', { hasText: strings.history.heading }).click();
  await expect(page.getByText(strings.history.none)).toBeVisible();
  await page
    .locator('.history input[type=file]')
    .setInputFiles({ name: 'relay-runs.jsonl', mimeType: 'application/jsonl', buffer: file });
  await expect(page.getByText(strings.history.imported({ added: 2, present: 0, broken: 0 }))).toBeVisible();
  await expect(runs.first()).toContainText('For Monday');
});

test('each recorded and each saved run has an address, and Back and Forward lead to them', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await page.getByRole('button', { name: /^One call/ }).click();
  await expect(page).toHaveURL(/#recorded=one-call$/);
  await relay.solve('Add 2 and 3, then 4.');
  const log = await finishedRun(page);
  await expect(page).toHaveURL(/#saved=[0-9a-f]{32}$/);
  const saved = page.url();
  await page.goBack();
  await expect(page).toHaveURL(/#recorded=one-call$/);
  await expect(relay.answer).toContainText(strings.answer.right);
  await page.goBack();
  await expect(page.getByRole('button', { name: /^One call/ })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(page).toHaveURL(saved);
  await relay.expectToShow(log);

  await page.goto(`${server.url}/#recorded=alone`);
  await expect(relay.answer).toContainText(strings.answer.wrong);
  await page.reload();
  await expect(relay.answer).toContainText(strings.answer.wrong);
  await page.goto(saved);
  await relay.expectToShow(log);
});
