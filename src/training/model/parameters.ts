/** From the lists of numbers that checkpoints hold to the named tensors that the forward pass takes. */
import { numpy as np } from '../jax.ts';
import { parameterShapes, type Qwen3Config } from './config.ts';
import type { ModelParameters } from './forward.ts';

/** The arrays by name; they come in the order of `parameterShapes`. */
export const named = (config: Qwen3Config, values: readonly np.Array[]): ModelParameters =>
  new Map(parameterShapes(config).map(({ name }, i) => [name, values[i] as np.Array]));

/** The numbers as arrays that a traced program holds as constants. */
export const constants = (config: Qwen3Config, lists: readonly Float32Array[]): np.Array[] =>
  parameterShapes(config).map(({ shape }, i) =>
    np.array(lists[i] ?? new Float32Array(), { shape: [...shape] }),
  );
