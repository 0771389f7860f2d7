/** A model as numbers: what graphs for decoding and export are made of. */
import type { Qwen3Config } from './config.ts';
import type { Router } from './router.ts';

export interface ModelWeights {
  readonly config: Qwen3Config;
  /** One list per parameter, in the order of `parameterShapes`. */
  readonly parameters: readonly Float32Array[];
  /** If the model has a router, its graphs output a score in addition to the logits. */
  readonly router?: Router;
}
