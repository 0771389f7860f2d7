// The process of the GPU dies in the middle of a run: the student moves to WASM, and the run continues at the same token.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { startModelHost } from './testing/model-host.ts';
import { closePicker, lookUpModel } from './testing/picker.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer } from './testing/server.ts';

test.use({ expectedErrors: [/404|device|GPU|WebGPU|lost/i] });

test('a run survives the end of the GPU process', async ({ page, browser }) => {
  test.slow();
  const host = await startModelHost();
  const server = await startServer({ MODEL_HOSTS: host.url });
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await lookUpModel(page, `${host.url}/test-org/gqa`);
  await page.getByRole('button', { name: /^Load model\.onnx/ }).click();
  await expect(relay.status).toContainText('test-org/gqa', { timeout: 120_000 });
  await expect(relay.status).toContainText(strings.status.devices.webgpu, { timeout: 120_000 });
  await closePicker(page);
  // Its cache has proved right in place, and the settings say so.
  await expect(page.getByText(strings.settings.cacheInPlace)).toBeVisible();

  await relay.solve(hardProblem);
  const tokens = () =>
    page.evaluate(() => {
      const log = Reflect.get(globalThis, 'recordedEvents') as { type: string }[];
      return log.filter(({ type }) => type === 'token').length;
    });
  await expect.poll(tokens, { timeout: 120_000 }).toBeGreaterThan(5);
  const written = await tokens();
  const session = await browser.newBrowserCDPSession();
  await session.send('Browser.crashGpuProcess' as never).catch(() => undefined);

  await expect(page.getByText(/The GPU stopped .* moved to WASM/)).toBeVisible({ timeout: 120_000 });
  await expect(relay.status).toContainText(strings.status.devices.wasm);
  await expect(page.getByText(strings.errors['cache-growing-device']())).toBeVisible();
  const run = reduceLog(await finishedRun(page));
  expect(run.status.kind).toBe('ended');
  expect(run.header?.student).toMatchObject({ name: 'test-org/gqa', device: 'wasm' });
  expect(run.tokens.length).toBeGreaterThanOrEqual(written);
  // The page can be used again.
  await expect(relay.solveButton).toBeEnabled();
  await page.close();
  await server.stop();
  await host.stop();
});
