/**
 * Loads students in the built page, each in a browser of its own, and reads the most memory that its renderer process had
 * from the kernel (VmHWM in /proc, so on Linux only). The page, not a copy of it, is measured: the student is chosen in the
 * saved preferences.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'vite';

import { findChromium } from '../../cli/set-up/chromium.mjs';
import { inProject } from '../../cli/project.ts';
import { weightsKind } from '../../engine/weights.ts';
import { serve } from '../../proxy/node-server.ts';
import { securityHeadersFor } from '../../proxy/request/security-headers.ts';
import { en as strings } from '../../ui/locales/en/index.ts';
import { defaultPreferences, writePreferences } from '../../ui/settings.ts';
import type { ModelSpec } from '../decode/model-spec.ts';
import { serveModels } from '../decode/model-server.ts';
import type { LoadFigures, LoadRow } from './figures.ts';

interface LoadSettings {
  readonly models: readonly ModelSpec[];
  readonly runtimes: readonly LoadRow['runtime'][];
  /** Folder of another built page to compare with; null for none. */
  readonly against: string | null;
  readonly rounds: number;
}

const launchArguments: Readonly<Record<LoadRow['runtime'], readonly string[]>> = {
  wasm: ['--no-sandbox', '--disable-gpu'],
  webgpu: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
};

/** Milliseconds that a student may take until it is ready. */
const longest = 600_000;

/** @param progress takes a description of the current measurement */
export async function measureLoads(
  { models, runtimes, against, rounds }: LoadSettings,
  progress: (what: string) => void,
): Promise<LoadFigures> {
  const own = inProject('.cache/bench-load');
  await build({ logLevel: 'error', build: { outDir: own, emptyOutDir: true } });
  const builds: [LoadRow['build'], string][] = [
    ['this', own],
    ...(against === null ? [] : [['other', against] satisfies [LoadRow['build'], string]]),
  ];
  const host = await serveModels(
    own,
    Object.fromEntries(models.map(({ folder }, i) => [`model-${i}`, folder])),
    {},
    { 'Access-Control-Allow-Origin': '*' },
  );
  const rows: LoadRow[] = [];
  try {
    for (const [index, model] of models.entries()) {
      for (const runtime of runtimes) {
        // In turns, so that what else the machine does falls on both builds.
        const found: [LoadRow['build'], Load][] = [];
        for (let round = 1; round <= rounds; round += 1) {
          for (const [name, directory] of builds) {
            progress(`${basename(model.folder)} ${model.weights}, ${runtime}, ${name} build, round ${round}`);
            const address = `${host.url}/models/model-${index}/#${model.weights}`;
            found.push([name, await loadOnce(directory, host.url, address, runtime)]);
          }
        }
        for (const [name] of builds) rows.push(await rowOf(model, runtime, name, found));
      }
    }
    return { rows };
  } finally {
    await host.close();
  }
}

interface Load {
  readonly peakBytes: number;
  readonly seconds: number;
}

/** The least of the rounds: a peak holds what was not collected yet, a time what else the machine did. */
async function rowOf(
  { folder, weights }: ModelSpec,
  runtime: LoadRow['runtime'],
  name: LoadRow['build'],
  found: readonly (readonly [LoadRow['build'], Load])[],
): Promise<LoadRow> {
  const loads = found.flatMap(([which, load]) => (which === name ? [load] : []));
  const fileBytes = await sizeOfWeights(folder, weights);
  const peakBytes = Math.min(...loads.map((load) => load.peakBytes));
  return {
    model: basename(folder),
    weights: weightsKind(weights) || 'fp32',
    runtime,
    build: name,
    fileBytes,
    peakBytes,
    ratio: Math.round((100 * peakBytes) / fileBytes) / 100,
    secondsToReady: Math.round(100 * Math.min(...loads.map((load) => load.seconds))) / 100,
  };
}

/** The ONNX file and its data files. */
async function sizeOfWeights(folder: string, weights: string): Promise<number> {
  const path = join(folder, weights);
  const names = (await readdir(dirname(path))).filter((name) => name.startsWith(basename(path)));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(dirname(path), name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function loadOnce(
  directory: string,
  modelHost: string,
  student: string,
  runtime: LoadRow['runtime'],
): Promise<Load> {
  const server = await serve({
    port: 0,
    directory,
    teacher: null,
    headers: securityHeadersFor([modelHost]),
  });
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: [...launchArguments[runtime]],
    ...(executablePath === null ? {} : { executablePath }),
  });
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await choose(page, student, runtime);
    const began = performance.now();
    await page.goto(server.url);
    const status = page.getByRole('region', { name: strings.status.region });
    const device = strings.status.devices[runtime];
    await status.getByText(device, { exact: true }).waitFor({ timeout: longest });
    return { seconds: (performance.now() - began) / 1000, peakBytes: await peakOf(browser) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Has the page open with a student from elsewhere. */
async function choose(page: Page, student: string, runtime: LoadRow['runtime']): Promise<void> {
  const settings = { ...defaultPreferences.settings, student, otherStudents: [student], device: runtime };
  const preferences = writePreferences({ settings, stayOnDevice: true });
  await page.addInitScript((text) => localStorage.setItem('relay-preferences', text), preferences);
}

/** The most memory that a renderer process of the browser had, in bytes. */
async function peakOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = await Promise.all(
    processInfo.map(async ({ type, id }) => {
      if (type !== 'renderer') return 0;
      const status = await readFile(`/proc/${id}/status`, 'utf8');
      return 1024 * Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0);
    }),
  );
  return Math.max(...peaks);
}
