/**
 * The ONNX Runtime interface that the engine uses: the common part of onnxruntime-node and onnxruntime-web. The caller
 * passes the one for its platform.
 */
import type { InferenceSession, Tensor } from 'onnxruntime-common';

import type { DeviceMemory } from './device-memory.ts';

/** What `onnxruntime-node` and `onnxruntime-web` both export. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options?: InferenceSession.SessionOptions): Promise<RuntimeSession>;
  };
  readonly Tensor: TensorConstructor;
  /**
   * Resolves with a reason when the GPU device of the open sessions is lost; rejects if the runtime shows no device. Called
   * once a session is open.
   */
  deviceLost?(): Promise<string>;
  /** The memory of that device, where passes write outputs in place. Called once a session is open. */
  deviceMemory?(): Promise<DeviceMemory>;
}

/** The part of `InferenceSession` that the engine uses. */
export interface RuntimeSession {
  readonly inputMetadata: readonly InferenceSession.ValueMetadata[];
  readonly outputNames: readonly string[];
  /**
   * @param fetches the wanted outputs, all by default: a tensor that the output is written into, or null for a new one
   */
  run(
    feeds: Readonly<Record<string, Tensor>>,
    fetches?: Readonly<Record<string, Tensor | null>>,
  ): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

export type TensorConstructor = new (
  type: Tensor.Type,
  data: Tensor.DataType,
  dims: readonly number[],
) => Tensor;

/** Where a session runs. */
export type EngineDevice = 'cpu' | 'wasm' | 'webgpu';
