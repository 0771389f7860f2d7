/** One peer in a page of its own. */
import wllamaUrl from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import loaderUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';

import { urlSource } from '../../../engine/model-source.ts';
import { readModelFiles } from '../../../engine/model.ts';
import { webRuntime } from '../../../engine/web-runtime.ts';
import { readDeviceFacts } from '../../../student/device-facts.ts';
import { openOnDevice, planDevice } from '../../../student/device.ts';
import { measureEngine } from '../engine-peer.ts';
import type { ContextTimes, PeerTask } from '../figures.ts';
import { measureTransformers } from '../transformers-peer.ts';

/** llama.cpp compiled to WebAssembly. */
async function measureWllama({ gguf, prompts, tokens }: PeerTask): Promise<ContextTimes[]> {
  const { Wllama } = await import('@wllama/wllama');
  const wllama = new Wllama({ default: new URL(wllamaUrl, location.href).href });
  const response = await fetch(`/gguf/${gguf ?? ''}`);
  const largest = Math.max(...prompts.map(({ context }) => context)) + tokens + 64;
  // As many threads as the engine takes; no graphics card.
  const n_threads = Math.min(4, navigator.hardwareConcurrency);
  await wllama.loadModel([await response.blob()], { n_ctx: largest, n_threads, n_gpu_layers: 0 });
  const times: ContextTimes[] = [];
  for (const { context, text } of prompts) {
    const greedy = { temperature: 0, top_k: 1, ignore_eos: true } as const;
    const { timings } = await wllama.createCompletion({ prompt: text, max_tokens: tokens, ...greedy });
    if (timings === undefined) throw new Error('wllama gives no timings.');
    times.push({
      context,
      prefill: timings.prompt_ms,
      tokens: new Array<number>(timings.predicted_n).fill(timings.predicted_per_token_ms),
      ids: null,
    });
  }
  await wllama.exit();
  return times;
}

async function measure(task: PeerTask): Promise<ContextTimes[]> {
  if (task.peer === 'engine') {
    const choice = task.runtime === 'webgpu' ? 'webgpu' : 'wasm';
    const facts = await readDeviceFacts({ isSecureContext, gpu: navigator.gpu });
    const plan = planDevice(task.weights, choice, facts);
    const source = urlSource(new URL(`/models/${task.folder}/`, location.href).href);
    const files = await readModelFiles(source, undefined, task.weights);
    const { model, fallback } = await openOnDevice(files, plan, webRuntime);
    if (fallback !== null) throw new Error(`The engine runs on WASM: ${fallback.code}`);
    return measureEngine(model, task);
  }
  if (task.peer === 'llama') return measureWllama(task);
  const library = await import('@huggingface/transformers');
  library.env.allowRemoteModels = false;
  library.env.allowLocalModels = true;
  library.env.localModelPath = '/models/';
  library.env.useWasmCache = false;
  library.env.useBrowserCache = false;
  const { wasm } = library.env.backends.onnx;
  if (wasm !== undefined) wasm.wasmPaths = { mjs: loaderUrl, wasm: wasmUrl };
  return measureTransformers(library, task.folder, task);
}

Object.assign(globalThis, { measure });
