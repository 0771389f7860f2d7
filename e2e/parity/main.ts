// A page for one test: loads a model of this site through transformers.js and shows the tokens that it writes.
import { AutoModelForCausalLM, AutoTokenizer, env } from '@huggingface/transformers';
import loaderUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import { greedyTokens } from './greedy-tokens.ts';

env.allowRemoteModels = false;
env.allowLocalModels = true;
env.localModelPath = '/models/';
env.useWasmCache = false; // it would load the runtime from a blob, which this site's policy forbids
if (env.backends.onnx.wasm !== undefined) {
  env.backends.onnx.wasm.wasmPaths = { mjs: loaderUrl, wasm: wasmUrl };
  env.backends.onnx.wasm.numThreads = 1;
}

const query = new URLSearchParams(location.search);
const output = document.querySelector('output');
try {
  const tokens = await greedyTokens(
    { AutoModelForCausalLM, AutoTokenizer },
    query.get('model') ?? '',
    'wasm',
    query.get('content') ?? '',
    Number(query.get('length')),
  );
  output?.replaceChildren(JSON.stringify(tokens));
} catch (error) {
  output?.replaceChildren(String(error));
}
