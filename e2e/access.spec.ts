// The page without a mouse, on a phone, and while a run is stopped.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { holdTeacher } from './testing/held-teacher.ts';
import { RelayPage } from './testing/relay-page.ts';

test('works with the keyboard alone', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  const reach = async (target: typeof relay.problem): Promise<void> => {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The control cannot be reached with Tab.');
  };
  await reach(relay.problem);
  await page.keyboard.type('Ann has 5 pens and gives 2 away. How many pens are left?');
  await reach(relay.solveButton);
  await page.keyboard.press('Enter');
  const run = reduceLog(await finishedRun(page));
  expect(run.problem).toBe('Ann has 5 pens and gives 2 away. How many pens are left?');
  expect(run.tokens.length).toBeGreaterThan(0);
});

test('fits a phone', async ({ page, server }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.randomButton.click();
  await expect(relay.problem).not.toHaveValue('');
  await relay.solveButton.click();
  await finishedRun(page);
  await expect(relay.answer).toBeVisible();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
});

test('Stop ends a run and keeps what was written', async ({ relay }) => {
  const { page } = relay;
  const teacher = await holdTeacher(page);
  await relay.solve(hardProblem);
  await teacher.asked();
  await relay.stopButton.click();
  await teacher.release();
  const log = await finishedRun(page);
  expect(log.length).toBeGreaterThan(2);
  expect(log.at(-1)).toMatchObject({ type: 'run-ended', reason: { kind: 'stopped' } });
  await expect(page.getByText(strings.notices.stopped)).toBeVisible();
  await relay.expectToShow(log);
  await expect(relay.solveButton).toBeVisible();
});
