/**
 * Chooses where a student runs in a browser: WebGPU where it works, else WASM with the reason in a sentence.
 */
import type { LanguageModel, ModelFiles } from '../engine/model.ts';
import { openModel } from '../engine/model.ts';
import type { OnnxRuntime } from '../engine/runtime.ts';
import type { Weights } from '../engine/weights.ts';
import type { DeviceChoice, Fallback } from './protocol.ts';

/** What the browser tells about WebGPU. */
export interface GpuEnvironment {
  /** Whether the page came over HTTPS or from localhost: elsewhere browsers hide WebGPU. */
  readonly isSecureContext: boolean;
  /** `navigator.gpu`. */
  readonly gpu: { requestAdapter(): Promise<unknown> } | undefined;
}

/** Gives the runtime for a device, and for a model with these weights. */
export type RuntimeFor = (device: 'webgpu' | 'wasm', weights: Weights) => Promise<OnnxRuntime>;

export interface OpenedModel {
  readonly model: LanguageModel;
  /** null when it runs on the preferred device. */
  readonly fallback: Fallback | null;
}

/**
 * Opens a model on the device that the person chose, or on WASM where WebGPU cannot be used.
 *
 * @throws ModelError when it cannot run on WASM either; the signal's reason when it is aborted.
 */
export async function openOnDevice(
  files: ModelFiles,
  choice: DeviceChoice,
  runtimeFor: RuntimeFor,
  environment: GpuEnvironment,
  signal?: AbortSignal,
): Promise<OpenedModel> {
  const onWasm = async (fallback: Fallback | null): Promise<OpenedModel> => {
    const runtime = await runtimeFor('wasm', files.weights);
    return { model: await openModel(files, runtime, 'wasm'), fallback };
  };
  if (choice === 'wasm') return onWasm(null);
  let fallback = await whyNoWebGpu(environment);
  if (fallback === null) {
    const attempt = await tryWebGpu(files, runtimeFor);
    if ('model' in attempt) return { model: attempt.model, fallback: null };
    fallback = attempt;
  }
  signal?.throwIfAborted();
  return onWasm(fallback);
}

/** Why WebGPU need not even be tried, or null. */
async function whyNoWebGpu({ isSecureContext, gpu }: GpuEnvironment): Promise<Fallback | null> {
  if (!isSecureContext) {
    return {
      why: 'insecure-context',
      message:
        'The student runs on WASM, and the page does not open without this network: browsers offer WebGPU, threads and offline use only to pages that come over HTTPS or from localhost. Whoever serves the page can give it a certificate (TLS_CERT).',
    };
  }
  if (gpu === undefined) {
    return { why: 'no-webgpu', message: 'The student runs on WASM: this browser has no WebGPU.' };
  }
  try {
    if ((await gpu.requestAdapter()) !== null) return null;
  } catch (error) {
    return webGpuFailed(error);
  }
  return {
    why: 'no-webgpu',
    message: 'The student runs on WASM: this browser has WebGPU, but found no graphics adapter to use.',
  };
}

/** A model on WebGPU that has proved itself by one pass, or the reason why there is none. */
async function tryWebGpu(
  files: ModelFiles,
  runtimeFor: RuntimeFor,
): Promise<{ model: LanguageModel } | Fallback> {
  let model: LanguageModel | null = null;
  try {
    const runtime = await runtimeFor('webgpu', files.weights);
    model = await openModel(files, runtime, 'webgpu');
    // Drivers fail at the first pass rather than when the session opens; some give garbage instead of an error.
    const trial = model.decoder();
    const logits = await trial.forward(files.endTokens.slice(0, 1));
    trial.dispose();
    if (!logits.every(Number.isFinite)) throw new Error('its first numbers were not finite.');
    return { model };
  } catch (error) {
    await model?.release();
    return webGpuFailed(error);
  }
}

function webGpuFailed(error: unknown): Fallback {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    why: 'webgpu-failed',
    message: `The student runs on WASM: WebGPU was tried and failed (${reason}).`,
  };
}
