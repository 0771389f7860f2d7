/** Parameters as constants of a model file. */
import type { InputSpec } from '../lowering/lower.ts';
import { parameterShapes, type ModelConfig } from '../model/config.ts';
import { toFloat16 } from './float16.ts';

/** How the numbers are kept. float16 halves the file and is widened when the model is loaded. */
export type Precision = 'float16' | 'float32';

/** One stored input per parameter, in the order of `parameterShapes`. */
export function storedParameters(
  config: ModelConfig,
  parameters: readonly Float32Array[],
  type: Precision,
): InputSpec[] {
  return parameterShapes(config).map(({ name, shape }, i) => {
    const values = parameters[i] ?? new Float32Array();
    const numbers = type === 'float16' ? toFloat16(values) : values;
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    return { name, shape, stored: { type, bytes } };
  });
}
