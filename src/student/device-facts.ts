/**
 * What a browser's device can do, asked before any weights are fetched. weights-choice.ts derives which weights suit it.
 */
import { codedError } from '../errors/coded-error.ts';
import { studentError } from './errors.ts';
import type { Fallback } from './protocol.ts';

/** The part of the browser that knows. */
export interface GpuEnvironment {
  /** Whether the page came over HTTPS or from localhost: elsewhere browsers hide WebGPU. */
  readonly isSecureContext: boolean;
  /** `navigator.gpu`. */
  readonly gpu:
    | { requestAdapter(options?: { powerPreference: 'high-performance' }): Promise<unknown> }
    | undefined;
}

/** What the graphics adapter shows. */
export interface GpuFacts {
  /** Whether shaders can compute in half precision, which weights of the kinds fp16 and q4f16 need. */
  readonly hasShaderF16: boolean;
  /** Whether the browser computes in software. */
  readonly isFallback: boolean;
  /** The most threads of a subgroup; null where the browser does not say. */
  readonly subgroupSize: number | null;
}

export type DeviceFacts =
  | { readonly gpu: GpuFacts; readonly whyNoGpu: null }
  | { readonly gpu: null; readonly whyNoGpu: Fallback };

/** The fields of a GPUAdapter that are read. Older browsers have `isFallbackAdapter` on the adapter itself. */
interface Adapter {
  readonly features?: { has(name: string): boolean };
  readonly info?: { readonly subgroupMaxSize?: number; readonly isFallbackAdapter?: boolean };
  readonly isFallbackAdapter?: boolean;
}

/** Asks for the adapter that ONNX Runtime takes as well. */
export async function readDeviceFacts({ isSecureContext, gpu }: GpuEnvironment): Promise<DeviceFacts> {
  if (!isSecureContext) {
    return { gpu: null, whyNoGpu: studentError('insecure-context') };
  }
  if (gpu === undefined) {
    return { gpu: null, whyNoGpu: studentError('no-webgpu') };
  }
  let adapter: Adapter | null;
  try {
    adapter = (await gpu.requestAdapter({ powerPreference: 'high-performance' })) as Adapter | null;
  } catch (error) {
    return { gpu: null, whyNoGpu: webGpuFailed(error) };
  }
  if (adapter === null) {
    return { gpu: null, whyNoGpu: studentError('no-adapter') };
  }
  const { features, info } = adapter;
  const size = info?.subgroupMaxSize;
  return {
    gpu: {
      hasShaderF16: features?.has('shader-f16') === true,
      isFallback: (info?.isFallbackAdapter ?? adapter.isFallbackAdapter) === true,
      subgroupSize: size === undefined || size === 0 ? null : size,
    },
    whyNoGpu: null,
  };
}

/** Why the student runs on WASM after WebGPU failed with this error. */
export function webGpuFailed(error: unknown): Fallback {
  return studentError('webgpu-failed', { cause: codedError(error) });
}
