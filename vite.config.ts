// How the page is built and served during development. What the page contains is decided in src/ui.
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { teacherForProxy } from './src/cli/models.ts';
import { proxyPlugin } from './src/proxy/vite.ts';

export default defineConfig({
  plugins: [react(), proxyPlugin(() => teacherForProxy(process.env))],
  // The student's worker imports modules of its own, so it must be a module itself.
  worker: { format: 'es' },
  // The runtime without its loader in it: the student gives the loader and the .wasm file as files of their own.
  resolve: { conditions: [...defaultClientConditions, 'onnxruntime-web-use-extern-wasm'] },
  build: {
    target: 'es2022',
    reportCompressedSize: false,
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
