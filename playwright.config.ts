// e2e/ drives the built page in a real Chromium, once with a software WebGPU adapter and once without a GPU.
import { defineConfig } from '@playwright/test';

/** CHROME_PATH is set by `npm test`, which looks for an installed browser; else Playwright's own is used. */
const executablePath = process.env['CHROME_PATH'];

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function launchOptions(...args: string[]) {
  return { args: [...quiet, ...args], ...(executablePath === undefined ? {} : { executablePath }) };
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/testing/build.ts',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: false,
  workers: 2,
  // What does not come within these hangs: the same takes many times as long where other programs use the machine.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    // A failed test leaves its steps and a picture. Pictures of each frame, copies of the document and of each file of the
    // model would take longer than many a test: `npm run e2e -- --trace on FILE` records them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
    // A colour or a place that is on its way to another is not what a test looks at.
    contextOptions: { reducedMotion: 'reduce' },
    // A service worker would answer in the place of the requests that tests look at; the tests of it allow it.
    serviceWorkers: 'block',
  },
  // The slowest tests are those on WebGPU: they come first, so that both workers end at about the same time.
  projects: [
    {
      name: 'webgpu',
      use: {
        launchOptions: launchOptions('--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'),
      },
      testMatch: '**/*.webgpu.spec.ts',
    },
    {
      name: 'wasm',
      use: { launchOptions: launchOptions('--disable-gpu') },
      testIgnore: '**/*.webgpu.spec.ts',
    },
  ],
});
