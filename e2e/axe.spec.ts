// axe finds nothing to object to, in any view of the page, light and dark.
import type { Page } from '@playwright/test';
import { formatTrace } from '../src/relay/trace.ts';
import { recordedRun } from '../src/ui/testing/recorded-run.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { violations } from './testing/accessibility.ts';
import { closeDialog } from './testing/dialogs.ts';
import { expect, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';

/** Looks at a view in both colour schemes. The scheme changes colours only, so that one rule is enough in the second. */
async function expectNoViolations(page: Page, view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await violations(page, colorScheme === 'dark' ? { only: ['color-contrast'] } : {});
    expect(found, `${view}, ${colorScheme}`).toEqual([]);
  }
}

test('every view of a run, light and dark', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await expectNoViolations(page, 'before a run');
  await relay.status.getByRole('button', { name: /relay-teacher/ }).click();
  const panel = page.getByRole('dialog', { name: strings.teacher.heading });
  await expect(panel).toBeVisible();
  await expectNoViolations(page, 'the teacher');
  await closeDialog(panel);
  const buffer = Buffer.from(formatTrace(await recordedRun()));
  await page
    .locator('#solution input[type=file]')
    .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer });
  await expect(relay.answer).toBeVisible();
  await expectNoViolations(page, 'text');
  await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoViolations(page, 'tokens');
  await page.getByRole('button', { name: strings.predict.view, exact: true }).click();
  await page.getByRole('button', { name: strings.predict.show }).click();
  await expect(relay.solution.locator('.predict-called').first()).toBeVisible();
  await expectNoViolations(page, 'predict');
  await page.getByRole('button', { name: strings.versions.solveAgain }).click();
  await expect(relay.solveButton).toBeEnabled({ timeout: 60_000 });
  await page.getByRole('button', { name: strings.versions.compare, exact: true }).click();
  await expect(relay.solution.locator('.compare-columns section')).toHaveCount(2);
  await expectNoViolations(page, 'compare');
  await page.getByRole('button', { name: /^1\s*The run itself/ }).click();
  await page.getByRole('button', { name: strings.tokens.asText, exact: true }).click();
  await page.getByRole('button', { name: /^Teacher call 1/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'a call');
});

test('settings, history, a problem set and a pause, light and dark', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await page.getByText(strings.settings.heading, { exact: true }).click();
  await page.getByLabel(strings.settings.pauses).check();
  await page.getByRole('button', { name: /^One call/ }).click();
  await expect(relay.problem).not.toHaveValue('');
  await relay.solveButton.click();
  await expect(page.getByRole('button', { name: strings.pause.grant })).toBeVisible({ timeout: 60_000 });
  await page.locator('summary', { hasText: strings.history.heading }).click();
  await expect(page.getByText(strings.history.importAll)).toBeVisible();
  await expectNoViolations(page, 'a pause');
  await page.locator('summary', { hasText: strings.problemSets.heading }).click();
  await page.getByRole('spinbutton', { name: strings.problemSets.count }).fill('2');
  await page.getByRole('button', { name: strings.problemSets.draw }).click();
  await page.getByRole('button', { name: strings.problemSets.run }).click();
  await expect(page.locator('.set-charts svg').first()).toBeVisible({ timeout: 60_000 });
  await expect(relay.solveButton).toBeEnabled({ timeout: 60_000 });
  await expectNoViolations(page, 'a problem set');
});
