// Builds the engine's page, which is for tests only and not part of the product.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { zodWithoutEval } from '../../src/cli/build/zod-without-eval.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  plugins: [zodWithoutEval],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000, reportCompressedSize: false },
});
