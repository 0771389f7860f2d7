// What every browser test has: the product's server, a page that records the run's log, and the promise that nothing
// was refused by the content security policy and nothing went wrong on the console.
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import type { RelayEvent } from '../../src/relay/events.ts';
import { takeReports } from './policy-reports.ts';
import { RelayPage } from './relay-page.ts';
import { startServer, type TestServer } from './server.ts';

interface Fixtures {
  /** Console errors that the test provokes on purpose, such as a request that cannot reach its server. */
  expectedErrors: readonly RegExp[];
  /**
   * The page asks for its student and waits for it in vain: for tests that need none, since loading one takes longer than
   * most of them.
   */
  withoutStudent: boolean;
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

/** A page that several tests use, one after the other. */
export interface SharedPage {
  readonly relay: RelayPage;
  /** Errors on its console since a test emptied the list. */
  readonly errors: string[];
  close(): Promise<void>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  expectedErrors: [[], { option: true }],
  withoutStudent: [false, { option: true }],

  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern that names the fixtures in use
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  sharedPage: [
    async ({ browser, server }, use) => {
      const shared = await openSharedPage(browser, server.url);
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],

  relay: async ({ sharedPage, expectedErrors }, runTest) => {
    await forget(sharedPage);
    await runTest(sharedPage.relay);
    expectNone(sharedPage.errors, expectedErrors);
  },

  cleanConsole: [
    async ({ page, expectedErrors, withoutStudent }, use) => {
      const errors = await watch(page);
      if (withoutStudent) await page.route('**/models/relay-*/**', () => undefined);
      await use(undefined);
      expectNone([...errors, ...takeReports()], expectedErrors);
    },
    { auto: true },
  ],
});

/** Opens a page with its student for several tests. */
export async function openSharedPage(browser: Browser, url: string): Promise<SharedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const errors = await watch(page);
  const relay = new RelayPage(page);
  await relay.open(url);
  return { relay, errors, close: () => context.close() };
}

/** Before a test: forgets the errors and the events of earlier tests. */
export async function forget({ relay, errors }: SharedPage): Promise<void> {
  errors.length = 0;
  await relay.page.evaluate(() => {
    (Reflect.get(globalThis, 'recordedEvents') as unknown[]).length = 0;
  });
}

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

/** After a test: the console held no errors but those that were expected. */
export function expectNone(errors: readonly string[], expectedErrors: readonly RegExp[] = []): void {
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
 * Waits until the run is over, or the test's own limit ends it, and gives the run's log.
 *
 * @param before how many runs this page has had already.
 */
export async function finishedRun(page: Page, before = 0): Promise<RelayEvent[]> {
  const ended = () =>
    page.evaluate(() => {
      const log = Reflect.get(globalThis, 'recordedEvents') as RelayEvent[];
      return log.filter((event) => event.type === 'run-ended').length;
    });
  await expect.poll(ended, { message: 'runs that have ended', timeout: 0 }).toBeGreaterThan(before);
  return lastRun(page);
}
