// Where the student runs when WebGPU is not to be had, and what is said when it cannot run at all.
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';

test('without WebGPU the student runs on WASM, and the page says why', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await expect(page.getByText(/The student runs on WASM: this browser has/)).toBeVisible();
});

test.describe('a model that is not there', () => {
  test.use({ expectedErrors: [/404/] });

  test('gets a sentence and a way to try again', async ({ page, server }) => {
    await page.context().route('**/models/relay-student/**', (route) => route.fulfill({ status: 404 }));
    await page.goto(server.url);
    await expect(page.getByText(strings.notices.loadFailed)).toBeVisible();
    await expect(page.getByText(/has no config\.json/)).toBeVisible();
    await page.context().unroute('**/models/relay-student/**');
    await page.getByRole('button', { name: strings.notices.retry }).click();
    await expect(new RelayPage(page).status).toContainText('WASM', { timeout: 60_000 });
  });
});
