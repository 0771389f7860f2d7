// Students from elsewhere run: in one file and in several, with states in their cache, kept without their host.
import { loadTokenizer, type Tokenizer } from '../src/engine/tokenizer.ts';
import type { RelayEvent } from '../src/relay/events.ts';
import { reduceLog } from '../src/relay/run-state.ts';
import { question } from '../src/relay/prompt.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { hardProblem } from './testing/hard-problem.ts';
import { hybridStudent, startModelHost, weightsSize, type ModelHost } from './testing/model-host.ts';
import { closePicker, lookUpModel, openPicker } from './testing/picker.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer, type TestServer } from './testing/server.ts';

// One test takes the host away.
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

test('one is found with its size, runs under a rule, is kept without its host, and can be deleted', async ({
  page,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await lookUpModel(page, `${host.url}/test-org/tiny`);
  await page.getByRole('button', { name: `Load model.onnx, ${weightsSize}`, exact: true }).click();
  await expect(relay.status).toContainText('test-org/tiny', { timeout: 60_000 });
  await closePicker(page);
  await expect(page.getByText(strings.notices.cannotCall(1))).toBeVisible();
  await relay.solve(hardProblem);
  const run = reduceLog(await finishedRun(page));
  expect(run.header).toMatchObject({ policy: 'entropy:1', student: { name: 'test-org/tiny' } });
  expect(run.calls.every(({ by }) => by === 'policy')).toBe(true);
  await expect(page.getByText(strings.answer.taughtElsewhere)).toBeVisible();

  await host.stop();
  await page.reload();
  await expect(relay.status).toContainText('test-org/tiny', { timeout: 60_000 });

  await openPicker(page);
  await page.getByRole('button', { name: strings.hub.remove('test-org/tiny') }).click();
  await page.getByRole('button', { name: strings.picker.confirm, exact: true }).click();
  await expect(relay.status).toContainText('relay-student', { timeout: 60_000 });
  await closePicker(page);
  await expect(page.getByRole('radio', { name: 'test-org/tiny' })).toBeHidden();
  const kept = () =>
    page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('student ')));
  await expect.poll(kept).toEqual([]);
  host = await startModelHost();
});

test('one whose numbers lie in files of their own is found whole and runs', async ({ page }) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  await lookUpModel(page, `${host.url}/test-org/apart`);
  await page.getByRole('button', { name: `Load model.onnx, ${weightsSize}`, exact: true }).click();
  await expect(relay.status).toContainText('test-org/apart', { timeout: 60_000 });
  await closePicker(page);
  await relay.solve(hardProblem);
  expect(reduceLog(await finishedRun(page)).header).toMatchObject({ student: { name: 'test-org/apart' } });
});

/** The tokenizer that the host gives its models with states. */
async function tokenizerOf(model: string): Promise<Tokenizer> {
  const read = (file: string): Promise<Response> =>
    fetch(`${host.url}/test-org/${model}/resolve/main/${file}`);
  return loadTokenizer({
    tokenizer: new Uint8Array(await (await read('tokenizer.json')).arrayBuffer()),
    config: await (await read('tokenizer_config.json')).json(),
    chatTemplate: null,
  });
}

/**
 * Checks that each token of the student is the most probable one after all earlier tokens, by the model's definition.
 */
function expectAsDefined(log: readonly RelayEvent[], tokenizer: Tokenizer): void {
  const { header, problem, tokens } = reduceLog(log);
  const ids = tokenizer.renderChat([{ role: 'user', content: question(problem) }]);
  expect(header?.promptTokens).toBe(ids.length);
  for (const { id, author } of tokens) {
    if (author === 'student') {
      const logits = hybridStudent.logits(ids);
      expect(Math.max(...logits) - (logits[id] ?? Number.NaN), `token ${ids.length}`).toBeLessThan(0.01);
    }
    ids.push(id);
  }
}

for (const { model, file } of [
  { model: 'hybrid', file: 'model.onnx' },
  { model: 'hybrid-apart', file: 'decoder_model_merged.onnx' },
]) {
  test(`one with states in its cache continues after a teacher's words, and from earlier tokens (${model})`, async ({
    page,
  }) => {
    const name = `test-org/${model}`;
    const relay = new RelayPage(page);
    await relay.open(server.url);
    await lookUpModel(page, `${host.url}/${name}`);
    await page.getByRole('button', { name: new RegExp(`^Load ${file}`) }).click();
    await expect(relay.status).toContainText(name, { timeout: 60_000 });
    await closePicker(page);
    await relay.solve(hardProblem);
    const log = await finishedRun(page);
    const run = reduceLog(log);
    expect(run.header).toMatchObject({ policy: 'entropy:1', student: { name } });
    const brought = run.calls.filter(({ delivered }) => delivered > 0);
    expect(brought.length).toBeGreaterThan(0);
    const last = brought.at(-1);
    const behind = [...run.tokens].slice((last?.position ?? 0) + (last?.delivered ?? 0));
    expect(behind.filter(({ author }) => author === 'student').length).toBeGreaterThan(8);
    const tokenizer = await tokenizerOf(model);
    expectAsDefined(log, tokenizer);

    // Back among the first tokens: the state of then has to have been kept.
    const place = 5;
    await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
    await page.getByRole('listbox', { name: strings.tokens.list }).focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < place; i += 1) await page.keyboard.press('ArrowRight');
    await page.getByLabel(strings.tokens.tokensPerCall).fill('2');
    await page.getByRole('button', { name: strings.tokens.callHere }).click();
    const another = await finishedRun(page, 1);
    expect(reduceLog(another).calls[0]).toMatchObject({ by: 'person', position: place, delivered: 2 });
    expectAsDefined(another, tokenizer);
  });
}
