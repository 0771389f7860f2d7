// e2e/ drives the built page in a real Chromium, once without a GPU and once with a software WebGPU adapter.
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
  globalSetup: './e2e/build.ts',
  outputDir: 'test-results',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: false,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  // A service worker would answer in the place of the requests that tests look at; the tests of it allow it.
  use: { trace: 'retain-on-failure', viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' },
  projects: [
    {
      name: 'wasm',
      use: { launchOptions: launchOptions('--disable-gpu') },
      testIgnore: '**/*.webgpu.spec.ts',
    },
    {
      name: 'webgpu',
      use: {
        launchOptions: launchOptions('--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'),
      },
      testMatch: '**/*.webgpu.spec.ts',
    },
  ],
});
