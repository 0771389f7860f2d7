// What leaves the page: nothing while it stays on this device; else what each call shows on demand.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';

test('nothing is asked of anybody while the page stays on this device', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.stayOnDevice.click();
  await expect(relay.stayOnDevice).toBeChecked();
  await relay.randomButton.click();
  await expect(relay.problem).not.toHaveValue('');
  const requests: string[] = [];
  const bodies: string[] = [];
  page.context().on('request', (request) => {
    requests.push(request.url());
    const body = request.postData();
    if (body !== null) bodies.push(body);
  });
  await relay.solveButton.click();
  const run = reduceLog(await finishedRun(page));
  expect(run.header?.teacher?.device).toBe('wasm');
  // The teacher's own files come from where the page came from, once; nothing is sent there with them.
  const strangers = requests.filter((url) => !url.startsWith(`${server.url}/`) || url.includes('/api/'));
  expect(strangers).toEqual([]);
  expect(bodies).toEqual([]);
  expect(requests.filter((url) => url.includes('?'))).toEqual([]);
  await expect(page.getByText(strings.privacy.on)).toBeVisible();
});

test('a call shows the very text that was sent', async ({ page, server }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await relay.letTeacherWrite();
  const sent = page.context().waitForEvent('request', (request) => request.url().endsWith('/api/teacher'));
  await relay.solve('Tom has 3 apples and buys 4 more. How many apples does Tom have?');
  const body: unknown = (await sent).postDataJSON();
  await finishedRun(page);
  expect(body).toMatchObject({
    problem: 'Tom has 3 apples and buys 4 more. How many apples does Tom have?',
    prefix: '',
  });
  await page.getByRole('button', { name: /^Teacher call 1/ }).click();
  const dialog = page.getByRole('dialog', { name: strings.call.heading(1) });
  await expect(dialog).toContainText(strings.call.sent);
  await expect(dialog).toContainText('Tom has 3 apples and buys 4 more. How many apples does Tom have?');
});
