// A teacher that cannot help: the student continues alone, no text is lost, and the page says so.
import { reduceLog } from '../src/relay/run-state.ts';
import { en as strings } from '../src/ui/locales/en/index.ts';
import { openTaughtPage, type TaughtPage } from './testing/fake-teacher.ts';
import { expect, expectNone, finishedRun, forget, test } from './testing/fixtures.ts';
import { RelayPage } from './testing/relay-page.ts';
import { openAICut } from '../src/teacher/testing/fake-model-server/protocols.ts';

const problem = 'A baker sells 12 loaves a day for 3 dollars each. How much does the baker earn in 5 days?';

test.describe('behind the proxy', () => {
  let taught: TaughtPage;
  test.beforeAll(async ({ browser }) => {
    taught = await openTaughtPage(browser);
  });
  test.beforeEach(() => forget(taught.shared));
  test.afterEach(() => expectNone(taught.shared.errors));
  test.afterAll(() => taught.stop());

  test('a server that answers 500', async () => {
    taught.upstream.respond = {
      status: 500,
      contentType: 'text/html',
      body: ['<h1>Internal <script>alert(1)</script></h1>'],
    };
    const { relay } = taught.shared;
    const { page } = relay;
    await relay.solve(problem);
    const run = reduceLog(await finishedRun(page));
    expect(run.calls[0]?.outcome).toMatchObject({ kind: 'failed', failure: 'refused' });
    expect(run.metrics.teacherTokens).toBe(0);
    expect(run.metrics.studentTokens).toBeGreaterThan(0);
    await expect(page.getByText(/The student continued alone/)).toBeVisible();
  });

  test('a stream that breaks off keeps what came', async () => {
    taught.upstream.respond = openAICut(['The baker sells ', '12 loaves ']);
    const { relay } = taught.shared;
    const { page } = relay;
    await relay.solve(problem);
    const log = await finishedRun(page);
    const run = reduceLog(log);
    expect(run.calls[0]?.outcome).toMatchObject({ kind: 'failed', failure: 'broken-stream' });
    expect(run.metrics.studentTokens).toBeGreaterThan(0);
    await expect(relay.solution).toContainText('The baker sells 12 loaves');
    await relay.expectToShow(log);
  });
});

test.describe('a proxy that is gone', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_FAILED|ERR_INTERNET_DISCONNECTED/] });

  test('leaves the student alone', async ({ page, server }) => {
    const relay = new RelayPage(page);
    await relay.open(server.url);
    await page.context().route('**/api/teacher', (route) => route.abort('connectionrefused'));
    await relay.letTeacherWrite();
    await relay.solve(problem);
    const run = reduceLog(await finishedRun(page));
    expect(run.calls[0]?.outcome).toMatchObject({ kind: 'failed', failure: 'offline' });
    expect(run.metrics.studentTokens).toBeGreaterThan(0);
    await expect(page.getByText(/The student continued alone/)).toBeVisible();
  });
});

test.describe('a proxy without a teacher', () => {
  test.use({ expectedErrors: [/503/], withoutStudent: true });

  test('is said before the run', async ({ page, server }) => {
    await page
      .context()
      .route('**/api/health', (route) =>
        route.fulfill({ status: 503, json: { message: 'No teacher today.' } }),
      );
    await page.goto(server.url);
    await expect(page.getByText(strings.notices.teacherAway('No teacher today.'))).toBeVisible();
  });
});
