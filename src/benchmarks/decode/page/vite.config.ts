/** Builds the page of the benchmark, which is no part of the product. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 8000, reportCompressedSize: false },
});
