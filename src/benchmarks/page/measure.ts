// How heavy and how quick the page is, in a real browser: what `npm run bench -- page` prints.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../../cli/set-up/chromium.mjs';
import { inProject } from '../../cli/project.ts';
import { teacherForProxy } from '../../cli/server/teacher-for-proxy.ts';
import { serve } from '../../proxy/node-server.ts';
import type { RelayEvent } from '../../relay/events.ts';
import { en as strings } from '../../ui/locales/en/index.ts';
import { speeds } from '../../ui/timeline/player.ts';
import type { Streamed } from './in-page/stream-instead.ts';
import { longLog } from './long-run.ts';

export interface PageSpeed {
  /** Bytes, compressed by gzip. */
  readonly size: {
    /** Scripts and styles that the first paint waits for. */
    readonly shell: { readonly scripts: number; readonly styles: number };
    /** Scripts that the page fetches by itself afterwards, workers excluded. */
    readonly afterwards: number;
  };
  /** Milliseconds since the navigation began, the median of `visits` first visits. */
  readonly visit: {
    readonly visits: number;
    readonly firstPaint: number;
    /** The problem can be typed and the button pressed. */
    readonly interactive: number;
    /** A recorded run can be opened. */
    readonly gallery: number;
    readonly studentReady: number;
  };
  /** From the problem that is typed and sent to the first tokens, whose number is left out. */
  readonly start: Omit<Smoothness, 'tokens'>;
  readonly streaming: Smoothness & { readonly tokensPerSecond: number };
  /** The same run, played back in the token view, as fast as the page offers. */
  readonly replay: Smoothness;
}

/** Of the main thread, by the browser's own long-task API. */
interface Smoothness {
  readonly tokens: number;
  readonly seconds: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
  readonly longestMs: number;
  /** What ran in the frame that long tasks kept waiting longest; what is missing of it no script of the page did. */
  readonly slowestFrame: readonly FramePart[];
}

interface FramePart {
  readonly what: string;
  readonly ms: number;
}

interface LongFrame {
  /** Milliseconds of its long tasks, less 50 for each. */
  readonly blocking: number;
  readonly parts: readonly FramePart[];
}

const visits = 5;
/** Tokens per second of the fastest playback. */
const fastest = Math.max(...speeds.filter((speed) => speed !== 'recorded'));
/** Events in a message of the student's worker, and the milliseconds between two of them. */
const stream = { events: 15, everyMs: 30 };

/** Scripts that run in the page: files of their own, as the compiler's helpers are not there. */
const inPage = (name: string): string => inProject(`src/benchmarks/page/in-page/${name}`);

/** Such a script with everything that it imports. */
async function bundled(name: string): Promise<string> {
  const lib = { entry: inPage(name), formats: ['iife' as const], name: 'inPage' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  const chunks = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
}

/**
 * Builds the page, serves it, and measures it in Chromium.
 * @throws where a part of the page does not appear in time
 */
export async function measurePage(): Promise<PageSpeed> {
  await build({ logLevel: 'error' });
  const server = await serve({ port: 0, directory: inProject('dist'), ...(await teacherForProxy({})) });
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(executablePath === null ? {} : { executablePath }),
  });
  try {
    const times: Awaited<ReturnType<typeof visit>>[] = [];
    for (let i = 0; i < visits; i += 1) times.push(await visit(browser, server.url));
    const median = (name: 'firstPaint' | 'interactive' | 'gallery' | 'studentReady'): number =>
      Math.round(times.map((each) => each[name]).sort((a, b) => a - b)[Math.floor(visits / 2)] ?? NaN);
    return {
      size: await sizes(times[0]?.scripts ?? []),
      visit: {
        visits,
        firstPaint: median('firstPaint'),
        interactive: median('interactive'),
        gallery: median('gallery'),
        studentReady: median('studentReady'),
      },
      ...(await longRun(browser, server.url, await longLog())),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Opens the page and waits until its student is loaded. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const status = page.getByRole('region', { name: strings.status.region });
  await expect(status).toContainText(/WASM|WebGPU/, { timeout: 60_000 });
}

async function visit(browser: Browser, url: string) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript({ path: inPage('keep-times.js') });
  await open(page, url);
  const seen = () => page.evaluate(() => Reflect.get(globalThis, 'seen') as Record<string, number>);
  await expect.poll(async () => Object.values(await seen()).filter(Number.isFinite).length).toBe(3);
  const { interactive = NaN, gallery = NaN, studentReady = NaN } = await seen();
  const loaded = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    scripts: performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  }));
  await context.close();
  return { interactive, gallery, studentReady, ...loaded };
}

