/** A model as numbers: what graphs for decoding and export are made of. */
import type { ModelConfig } from './config.ts';
import type { Router } from './router.ts';

export interface ModelWeights {
  readonly config: ModelConfig;
  /** One list per parameter, in the order of `parameterShapes`. */
  readonly parameters: readonly Float32Array[];
  /** Where the model carries one, its graphs give a score beside the logits. */
  readonly router?: Router;
}
