// A run of 8,000 tokens: it is replayed to its end, and only what is in view is in the document.
import { reduceLog } from '../src/relay/run-state.ts';
import { formatTrace } from '../src/relay/trace.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, test } from './testing/fixtures.ts';
import { longLog } from '../src/benchmarks/page/long-run.ts';
import { RelayPage } from './testing/relay-page.ts';

test.use({ withoutStudent: true });

test('8,000 tokens replay to their end, with few of them in the document', async ({ page, server }) => {
  const log = await longLog();
  const { tokens } = reduceLog(log);
  expect(tokens.length).toBeGreaterThan(8000);

  const relay = new RelayPage(page);
  await page.goto(server.url);
  await relay.solution
    .locator('input[type=file]')
    .setInputFiles({ name: 'run.json', mimeType: 'application/json', buffer: Buffer.from(formatTrace(log)) });
  await expect(relay.handle).toHaveValue(String(tokens.length));
  await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
  const list = page.getByRole('listbox', { name: strings.tokens.list });
  await expect(list.getByRole('option').first()).toBeVisible();
  expect(await list.getByRole('option').count()).toBeLessThan(600);

  await relay.handle.fill('4000');
  await list.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: strings.tokens.heading(4000, 4000) })).toBeVisible();
  await expect(list.getByRole('option', { selected: true })).toBeInViewport();
  expect(await list.getByRole('option').count()).toBeLessThan(600);

  await relay.handle.fill(String(tokens.length - 400));
  await page.getByLabel(strings.timeline.speed).selectOption('200');
  await page.getByRole('button', { name: strings.timeline.play, exact: true }).click();
  await expect(relay.handle).toHaveValue(String(tokens.length), { timeout: 60_000 });
});
