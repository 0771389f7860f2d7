// The picker of student models: what it offers, downloads that are paused, cut and continued, folders from disk, the search.
import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, test } from './testing/fixtures.ts';
import { layoutFaults } from './testing/layout-faults.ts';
import { halfWeightsSize, startModelHost, weightsSize, type ModelHost } from './testing/model-host.ts';
import { lookUpModel, openPicker, searchIn } from './testing/picker.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer, type TestServer } from './testing/server.ts';

// One test takes the hub away, and a look at a host without a list of files asks for weights that it does not have.
test.use({ expectedErrors: [/404|ERR_CONNECTION_REFUSED|ERR_FAILED/] });

let host: ModelHost;
let server: TestServer;
test.beforeEach(async () => {
  host = await startModelHost();
  server = await startServer({ MODEL_HOSTS: host.url });
});
test.afterEach(async ({ page }) => {
  await page.close();
  await server.stop();
  await host.stop();
});

const label = 'test-org/tiny';
const student = (picker: Locator): Locator => picker.getByRole('region', { name: label, exact: true });

test('a download is shown, paused, continued after a reload, and taken into use when it is whole', async ({
  page,
}) => {
  host.stalls = true;
  const relay = new RelayPage(page);
  await relay.open(server.url);
  let picker = await lookUpModel(page, `${host.url}/test-org/tiny`);
  await picker.getByRole('button', { name: `Load model.onnx, ${weightsSize}`, exact: true }).click();
  const bar = student(picker).getByRole('progressbar', { name: 'onnx/model.onnx' });
  await expect(bar).toBeVisible();
  await expect(student(picker)).toContainText(`${halfWeightsSize} of ${weightsSize}`);
  // The student in use stays.
  await expect(relay.status).toContainText('relay-student');
  await student(picker)
    .getByRole('button', { name: new RegExp(`^${strings.picker.pause}`) })
    .click();
  await expect(student(picker)).toContainText(strings.picker.paused);

  await page.reload();
  await expect(relay.status).toContainText(/WASM|WebGPU/, { timeout: 60_000 });
  picker = await openPicker(page);
  await expect(student(picker)).toContainText(strings.picker.paused);
  host.stalls = false;
  host.asked.length = 0;
  await student(picker)
    .getByRole('button', { name: new RegExp(`^${strings.picker.resume}`) })
    .click();
  await expect(relay.status).toContainText(label, { timeout: 60_000 });
  await expect(student(picker)).toContainText(strings.picker.works);
  await expect(student(picker)).toContainText(strings.picker.inUse);
  // The rest of one file, and nothing else but the question whether it may ask for a part.
  expect(host.asked.filter((request) => !request.startsWith('OPTIONS'))).toEqual([
    'GET /test-org/tiny/resolve/main/onnx/model.onnx',
  ]);

  // A question comes before the deletion.
  await student(picker)
    .getByRole('button', { name: strings.hub.remove(label) })
    .click();
  await student(picker).getByRole('button', { name: strings.picker.keep }).click();
  await expect(student(picker)).toContainText(strings.picker.inUse);
});

test('a model is found with one request where its host lists its files', async ({ page }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  const picker = await lookUpModel(page, `${host.url}/test-org/apart`);
  await expect(
    picker.getByRole('button', { name: `Load model.onnx, ${weightsSize}`, exact: true }),
  ).toBeVisible();
  expect(host.asked).toEqual(['GET /api/models/test-org/apart/tree/main']);
  host.lists = false;
  await searchIn(picker, `${host.url}/test-org/tiny/`);
  await expect(
    picker.getByRole('button', { name: `Load model.onnx, ${weightsSize}`, exact: true }),
  ).toBeVisible();
  await searchIn(picker, `${host.url}/test-org/nothing`);
  const { host: name } = new URL(host.url);
  await expect(picker.getByText(strings.errors['hub-no-model']({ host: name, status: 404 }))).toBeVisible();
});

test('a bare name is searched on the hub, and what the hub does not do is said', async ({ page }) => {
  let isReachable = true;
  await page.context().route('https://huggingface.co/**', (route) => {
    if (!isReachable) return route.abort('connectionrefused');
    const { pathname } = new URL(route.request().url());
    if (pathname === '/api/models') {
      return route.fulfill({
        json: [
          {
            id: 'onnx-community/Qwen3-0.6B-ONNX',
            downloads: 12_345,
            pipeline_tag: 'text-generation',
            tags: ['license:apache-2.0'],
          },
        ],
      });
    }
    return route.fulfill({
      json: [
        { type: 'file', path: 'config.json', size: 900 },
        { type: 'file', path: 'onnx/model_q4.onnx', size: 900_000_000 },
        { type: 'file', path: 'onnx/model_fp16.onnx', size: 1_200_000_000 },
      ],
    });
  });
  const relay = new RelayPage(page);
  await relay.open(server.url);
  const picker = await lookUpModel(page, 'Qwen3-0.6B');
  const found = picker.getByRole('list', { name: strings.picker.found });
  await expect(found).toContainText('apache-2.0');
  await found
    .getByRole('button', { name: `${strings.picker.showWeights}: onnx-community/Qwen3-0.6B-ONNX` })
    .click();
  const offers = found.getByRole('list', { name: strings.hub.offers });
  await expect(offers.getByRole('button')).toHaveCount(2);
  await expect(offers.getByRole('listitem').first()).toContainText(strings.hub.remarks.recommended);

  isReachable = false;
  await searchIn(picker, 'SmolLM2');
  await expect(picker.getByText(strings.errors['hub-unreachable']({ host: 'huggingface.co' }))).toBeVisible();
  await searchIn(picker, 'a/b/c');
  await expect(picker.getByText(strings.errors['hub-address']())).toBeVisible();
});

test('a folder from disk is copied into the browser and runs', async ({ page }) => {
  const folder = await folderOf('tiny');
  const relay = new RelayPage(page);
  await relay.open(server.url);
  const picker = await openPicker(page);
  await picker.getByLabel(strings.picker.folder).setInputFiles(folder);
  await picker.getByRole('button', { name: `Load model.onnx, ${weightsSize}`, exact: true }).click();
  await expect(relay.status).toContainText('my-model', { timeout: 60_000 });
  await page.reload();
  await expect(relay.status).toContainText('my-model', { timeout: 60_000 });
});

test('the picker has no fault that a machine can find, on a phone and at a desk, light and dark', async ({
  page,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  const picker = await openPicker(page);
  await expect(picker.getByRole('region', { name: strings.picker.suggestions })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 720 });
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations, `${colorScheme}, ${width}`).toEqual([]);
      expect(await layoutFaults(page), `${colorScheme}, ${width}`).toEqual([]);
    }
  }
});

/** The files of a model of the host, in a folder on disk. */
async function folderOf(model: string): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'models-')), 'my-model');
  const list = (await (await fetch(`${host.url}/api/models/test-org/${model}/tree/main`)).json()) as {
    path: string;
  }[];
  for (const { path } of list) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    const answer = await fetch(`${host.url}/test-org/${model}/resolve/main/${path}`);
    await writeFile(file, new Uint8Array(await answer.arrayBuffer()));
  }
  return folder;
}
