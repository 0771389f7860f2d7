// What every browser test has: the product's server, a page that records the run's log, and the promise that nothing
// was refused by the content security policy and nothing went wrong on the console.
import { test as base, expect, type Page } from '@playwright/test';
import type { RelayEvent } from '../src/relay/events.ts';
import { startServer, type RunningServer } from './server.ts';

interface Fixtures {
  /** Console errors that the test provokes on purpose, such as a request that cannot reach its server. */
  expectedErrors: readonly RegExp[];
  /** Fails the test afterwards if the console held any other error, or the policy refused anything. */
  cleanConsole: undefined;
}

interface WorkerFixtures {
  /** The server with the embedded teacher, shared by the tests of one worker. */
  server: RunningServer;
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

  cleanConsole: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
      });
      await page.addInitScript(recordWorkerMessages);
      await use(undefined);
      const unexpected = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)));
      expect(unexpected, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Runs in the page before its own scripts: keeps a copy of the events that any worker of it sends. */
function recordWorkerMessages(): void {
  const log: unknown[] = [];
  Object.assign(globalThis, { recordedEvents: log });
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'object' && data !== null && 'events' in data && Array.isArray(data.events)) {
          log.push(...data.events);
        }
      });
    }
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