async function sizes(fetched: readonly string[]): Promise<PageSpeed['size']> {
  const html = await readFile(inProject('dist/index.html'), 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const bytes = async (paths: readonly string[]): Promise<number> => {
    const files = await Promise.all(paths.map((path) => readFile(inProject(`dist${path}`))));
    return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  };
  const isWorker = (path: string): boolean => path.includes('.worker');
  return {
    shell: {
      scripts: await bytes(linked.filter((path) => path.endsWith('.js'))),
      styles: await bytes(linked.filter((path) => path.endsWith('.css'))),
    },
    afterwards: await bytes(fetched.filter((path) => !linked.includes(path) && !isWorker(path))),
  };
}

async function longRun(
  browser: Browser,
  url: string,
  log: readonly RelayEvent[],
): Promise<Pick<PageSpeed, 'start' | 'streaming' | 'replay'>> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript({ path: inPage('keep-times.js') });
  const streamed: Streamed = { log, ...stream };
  await page.addInitScript({ content: `globalThis.streamed = ${JSON.stringify(streamed)};` });
  await page.addInitScript({ content: await bundled('stream-instead.ts') });
  await open(page, url);
  const stopButton = page.getByRole('button', { name: strings.problem.stop, exact: true });
  const tokens = log.filter(({ type }) => type === 'token').length;

  const start = await smoothness(page, async () => {
    await page.getByRole('textbox', { name: strings.problem.label }).fill('Write very much.');
    await page.getByRole('button', { name: strings.problem.solve, exact: true }).click();
    await expect(stopButton).toBeEnabled();
  });
  const streaming = await smoothness(page, async () => {
    await expect(stopButton).toBeDisabled({ timeout: 180_000 });
  });
  await page.getByRole('button', { name: strings.tokens.asTokens, exact: true }).click();
  await page.getByLabel(strings.timeline.speed).selectOption({ label: strings.timeline.rate(fastest) });
  const replay = await smoothness(page, async () => {
    await page.getByRole('button', { name: strings.timeline.play, exact: true }).click();
    await expect(page.getByRole('button', { name: strings.timeline.pause, exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: strings.timeline.play, exact: true })).toBeVisible({
      timeout: 180_000,
    });
  });
  const tokensPerSecond = Math.round(tokens / streaming.seconds);
  return { start, streaming: { tokens, ...streaming, tokensPerSecond }, replay: { tokens, ...replay } };
}

async function smoothness(page: Page, work: () => Promise<void>): Promise<Omit<Smoothness, 'tokens'>> {
  const began = await page.evaluate(() => {
    for (const name of ['longTasks', 'longFrames']) (Reflect.get(globalThis, name) as unknown[]).length = 0;
    return performance.now();
  });
  await work();
  const { ended, longTasks, longFrames } = await page.evaluate(() => ({
    ended: performance.now(),
    longTasks: Reflect.get(globalThis, 'longTasks') as number[],
    longFrames: Reflect.get(globalThis, 'longFrames') as LongFrame[],
  }));
  const [slowest] = longFrames.filter(({ blocking }) => blocking > 0).sort((a, b) => b.blocking - a.blocking);
  return {
    seconds: Math.round((ended - began) / 100) / 10,
    longTasks: longTasks.length,
    longestMs: Math.round(Math.max(0, ...longTasks)),
    slowestFrame: (slowest?.parts ?? []).map(({ what, ms }) => ({ what, ms: Math.round(ms) })),
  };
}
