// Looking back at a run: the timeline goes to any token and everything follows; the token view shows each token.
import { reduceLog } from '../src/relay/run-state.ts';
import { Recording } from '../src/relay/recording.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';

test('solution, tokens and meter follow the timeline, and it plays to the end', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await expect(relay.handle).toBeHidden();
  await relay.solve(hardProblem);
  const log = await finishedRun(page);
  const recording = Recording.of(log);
  const [call] = recording.run.calls;
  const atCall = recording.at(recording.eventsWithTokens(call?.position ?? 0));

  await relay.handle.focus();
  await page.keyboard.press('Home');
  await expect(relay.handle).toHaveValue('0');
  await expect(relay.answer).toBeHidden();
  await relay.handle.fill(String(call?.position));
  await relay.expectToShow(log.slice(0, recording.eventsWithTokens(call?.position ?? 0)));
  await expect(relay.meter).toContainText(strings.meter.ofLimit(1, atCall.header?.limits.maxCalls ?? 0));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => relay.highlightedTokens()).toBe(1);

  await page.getByLabel(strings.timeline.speed).selectOption('200');
  await page.getByRole('button', { name: strings.timeline.play, exact: true }).click();
  await expect(relay.handle).toHaveValue(String(recording.tokens), { timeout: 30_000 });
  await expect(page.getByRole('button', { name: strings.timeline.play, exact: true })).toBeVisible();
  await relay.expectToShow(log);
  await expect(relay.answer).toBeVisible();
});

test.describe('without a student', () => {
  test.use({ withoutStudent: true });

  test('a class marks where it expects calls, and sees where they were', async ({ page, server }) => {
    const relay = new RelayPage(page);
    await page.goto(server.url);
    await page.getByRole('button', { name: /^One call/ }).click();
    await page.getByRole('button', { name: strings.predict.view, exact: true }).click();
    const words = relay.solution.locator('.predict-word');
    await words.first().click();
    await expect(words.first()).toHaveAttribute('aria-pressed', 'true');
    await expect(relay.solution.locator('.predict-called')).toHaveCount(0);
    await expect(relay.meter).toBeHidden();
    await page.getByRole('button', { name: strings.predict.show }).click();
    await expect(relay.meter).toBeVisible();
    await expect(relay.solution.locator('.predict-called')).toHaveCount(1);
    await expect(relay.solution).toContainText(strings.predict.result(0, 1, 1));
    const lesson = (runs: number) => strings.predict.lesson(runs, strings.percent(0), strings.percent(0));
    await expect(relay.solution).toContainText(lesson(1));

    // A reload is not the end of a lesson.
    await page.reload();
    await page.getByRole('button', { name: strings.predict.view, exact: true }).click();
    await words.first().click();
    await page.getByRole('button', { name: strings.predict.show }).click();
    await expect(relay.solution).toContainText(lesson(2));
    await page.getByRole('button', { name: strings.predict.forget }).click();
    await expect(relay.solution).not.toContainText(lesson(2));
  });
});

test('each token shows its author, its probability and what else the student had in mind', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve(hardProblem);
  const log = await finishedRun(page);
  const { tokens, calls } = reduceLog(log);
  await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
  const list = page.getByRole('listbox', { name: strings.tokens.list });
  await expect(list.getByRole('option').first()).toBeVisible();

  await list.focus();
  await page.keyboard.press('Home');
  const detail = page.getByRole('region', { name: strings.tokens.heading(1, tokens.length) });
  await expect(detail).toContainText(strings.tokens.authors.student);
  const first = tokens.at(0)?.stats;
  await expect(detail).toContainText(strings.tokens.nats(first?.entropy ?? NaN));
  await expect(detail.getByRole('listitem')).toHaveCount(first?.alternatives.length ?? 0);

  const [call] = calls;
  await page.keyboard.press('End');
  await expect(list.getByRole('option', { selected: true })).toBeInViewport();
  for (let i = tokens.length - 1; i > (call?.position ?? 0); i -= 1) await page.keyboard.press('ArrowLeft');
  await expect(list.getByRole('option', { selected: true })).toHaveAccessibleName(/the teacher/);
  await expect(list.getByRole('option', { selected: true })).toBeInViewport();
  await expect(list).toContainText(strings.tokens.openCall(1, call?.requested ?? 0));
  await page.getByRole('button', { name: strings.tokens.showCall(1) }).click();
  await expect(page.getByRole('dialog')).toContainText(call?.prefix.slice(0, 20) ?? '');
});
