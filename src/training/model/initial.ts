/** Initial parameters from a seed: the same numbers on every machine, with attention that already copies. */
import { parameterShapes, type Qwen3Config, type ParameterShape } from './config.ts';
import { addCopyingHeads } from './copying-heads.ts';

/** Two normal deviates from two uniform ones (Box and Muller, 1958). */
function normalPair(uniform: () => number): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
  const angle = 2 * Math.PI * uniform();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

/** `size` independent normal values of mean 0. */
export function randomRow(size: number, deviation: number, uniform: () => number): Float32Array {
  const values = new Float32Array(size);
  for (let i = 0; i < size; i += 2) {
    const [first, second] = normalPair(uniform);
    values[i] = first * deviation;
    if (i + 1 < size) values[i + 1] = second * deviation;
  }
  return values;
}

/** Independent normal values for matrices, ones for norms: one list per parameter, in the order of the shapes. */
export function randomParameters(shapes: readonly ParameterShape[], uniform: () => number): Float32Array[] {
  return shapes.map(({ shape, initialDeviation }) => {
    const size = shape.reduce((a, b) => a * b, 1);
    if (initialDeviation === null) return new Float32Array(size).fill(1);
    return randomRow(size, initialDeviation, uniform);
  });
}

/** What training starts from: random parameters with copying heads. */
export function initialParameters(config: Qwen3Config, uniform: () => number): Float32Array[] {
  const parameters = randomParameters(parameterShapes(config), uniform);
  addCopyingHeads(config, parameters, () => normalPair(uniform)[0]);
  return parameters;
}
