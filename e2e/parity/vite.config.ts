// Builds the parity page, beside the product and never part of it.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: fileURLToPath(new URL('../../public', import.meta.url)),
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000, reportCompressedSize: false },
});
