/**
 * Chooses where a student runs in a browser: WebGPU where it works, else WASM with the reason.
 */
import { codedError } from '../errors/coded-error.ts';
import type { CacheChoice, DecoderOptions, LanguageModel, ModelFiles } from '../engine/model.ts';
import { openModel } from '../engine/model.ts';
import { ModelError } from '../engine/errors.ts';
import type { OnnxRuntime } from '../engine/runtime.ts';
import type { Weights } from '../engine/weights.ts';
import { proveInPlace } from './cache-proof.ts';
import { webGpuFailed, type DeviceFacts, type GpuFacts } from './device-facts.ts';
import { provePasses, tryPasses } from './device-proof.ts';
import { studentError } from './errors.ts';
import type { DeviceChoice, Fallback } from './protocol.ts';
import { plannedDevice } from './weights-choice.ts';

/** Gives the runtime for a device, and for a model with these weights. */
export type RuntimeFor = (device: 'webgpu' | 'wasm', weights: Weights) => Promise<OnnxRuntime>;

/** Where a student will run, known before its weights are fetched. */
export type DevicePlan =
  | { readonly device: 'webgpu'; readonly gpu: GpuFacts }
  | { readonly device: 'wasm'; readonly fallback: Fallback | null };

export interface OpenedModel {
  readonly model: LanguageModel;
  /** null when it runs on the preferred device. */
  readonly fallback: Fallback | null;
}

/** @param weightsFile path of the ONNX file: the kind of its numbers decides as well */
export function planDevice(weightsFile: string, choice: DeviceChoice, facts: DeviceFacts): DevicePlan {
  if (choice === 'wasm') return { device: 'wasm', fallback: null };
  if (facts.gpu === null) return { device: 'wasm', fallback: facts.whyNoGpu };
  if (plannedDevice(weightsFile, choice, facts) === 'webgpu') return { device: 'webgpu', gpu: facts.gpu };
  return {
    device: 'wasm',
    fallback: studentError('no-shader-f16'),
  };
}

/**
 * Opens a model on the planned device, or on WASM where WebGPU fails.
 *
 * @throws ModelError when it cannot run on WASM either; the signal's reason when it is aborted.
 */
export async function openOnDevice(
  files: ModelFiles,
  plan: DevicePlan,
  runtimeFor: RuntimeFor,
  signal?: AbortSignal,
): Promise<OpenedModel> {
  let fallback = plan.device === 'wasm' ? plan.fallback : null;
  if (plan.device === 'webgpu') {
    const attempt = await tryWebGpu(files, runtimeFor, plan.gpu);
    if ('model' in attempt) return { model: attempt.model, fallback: null };
    fallback = attempt;
  }
  signal?.throwIfAborted();
  const runtime = await runtimeFor('wasm', files.weights);
  return { model: await openOnWasm(files, runtime), fallback };
}

async function openOnWasm(files: ModelFiles, runtime: OnnxRuntime): Promise<LanguageModel> {
  const model = await openModel(files, runtime, 'wasm');
  try {
    await tryPasses(model);
    return model;
  } catch (cause) {
    await model.release();
    throw new ModelError(studentError('first-pass-failed', { cause: codedError(cause) }), { cause });
  }
}

/** The model with what the device has proved. @param passLimit null for as many tokens as usual */
function withChoices(model: LanguageModel, passLimit: number | null, cache: CacheChoice): LanguageModel {
  const proved: DecoderOptions = { cache: cache.strategy, ...(passLimit !== null && { passLimit }) };
  return { ...model, cache, decoder: (options) => model.decoder({ ...proved, ...options }) };
}

/** A model on WebGPU that has proved itself, or the reason why there is none. */
async function tryWebGpu(
  files: ModelFiles,
  runtimeFor: RuntimeFor,
  gpu: GpuFacts,
): Promise<{ model: LanguageModel } | Fallback> {
  const opened: LanguageModel[] = [];
  try {
    const runtime = await runtimeFor('webgpu', files.weights);
    const open = async (): Promise<LanguageModel> => {
      const model = await openModel(files, runtime, 'webgpu');
      opened.push(model);
      return model;
    };
    let model = await open();
    const passLimit = await provePasses(model, gpu);
    const cache = await proveInPlace(model, gpu, passLimit);
    if (model.deviceFailure() !== null) {
      // A trial that failed has ended the session, not the device.
      await opened.pop()?.release();
      model = await open();
    }
    return { model: withChoices(model, passLimit, cache) };
  } catch (error) {
    await opened.pop()?.release();
    return webGpuFailed(error);
  }
}
