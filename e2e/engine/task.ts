// What the engine's page is asked to do.
import type { DecoderOptions } from '../../src/engine/model.ts';

export interface Task {
  /** Name of a folder below /models. */
  readonly model: string;
  /** Path of the ONNX file below it. */
  readonly weights: string;
  readonly device: 'wasm' | 'webgpu';
  readonly options?: DecoderOptions;
  readonly steps: readonly Step[];
}

/** Cuts the sequence, then reads more. */
export interface Step {
  readonly cutTo: number;
  readonly ids: readonly number[];
}
