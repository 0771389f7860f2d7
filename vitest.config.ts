// Unit tests run in Node and stand beside their sources; e2e/ belongs to Playwright.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx,mjs}'],
    // Loading ONNX Runtime and the models takes seconds on two busy cores.
    testTimeout: 30_000,
    // Tests compare with transformers.js, which brings the runtime by itself (src/engine/node-runtime.ts).
    env: { ORT_DISABLE_TELEMETRY: '1' },
  },
});
