/**
 * ONNX Runtime in a browser worker, from files that this site serves itself. One build carries both WebGPU and WASM, so
 * a fallback from one to the other loads nothing more. It knows the runtime's files, not models.
 */
import * as ort from 'onnxruntime-web/webgpu';
import loaderUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';

import type { OnnxRuntime } from '../engine/runtime.ts';

/** More threads than this win nothing for models of this size. */
const mostThreads = 4;

/** Sets the runtime up. Call it before the first session opens. */
export function webRuntime(): OnnxRuntime {
  // Given apart from the bundle, the loader starts its threads from its own file; else each thread would run the worker.
  ort.env.wasm.wasmPaths = {
    mjs: new URL(loaderUrl, import.meta.url).href,
    wasm: new URL(wasmUrl, import.meta.url).href,
  };
  // Threads need shared memory, which browsers give to isolated pages only (the two cross-origin headers).
  ort.env.wasm.numThreads = globalThis.crossOriginIsolated
    ? Math.min(mostThreads, navigator.hardwareConcurrency)
    : 1;
  ort.env.logLevel = 'error';
  return ort;
}
