// Unit tests run in Node and stand beside their sources; e2e/ belongs to Playwright.
import { defineConfig } from 'vitest/config';

/**
 * Milliseconds until a test counts as hung. No test waits for a time: what takes seconds (loading models, starting a
 * process) takes ten times as long where other programs use the machine.
 */
const hungAfter = 180_000;

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx,mjs}'],
    testTimeout: hungAfter,
    hookTimeout: hungAfter,
    // What is polled is a state that must come: only the limit of its test ends the wait.
    expect: { poll: { interval: 5, timeout: 60_000 } },
    // The default leaves one core to the runner, which on two cores leaves one for all tests.
    maxWorkers: '100%',
    // Tests compare with transformers.js, which brings the runtime by itself (src/engine/node-runtime.ts).
    env: { ORT_DISABLE_TELEMETRY: '1' },
  },
});
