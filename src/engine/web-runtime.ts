/**
 * Loads ONNX Runtime in a browser worker, from files on this site, and sets its number of threads.
 *
 * There are two builds, and the worker loads only the one that it needs. The build with WebGPU has 27 MB and can
 * suspend in the middle of a pass. The WASM build has 14 MB and runs WASM up to twice as fast.
 */
import type { Env } from 'onnxruntime-common';
import gpuLoaderUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import gpuWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import loaderUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

import { gpuMemory } from './gpu-memory.ts';
import type { OnnxRuntime } from './runtime.ts';
import { isSmall, type Weights } from './weights.ts';

/** More threads than this gain little for models that fit into a page. */
const mostThreads = 4;

/**
 * The build for a device, ready to open a session for a model with these weights. How many threads a build uses is fixed
 * by the first session that it opens; a later model in the same worker runs on as many.
 */
export async function webRuntime(device: 'webgpu' | 'wasm', weights: Weights): Promise<OnnxRuntime> {
  switch (device) {
    case 'webgpu': {
      const ort = await import('onnxruntime-web/webgpu');
      setUp(ort.env.wasm, gpuLoaderUrl, gpuWasmUrl, weights);
      return {
        InferenceSession: ort.InferenceSession,
        Tensor: ort.Tensor,
        async deviceLost() {
          const device = await ort.env.webgpu.device;
          const { message } = await device.lost;
          return message || 'the device was lost';
        },
        async deviceMemory() {
          return gpuMemory(await ort.env.webgpu.device, (buffer, dataType, dims, dispose) =>
            ort.Tensor.fromGpuBuffer(buffer, { dataType, dims, dispose }),
          );
        },
      };
    }
    case 'wasm': {
      const ort = await import('onnxruntime-web/wasm');
      setUp(ort.env.wasm, loaderUrl, wasmUrl, weights);
      return ort;
    }
  }
}

function setUp(flags: Env.WebAssemblyFlags, loader: string, wasm: string, weights: Weights): void {
  // With a URL outside the bundle, the loader starts its threads from its own file instead of from the worker's.
  flags.wasmPaths = { mjs: new URL(loader, import.meta.url).href, wasm: new URL(wasm, import.meta.url).href };
  // Threads need shared memory, which browsers give to isolated pages only (the two cross-origin headers).
  const canThread = globalThis.crossOriginIsolated && !isSmall(weights);
  flags.numThreads = canThread ? Math.min(mostThreads, navigator.hardwareConcurrency) : 1;
}
