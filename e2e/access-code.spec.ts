// A proxy that requires an access code: the page says so, asks for it, stores it, and sends it to this proxy only.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { closeDialog } from './testing/dialogs.ts';
import { expect, finishedRun, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';
import { startServer, type TestServer } from './testing/server.ts';
import {
  startFakeModelServer,
  type FakeModelServer,
} from '../src/teacher/testing/fake-model-server/http-server.ts';
import { openAIAnswer } from '../src/teacher/testing/fake-model-server/protocols.ts';

const code = 'owl-and-oak-7';

// The browser writes each refusal to the console.
test.use({ expectedErrors: [/status of 401/] });

let upstream: FakeModelServer;
let server: TestServer;
test.beforeAll(async () => {
  upstream = await startFakeModelServer(openAIAnswer(['Two and two ', 'are 4.'], 'model'));
  server = await startServer({
    TEACHER_URL: upstream.url,
    TEACHER_MODEL: 'fake-teacher',
    ACCESS_CODE: code,
  });
});
test.afterAll(async () => {
  await server.stop();
  await upstream.close();
});

test('a wrong code gets a message, the right one opens the teacher and survives a reload', async ({
  page,
}) => {
  const relay = new RelayPage(page);
  await relay.open(server.url);
  const panel = page.getByRole('dialog', { name: strings.teacher.heading });
  await page.getByTitle(strings.teacher.open).click();
  const field = panel.getByLabel(strings.access.code);
  const use = panel.getByRole('button', { name: strings.access.use });
  await field.fill('owl-and-elm-7');
  await use.click();
  await expect(panel.getByRole('alert')).toHaveText(strings.access.wrong);
  await expect(panel).not.toContainText('fake-teacher');

  await field.fill(code);
  await use.click();
  await expect(panel).toContainText('fake-teacher');
  await closeDialog(panel);

  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await relay.open(server.url);
  await expect(relay.status).toContainText('fake-teacher');
  await relay.letTeacherWrite();
  await relay.solve('What is 2 + 2?');
  const log = await finishedRun(page);
  expect(reduceLog(log).metrics.teacherTokens).toBeGreaterThan(0);
  await relay.expectToShow(log);
  expect(JSON.stringify(log), 'a trace that is shared holds no code').not.toContain(code);
  expect(addresses.filter((address) => address.includes(code))).toEqual([]);
});

test('without a code the teacher in the page helps, and nothing is asked of the other one', async ({
  page,
}) => {
  const relay = new RelayPage(page);
  const asked: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
  await relay.open(server.url);
  await expect(relay.status).toContainText(strings.status.codeWanted);
  await relay.letTeacherWrite();
  await relay.solve('What is 2 + 2?');
  const run = reduceLog(await finishedRun(page));
  expect(run.metrics.teacherTokens).toBeGreaterThan(0);
  expect(asked).toEqual([]);
  await expect(relay.status).toContainText(strings.status.codeWanted);
  await page.getByTitle(strings.teacher.open).click();
  const panel = page.getByRole('dialog', { name: strings.teacher.heading });
  await expect(panel).toContainText(strings.teacher.inPage);
  await expect(panel.getByLabel(strings.access.code)).toHaveValue('');
});
