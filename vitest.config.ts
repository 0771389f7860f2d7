// Unit tests run in Node, from files next to their sources; e2e/ belongs to Playwright.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Milliseconds until a test counts as hung. No test waits for a time: what takes seconds (loading models, starting a
 * process) takes ten times as long where other programs use the machine.
 */
const hungAfter = 180_000;

const files = ['src', 'lint']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.test\.(?:ts|tsx|mjs)$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));

/** Files that replace modules or globals, or need a document: each runs in a process of its own. */
const replacesGlobals =
  /@vitest-environment|fake-indexeddb\/auto|vi\.(?:mock|doMock|hoisted|resetModules|stubGlobal|stubEnv|spyOn|useFakeTimers)\(/;
/** Tests of the student's worker leave runs open, which continue until their process ends. */
const leavesRunsOpen = /^src\/student\//;
const isolated = files.filter(
  (file) => leavesRunsOpen.test(file) || replacesGlobals.test(readFileSync(file, 'utf8')),
);

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: hungAfter,
    hookTimeout: hungAfter,
    // What is polled is a state that must come: only the limit of its test ends the wait.
    expect: { poll: { interval: 5, timeout: 60_000 } },
    // The default leaves one core to the runner, which on two cores leaves one for all tests.
    maxWorkers: '100%',
    // Tests compare with transformers.js, which brings the runtime by itself (src/engine/node-runtime.ts).
    env: { ORT_DISABLE_TELEMETRY: '1' },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['{src,lint}/**/*.test.{ts,tsx,mjs}'],
          exclude: isolated,
          // Files of one process share what they import: to start processes and to import takes longer than most tests.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'isolated', include: isolated, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
