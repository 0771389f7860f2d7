// What the engine's page is asked to do.
import type { DecoderOptions } from '../../src/engine/model.ts';

export interface EngineTask {
  /** Name of a folder below /models. */
  readonly model: string;
  /** Path of the ONNX file below it. */
  readonly weights: string;
  readonly device: 'wasm' | 'webgpu';
  readonly options?: DecoderOptions;
  readonly steps: readonly EngineStep[];
}

/** Cuts the sequence, then reads more. */
export interface EngineStep {
  readonly cutTo: number;
  readonly ids: readonly number[];
}
