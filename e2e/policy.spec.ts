// The content security policy refuses nothing that page and workers do; the tests hear of it if it does.
import { expect, test } from './testing/fixtures.ts';
import { takeReports } from './testing/policy-reports.ts';
import { RelayPage } from './testing/relay-page.ts';

test('loading and solving cause no report', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.solve('Tom has 3 apples and buys 4 more. How many apples does Tom have?');
  await expect(relay.answer).toBeVisible({ timeout: 60_000 });
  expect(takeReports()).toEqual([]);
});

test.describe('what is refused', () => {
  test.use({ expectedErrors: [/^script-src refused eval/] });

  test('is an error on the console, also where the script catches it', async ({ page, server }) => {
    const refused = page.waitForEvent('console', (message) =>
      message.text().startsWith('script-src refused eval'),
    );
    await page.goto(server.url);
    // In a task of its own: what a test evaluates itself may always use eval.
    await page.evaluate(() => {
      setTimeout(() => {
        try {
          Reflect.construct(Function, ['return 1']);
        } catch {
          // As libraries do that only ask whether they may.
        }
      });
    });
    await refused;
    await expect.poll(takeReports).toContainEqual(expect.stringMatching(/^script-src refused eval/));
  });
});
