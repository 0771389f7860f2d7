// How the page is built and served during development. What the page contains is decided in src/ui.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The student's worker imports modules of its own, so it must be a module itself.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The content security policy knows no data: scripts or fonts: every asset is a file.
    assetsInlineLimit: 0,
    // ONNX Runtime alone is larger than the default limit, and it is loaded by the worker only.
    chunkSizeWarningLimit: 2000,
  },
  optimizeDeps: {
    // Its loader finds its .wasm files beside itself (import.meta.url), which bundling in development would move.
    exclude: ['onnxruntime-web'],
  },
});
