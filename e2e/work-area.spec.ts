// What matters of a run is in view on small screens, during it and after it, and the page follows the text.
import type { Page } from '@playwright/test';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { RelayPage } from './testing/relay-page.ts';

for (const [width, height] of [
  [1280, 720],
  [1366, 768],
  [1024, 768],
] as const) {
  test(`at ${width}x${height} meter, solution, answer and timeline are in view during and after a run`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height });
    const relay = new RelayPage(page);
    await relay.open(server.url);
    await expect(page.getByRole('button', { name: /^The teacher alone/ })).toBeInViewport({ ratio: 1 });
    await expect(relay.meter).toBeHidden();

    let letAnswer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (letAnswer = resolve));
    await page.context().route('**/api/teacher', async (route) => {
      await answered;
      await route.fallback();
    });
    await relay.solve(hardProblem);
    const pen = relay.solution.locator('.pen-teacher');
    for (const part of [pen, relay.solveButton, relay.meter, relay.handle]) {
      await expect(part).toBeInViewport({ ratio: 1, timeout: 60_000 });
    }
    letAnswer();
    await finishedRun(page);
    const boxed = relay.solution.locator('.solution .katex').last();
    for (const part of [relay.solveButton, relay.meter, boxed, relay.answer, relay.handle]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
    const widths = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(widths).toBeLessThanOrEqual(0);
  });
}

test('on a phone the meter is a bar that stays, and the answer comes into view', async ({ page, server }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve(hardProblem);
  await finishedRun(page);
  await expect(relay.answer).toBeInViewport({ ratio: 1 });
  await expect(relay.meter).toBeInViewport({ ratio: 1 });
  await expect(relay.meter).toContainText(strings.meter.callRatio);
});

/** Pixels of the solution's end that cannot be seen. */
const hiddenEnd = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const bottom = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const end = bottom('.sheet-body')?.bottom ?? 0;
    return end - Math.min(innerHeight, bottom('.dock')?.top ?? 0);
  });

test.describe('a recorded run, without a student', () => {
  test.use({ withoutStudent: true });

  test('the page follows the text as it grows, until the person scrolls back', async ({ page, server }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    const relay = new RelayPage(page);
    await page.goto(server.url);
    await page.getByRole('button', { name: /^Several calls/ }).click();
    await relay.handle.press('Home');
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByLabel(strings.timeline.speed).selectOption('100');
    await page.getByRole('button', { name: strings.timeline.play, exact: true }).click();
    await expect(relay.answer).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await expect.poll(() => hiddenEnd(page)).toBeLessThanOrEqual(6);

    await relay.handle.press('Home');
    await page.getByLabel(strings.timeline.speed).selectOption('20');
    await page.getByRole('button', { name: strings.timeline.play, exact: true }).click();
    await page.evaluate(() => scrollTo(0, 40));
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByLabel(strings.timeline.speed).selectOption('200');
    await expect(relay.answer).toBeVisible({ timeout: 30_000 });
  });

  test('presenter view has problem, solution, meter and timeline on one screen', async ({ page, server }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    const relay = new RelayPage(page);
    await page.goto(server.url);
    await page.getByRole('button', { name: /^Several calls/ }).click();
    await page.getByRole('button', { name: strings.page.largeType }).click();
    const example = page.getByRole('button', { name: strings.problem.exampleTitles.carpets });
    const boxed = relay.solution.locator('.solution .katex').last();
    for (const part of [
      relay.problem,
      relay.solveButton,
      example,
      relay.meter,
      boxed,
      relay.answer,
      relay.handle,
    ]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
  });

  test('a run plays at reading pace and moves by token and by call, with keys', async ({ page, server }) => {
    const relay = new RelayPage(page);
    await page.goto(server.url);
    await page.getByRole('button', { name: /^Several calls/ }).click();
    await expect(relay.answer).toBeVisible();
    const all = Number(await relay.handle.inputValue());
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('ArrowLeft');
    await expect(relay.handle).toHaveValue(String(all - 1));
    const at = async () => Number(await relay.handle.inputValue());
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(at).toBeLessThan(all - 1);
    const last = await at();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(at).toBeLessThan(last);
    const first = await at();
    await expect.poll(() => relay.highlightedTokens()).toBe(0);
    await page.getByRole('button', { name: strings.timeline.nextToken }).click();
    await expect(relay.handle).toHaveValue(String(first + 1));
    await expect.poll(() => relay.highlightedTokens()).toBe(1);

    // Slow enough that a busy machine does not reach the end.
    await page.getByLabel(strings.timeline.speed).selectOption('5');

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: strings.timeline.pause, exact: true })).toBeVisible();
    await expect.poll(at).toBeGreaterThan(first + 3);
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: strings.timeline.play, exact: true })).toBeVisible();
    expect(await at()).toBeLessThan(all);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: strings.keys.heading })).toContainText(
      strings.keys.what.play,
    );
  });
});
