// Another student in the place of the one that the page opens with, and what is kept of the choice.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';

test('the base student can be chosen, works without calls, and is there after a reload', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await page.getByText(strings.settings.heading, { exact: true }).click();
  await page.getByRole('radio', { name: strings.settings.students['relay-student-base'] }).check();
  await expect(relay.status).toContainText('relay-student-base');
  await relay.solve(hardProblem);
  const run = reduceLog(await finishedRun(page));
  expect(run.header?.student.name).toBe('relay-student-base');
  expect(run.metrics.calls).toBe(0);
  await page.reload();
  await expect(relay.status).toContainText('relay-student-base', { timeout: 60_000 });
});
