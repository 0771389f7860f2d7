// The page in an installed Firefox, over WebDriver BiDi: solve, highlight, offline, resume and share link.
// `npm run e2e:firefox`; it needs no browser of its own (Debian: apt-get install firefox-esr).
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';

import { en as strings } from '../../src/ui/locales/en/index.ts';
import { hardProblem } from '../testing/hard-problem.ts';
import { keptTokens } from '../testing/kept-run.ts';
import { takeReports } from '../testing/policy-reports.ts';
import { startServer, type TestServer } from '../testing/server.ts';
import { startFakeModelServer } from '../../src/teacher/testing/fake-model-server/http-server.ts';
import { openAICut } from '../../src/teacher/testing/fake-model-server/protocols.ts';

/** Firefox on a busy machine needs tens of seconds to load the student. */
const patienceMs = 150_000;

let browser: Browser;
beforeAll(async () => {
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: inject('firefox'), headless: true });
});
afterAll(() => browser.close());

let context: BrowserContext;
let page: Page;
let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  context = await browser.createBrowserContext();
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.setViewport({ width: 1280, height: 900 });
});
afterEach(async () => {
  await context.close();
  await server.stop();
  expect(takeReports(), 'what the content security policy refused').toEqual([]);
});

const button = (name: string): string => `::-p-xpath(//button[normalize-space() = "${name}"])`;
const problemBox = '.problem-text';
const answerCard = `section[aria-label="${strings.answer.region}"]`;

/** Waits until a text is on the page, in sight or not. */
async function seen(text: string | RegExp, within = 'body'): Promise<void> {
  const source = typeof text === 'string' ? text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : text.source;
  const holds = (selector: string, pattern: string): boolean =>
    new RegExp(pattern).test(document.querySelector(selector)?.textContent ?? '');
  await page.waitForFunction(holds, {}, within, source);
}

async function open(url: string): Promise<void> {
  await page.goto(url);
  await seen(/WASM|WebGPU/, '.status');
}

async function solve(problem: string): Promise<void> {
  // Key by key: React does not notice a value that a script sets.
  await page.type(problemBox, problem);
  await page.locator(button(strings.problem.solve)).click();
}

/**
 * Teacher tokens and all tokens, as the meter says once the answer is there. The highlights say the same of the teacher's.
 */
async function finishedRun(): Promise<{ written: number; all: number }> {
  await page.waitForSelector(answerCard);
  const tokens = await page.$eval('[data-figure="tokens"]', ({ textContent }) => textContent);
  const [written = NaN, all = NaN] = tokens.split('/').map(Number);
  const highlighted = (): Promise<number> =>
    page.$$eval('#solution [data-author="teacher"]', (marks) =>
      marks.reduce((sum, mark) => sum + Number(mark.getAttribute('data-tokens')), 0),
    );
  // The solution is drawn after the meter.
  await expect.poll(highlighted, { timeout: patienceMs }).toBe(written);
  return { written, all };
}

describe('in Firefox', () => {
  it('solves, highlights what the teacher wrote, and shows the call ratio', async () => {
    await open(server.url);
    await solve(hardProblem);
    const { written, all } = await finishedRun();
    expect(written).toBeGreaterThan(0);
    await seen(strings.percent(written / all), '[data-figure="call-ratio"]');
    await page.waitForSelector('#solution .katex');
  });

  it('opens and solves with the server gone', async () => {
    await open(server.url);
    await seen(strings.status.worksOffline, '.status');
    await server.stop();
    await page.reload();
    await seen(strings.status.inPage, '.status');
    await seen(/WASM|WebGPU/, '.status');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await solve(hardProblem);
    const { written } = await finishedRun();
    expect(written).toBeGreaterThan(0);
  });

  it('shows a run that broke off after a reload, with what was typed, and resumes it', async () => {
    const upstream = await startFakeModelServer(openAICut(['12']));
    const own = await startServer({ TEACHER_URL: upstream.url, TEACHER_MODEL: 'fake-teacher' });
    await open(own.url);
    const { respond } = upstream;
    // The first call stays without an answer, so that the run stands in its middle.
    const asked = new Promise<void>((resolve) => {
      upstream.respond = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    await solve(hardProblem);
    await asked;
    await page.locator(problemBox).fill('Half a new problem');
    upstream.respond = respond;
    await expect.poll(() => page.evaluate(keptTokens), { timeout: patienceMs }).toBeGreaterThan(0);
    await page.reload();
    await seen(strings.notices.brokenOff);
    await seen(/WASM|WebGPU/, '.status');
    const typed = await page.$eval(problemBox, (box) => (box as HTMLTextAreaElement).value);
    expect(typed).toBe('Half a new problem');
    await page.locator(button(strings.notices.resume)).click();
    const { written } = await finishedRun();
    expect(written).toBeGreaterThan(0);
    await own.stop();
    await upstream.close();
  });

  it('puts a run into a link, and opens it from there', async () => {
    await open(server.url);
    await solve(hardProblem);
    await finishedRun();
    const text = await page.$eval('.solution', (part) => part.textContent);
    // A browser without a window has no clipboard of its own.
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: (copied: string) => {
            Object.assign(globalThis, { copied });
            return Promise.resolve();
          },
        },
      });
    });
    // The sheet may still move to the end of the solution, and the menu with it: a click at a place could miss its item.
    for (const name of [strings.solution.take, strings.solution.share]) {
      const item = await page.waitForSelector(button(name));
      await item?.evaluate((each) => (each as HTMLButtonElement).click());
    }
    const copied = await page.waitForFunction(() => Reflect.get(globalThis, 'copied') as string | undefined);
    const link = (await copied.jsonValue()) ?? '';
    expect(link).toContain('#run=');
    page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(link);
    await finishedRun();
    expect(await page.$eval('.solution', (part) => part.textContent)).toBe(text);
  });
});
