// What a person chooses stays: closed notices, theme, size of the text, an expected answer, the selected view.
import { readFile } from 'node:fs/promises';
import { formatTrace, parseTrace } from '../src/relay/trace.ts';
import { openAIAnswer } from '../src/teacher/testing/fake-model-server/protocols.ts';
import { startFakeModelServer } from '../src/teacher/testing/fake-model-server/http-server.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { recordedRun } from '../src/ui/testing/recorded-run.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer } from './testing/server.ts';

test('a closed notice stays closed, and theme and text size stay as they were chosen', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  const notice = page.getByText(/The student runs on WASM/);
  await page.getByRole('button', { name: strings.notices.dismiss }).click();
  await expect(notice).toBeHidden();
  const color = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = [await color(), await size()] as const;
  await page.getByRole('button', { name: strings.display.menu }).click();
  await page.getByRole('button', { name: strings.display.themes.dark }).click();
  await page.getByRole('button', { name: strings.display.larger }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: strings.display.larger })).toBeHidden();
  await page.reload();
  await relay.open(server.url);
  await expect(notice).toBeHidden();
  expect(await color()).not.toBe(before[0]);
  expect(await size()).toBeGreaterThan(1.1 * before[1]);
});

test('a problem of one’s own is judged by the expected answer, which its file keeps', async ({ relay }) => {
  const { page } = relay;
  await relay.problem.fill('Ann has 5 pens and gives 2 away. How many pens are left?');
  await page.getByLabel(strings.problem.expected).fill('no number');
  await relay.problem.press('Enter');
  await finishedRun(page);
  await expect(relay.answer).toContainText(strings.answer.wrong);
  await page.getByRole('button', { name: strings.versions.compare, exact: true }).click();
  const download = page.waitForEvent('download');
  await relay.share(strings.solution.save);
  const text = await readFile(await (await download).path(), 'utf8');
  expect(parseTrace(text).answer).toBe('no number');

  // The view stays through another run.
  await relay.solve('Ann has 7 pens and gives 2 away. How many pens are left?');
  await finishedRun(page, 1);
  const compare = page.getByRole('button', { name: strings.versions.compare, exact: true });
  await expect(compare).toHaveAttribute('aria-pressed', 'true');
  await expect(relay.solution).toContainText(strings.versions.nothingToCompare);
  await page.getByRole('button', { name: strings.tokens.asText, exact: true }).click();
});

test.describe('without a student', () => {
  test.use({ withoutStudent: true });

  test('a file of a run can be dropped on the page', async ({ page, server }) => {
    const relay = new RelayPage(page);
    await page.goto(server.url);
    // What is dropped before the page is drawn, the browser opens itself.
    await expect(relay.solution).toContainText(strings.solution.empty);
    const log = await recordedRun();
    const transfer = await page.evaluateHandle(
      (text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'run.json', { type: 'application/json' }));
        return data;
      },
      formatTrace(log, null, '5'),
    );
    await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await expect(page.getByText(strings.trace.drop)).toBeVisible();
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect(page.getByText(strings.trace.drop)).toBeHidden();
    await relay.expectToShow(log);
    await expect(relay.answer).toContainText(strings.answer.right);

    await relay.solution.getByRole('button', { name: strings.solution.take, exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: strings.solution.saveLatex }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain('\\boxed{5}');
  });
});

test('the log names the teacher behind the address', async ({ page }) => {
  const upstream = await startFakeModelServer(openAIAnswer(['Two and two ', 'are 4.'], 'model'));
  const server = await startServer({ TEACHER_URL: upstream.url, TEACHER_MODEL: 'fake-teacher' });
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await expect(relay.status).toContainText('fake-teacher');
  await relay.letTeacherWrite();
  await relay.solve('What is 2 + 2?');
  const log = await finishedRun(page);
  expect(log[0]).toMatchObject({ type: 'run-started', teacher: { name: 'fake-teacher' } });
  await page.close();
  await server.stop();
  await upstream.close();
});
