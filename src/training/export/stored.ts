/** Parameters as constants of a model file. */
import type { InputSpec } from '../lowering/lower.ts';
import { parameterShapes } from '../model/config.ts';
import { routerShapes } from '../model/router.ts';
import type { ModelWeights } from '../model/weights.ts';
import { toFloat16 } from '../../bytes/float16.ts';

/** How the numbers are kept. float16 halves the file and is widened when the model is loaded. */
export type Precision = 'float16' | 'float32';

/** One stored input per parameter, in the order of `parameterShapes`; then those of the router, where there is one. */
export function storedParameters({ config, parameters, router }: ModelWeights, type: Precision): InputSpec[] {
  const shapes = [
    ...parameterShapes(config),
    ...(router === undefined ? [] : routerShapes(config.hiddenSize)),
  ];
  const lists = [...parameters, ...(router ?? [])];
  return shapes.map(({ name, shape }, i) => {
    const values = lists[i] ?? new Float32Array();
    const numbers = type === 'float16' ? toFloat16(values) : values;
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    return { name, shape, stored: { type, bytes } };
  });
}
