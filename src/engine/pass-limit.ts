/**
 * How many tokens one pass takes. A long prompt is read in several passes: a pass cannot be stopped, and its memory grows
 * with its tokens. The size depends on device and model only, never on time, so that the same prompt always gives the same
 * numbers.
 */
import type { EngineDevice } from './runtime.ts';
import { isSmall, type Weights } from './weights.ts';

/** Passes of a small model take milliseconds. */
const ofSmallModels = 512;

/** By device: about a second for a model of 0.6 billion parameters. */
const byDevice: Readonly<Record<EngineDevice, number>> = { wasm: 32, cpu: 128, webgpu: 256 };

/**
 * The limit for software adapters and small subgroups: a pass of 32 or more tokens through GroupQueryAttention is wrong
 * there, without an error (seen on Chromium's SwiftShader adapter, subgroups of 4, onnxruntime-web 1.31).
 */
export const cautiousPassLimit = 31;

/** The default for a device and a model's weights, in tokens. */
export function usualPassLimit(device: EngineDevice, weights: Weights): number {
  return isSmall(weights) ? ofSmallModels : byDevice[device];
}
