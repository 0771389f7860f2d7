// The guided tour, step by step and by keyboard, and the page in large type.
import { en as strings } from '../src/ui/locales/en/index.ts';
import { violations } from './testing/accessibility.ts';
import { closeDialog } from './testing/dialogs.ts';
import { expect, test } from './testing/fixtures.ts';
import { layoutFaults } from './testing/layout-faults.ts';
import { RelayPage } from './testing/relay-page.ts';

const { tour } = strings;

test.use({ withoutStudent: true });

test('the tour leads from a recorded run to a class, and the page stays usable during it', async ({
  page,
  server,
}) => {
  const relay = new RelayPage(page);
  await page.goto(server.url);
  await page.getByRole('button', { name: tour.start }).press('Enter');
  const card = page.getByRole('region', { name: tour.heading });
  const press = (name: string) => card.getByRole('button', { name, exact: true }).press('Enter');
  await expect(card.getByRole('heading', { name: tour.steps.open.title })).toBeFocused();
  await press(tour.steps.open.action);
  await expect(relay.answer).toBeVisible();
  await press(tour.next);
  await expect(card).toContainText(tour.steps.read.title);
  await page.getByRole('button', { name: /^Teacher call 1/ }).click();
  await closeDialog(page.getByRole('dialog'));
  await press(tour.next);
  const whole = Number(await relay.handle.inputValue());
  await press(tour.steps.moment.action);
  await expect.poll(async () => Number(await relay.handle.inputValue())).toBeLessThan(whole);
  await expect.poll(() => relay.highlightedTokens()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await press(tour.next);
  await press(tour.next);
  await press(tour.steps.lesson.action);
  await expect(page.getByText(strings.problemSets.progress(0, 5))).toBeVisible();
  await press(tour.end);
  await expect(card).toBeHidden();

  // Escape ends it as well, and the keyboard is where it was.
  const start = page.getByRole('button', { name: tour.start });
  await start.press('Enter');
  await expect(card.getByRole('heading', { name: tour.steps.open.title })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(start).toBeFocused();
});

test('in large type the page fits a projector and a phone, and stays so', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await page.goto(server.url);
  await expect(relay.solveButton).toBeVisible();
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.getByRole('button', { name: strings.page.largeType }).click();
  await expect.poll(size).toBeGreaterThan(1.3 * before);
  await page.reload();
  await expect(relay.solveButton).toBeVisible();
  await expect.poll(size).toBeGreaterThan(1.3 * before);
  await expect(page.getByText(strings.page.tagline)).toBeHidden();
  await page.getByRole('button', { name: /^One call/ }).click();
  await expect(relay.answer).toBeVisible();
  for (const width of [1920, 360]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await layoutFaults(page), `at ${width} px`).toEqual([]);
  }
});
