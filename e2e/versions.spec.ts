// Changing a run: what follows from a call here, from another token, from no call; and a run that waits at each call.
import { reduceLog } from '../src/relay/run-state.ts';
import { solutionText } from '../src/relay/solution.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';

test('a run continues from any token with something changed, and both can be compared', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve(hardProblem);
  const log = await finishedRun(page);
  const [call] = reduceLog(log).calls;
  const place = (call?.position ?? 0) - (call?.commandTokens ?? 0);
  await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
  const list = page.getByRole('listbox', { name: strings.tokens.list });
  await list.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < place; i += 1) await page.keyboard.press('ArrowRight');

  await page.getByRole('button', { name: strings.tokens.withoutCall(1) }).click();
  const without = await finishedRun(page, 1);
  const [before, after] = [reduceLog(log), reduceLog(without)].map(solutionText) as [string, string];
  const kept = call?.prefix ?? '';
  expect(after.startsWith(kept)).toBe(true);
  expect(after).not.toBe(before);
  const versions = page
    .getByRole('region', { name: strings.versions.region })
    .getByRole('listitem')
    .getByRole('button');
  await expect(versions).toHaveCount(2);
  await expect(versions.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(versions.nth(1)).toContainText(strings.versions.decline);

  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.getByLabel(strings.tokens.tokensPerCall).fill('2');
  await page.getByRole('button', { name: strings.tokens.callHere }).click();
  const called = reduceLog(await finishedRun(page, 2));
  expect(called.calls[0]).toMatchObject({ by: 'person', requested: 2, position: 1, delivered: 2 });
  await expect(versions).toHaveCount(3);

  await versions.nth(0).click();
  await page.getByRole('button', { name: strings.tokens.asText, exact: true }).click();
  await relay.expectToShow(log);
});

test('the same problem is solved by another student, and where they part is shown', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve(hardProblem);
  await finishedRun(page);
  const again = page.getByRole('region', { name: strings.versions.region });
  await again.getByLabel(strings.settings.student).selectOption('relay-student-base');
  await again.getByRole('button', { name: strings.versions.solveAgain }).click();
  const base = reduceLog(await finishedRun(page, 1));
  expect(base.header).toMatchObject({ policy: 'never', student: { name: 'relay-student-base' } });
  await page.getByRole('button', { name: strings.versions.compare, exact: true }).click();
  const columns = relay.solution.locator('.compare-columns section');
  await expect(columns).toHaveCount(2);
  await expect(columns.nth(0).locator('[data-author="teacher"]').first()).toBeVisible();
  await expect(columns.nth(1).locator('[data-author="teacher"]')).toHaveCount(0);
  const formulas = solutionText(base).split('$').length >> 1;
  await expect(columns.nth(1).locator('.katex-html')).toHaveCount(formulas);
});

test('a run pauses at a call, and continues as the person decides', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await page.getByText(strings.settings.heading, { exact: true }).click();
  await page.getByLabel(strings.settings.pauses).check();
  await relay.solve(hardProblem);
  const { status } = reduceLog(await finishedRun(page));
  const asked = status.kind === 'ended' && status.reason.kind === 'paused' ? status.reason.request : null;
  await expect(
    page.getByRole('heading', { name: strings.pause.student(asked?.requested ?? 0) }),
  ).toBeVisible();
  await expect(relay.solution).not.toContainText('<call>');

  await page.getByRole('textbox', { name: strings.pause.text }).fill('12');
  await page.getByRole('button', { name: strings.pause.write }).click();
  const manual = reduceLog(await finishedRun(page, 1));
  expect(manual.calls[0]).toMatchObject({ outcome: { kind: 'manual' } });
  expect(manual.metrics).toMatchObject({ personTokens: 2, teacherTokens: 0 });
  await expect(relay.solution.locator('[data-author="person"]').first()).toBeVisible();
});
