// The tests in Firefox, one after the other: `npm run e2e:firefox`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['e2e/firefox/*.test.ts'],
    globalSetup: ['e2e/firefox/set-up.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
