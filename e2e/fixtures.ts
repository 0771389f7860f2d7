// What every browser test has: the product's server, a page that records the run's log, and the promise that nothing
// was refused by the content security policy and nothing went wrong on the console.
import { test as base, expect, type Page } from '@playwright/test';
import type { RelayEvent } from '../src/relay/events.ts';
import { takeReports } from './policy-reports.ts';
import { RelayPage } from './relay-page.ts';
import { startServer, type TestServer } from './server.ts';

interface Fixtures {
  /** Console errors that the test provokes on purpose, such as a request that cannot reach its server. */
  expectedErrors: readonly RegExp[];
  /** Fails the test afterwards if the console held any other error, or the policy refused anything. */
  cleanConsole: undefined;
  /**
   * The page of the server with its student loaded, which later tests of the worker have as well: a load takes longer than
   * a run. For tests that neither reload nor change a setting, and that no earlier run disturbs.
   */
  relay: RelayPage;
}

interface WorkerFixtures {
  /** The server with the embedded teacher, shared by the tests of one worker. */
  server: TestServer;
  sharedPage: SharedPage;
}

interface SharedPage {
  readonly relay: RelayPage;
  /** Errors on its console since a test emptied the list. */
  readonly errors: string[];
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  expectedErrors: [[], { option: true }],

  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants a pattern that names the fixtures in use
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  sharedPage: [
    async ({ browser, server }, use) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        serviceWorkers: 'block',
      });
      const page = await context.newPage();
      const errors = await watch(page);
      const relay = new RelayPage(page);
      await relay.open(server.url);
      await use({ relay, errors });
      await context.close();
    },
    { scope: 'worker' },
  ],

  relay: async ({ sharedPage: { relay, errors }, expectedErrors }, runTest) => {
    errors.length = 0;
    await relay.page.evaluate(() => {
      (Reflect.get(globalThis, 'recordedEvents') as unknown[]).length = 0;
    });
    await runTest(relay);
    expectNone(errors, expectedErrors);
  },

  cleanConsole: [
    async ({ page, expectedErrors }, use) => {
      const errors = await watch(page);
      await use(undefined);
      expectNone([...errors, ...takeReports()], expectedErrors);
    },
    { auto: true },
  ],
});

/** Collects the errors on a page's console, and records the events that its workers send. */
async function watch(page: Page): Promise<string[]> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  await page.addInitScript(recordWorkerMessages);
  await page.addInitScript(showRefusals);
  return errors;
}

function expectNone(errors: readonly string[], expectedErrors: readonly RegExp[]): void {
  const unexpected = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)));
  expect(unexpected, 'errors on the console').toEqual([]);
}

export { expect };

/**
 * Runs in the page before its own scripts: what the policy refuses becomes an error on the console. Chromium shows some of
 * it there by itself, but no `eval` that a script catches.
 */
function showRefusals(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
    console.error(`${effectiveDirective} refused ${blockedURI} in ${sourceFile}`);
  });
}

/**
 * Runs in the page before its own scripts: keeps a copy of the events that any worker of it sends. A run is a stream of
 * src/workers, which has a port of its own.
 */
function recordWorkerMessages(): void {
  const log: unknown[] = [];
  Object.assign(globalThis, { recordedEvents: log });
  const isObject = (data: unknown): data is Record<string, unknown> =>
    typeof data === 'object' && data !== null;
  const record = ({ data }: MessageEvent<unknown>): void => {
    if (!isObject(data) || !isObject(data['value']) || !Array.isArray(data['value']['items'])) return;
    log.push(...data['value']['items'].filter((item) => isObject(item) && 'type' in item));
  };
  const start = Reflect.get(MessagePort.prototype, 'start');
  MessagePort.prototype.start = function (): void {
    this.addEventListener('message', record);
    start.call(this);
  };
}

/** The log of the last run of this page, as it crossed the border between worker and page. */
export async function lastRun(page: Page): Promise<RelayEvent[]> {
  const all = await page.evaluate(() => Reflect.get(globalThis, 'recordedEvents') as RelayEvent[]);
  return all.slice(all.findLastIndex((event) => event.type === 'run-started'));
}

/**
 * Waits until the run is over, and gives its log.
 *
 * @param before how many runs this page has had already.
 */
export async function finishedRun(page: Page, before = 0): Promise<RelayEvent[]> {
  const ended = () =>
    page.evaluate(() => {
      const log = Reflect.get(globalThis, 'recordedEvents') as RelayEvent[];
      return log.filter((event) => event.type === 'run-ended').length;
    });
  await expect.poll(ended, { message: 'runs that have ended', timeout: 200_000 }).toBeGreaterThan(before);
  return lastRun(page);
}
