/**
 * Grows a smaller model into a larger one that computes the same, so that training can continue from it (the idea of
 * Net2Net, Chen et al., arXiv 1511.05641, for this architecture): new parts read through random weights and write
 * through zeros, so the outputs stay the same until the first step.
 */
import { parameterShapes, type Qwen3Config } from './config.ts';
import { randomParameters } from './initial.ts';

/** Where an index of the small model's axis lies in the large one's. */
type Place = (index: number) => number;

const same: Place = (index) => index;

/** Heads keep their key-value head; each group grows at its end. */
function queryPlace(small: Qwen3Config, large: Qwen3Config): Place {
  const groupOf = ({ heads, keyValueHeads, headSize }: Qwen3Config) => (heads / keyValueHeads) * headSize;
  const [before, after] = [groupOf(small), groupOf(large)];
  return (index) => Math.floor(index / before) * after + (index % before);
}

function checkGrowth(small: Qwen3Config, large: Qwen3Config): void {
  const kept = ['vocabularySize', 'keyValueHeads', 'headSize', 'ropeTheta', 'normEpsilon'] as const;
  const grown = ['hiddenSize', 'layers', 'heads', 'feedForwardSize'] as const;
  for (const key of kept) {
    if (small[key] !== large[key])
      throw new Error(`A model cannot grow from ${key} ${small[key]} to ${large[key]}.`);
  }
  for (const key of grown) {
    if (small[key] > large[key])
      throw new Error(`A model cannot shrink from ${key} ${small[key]} to ${large[key]}.`);
  }
}

function copyInto(
  target: Float32Array,
  columns: number,
  source: Float32Array,
  sourceColumns: number,
  rowPlace: Place,
  columnPlace: Place,
): void {
  source.forEach((value, i) => {
    const row = rowPlace(Math.floor(i / sourceColumns));
    target[row * columns + columnPlace(i % sourceColumns)] = value;
  });
}

/**
 * Parameters of a model of shape `large` whose logits equal those of the small model on every input.
 * @param parameters of the small model, in the order of `parameterShapes`; not changed
 * @param uniform random numbers in [0, 1) for the new reading weights
 * @throws Error when a size that cannot grow differs, or one would shrink
 */
export function grownParameters(
  small: Qwen3Config,
  parameters: readonly Float32Array[],
  large: Qwen3Config,
  uniform: () => number,
): Float32Array[] {
  checkGrowth(small, large);
  const before = new Map(
    parameterShapes(small).map(({ name, shape }, i) => [name, { shape, values: parameters[i] }]),
  );
  const queries = queryPlace(small, large);
  // A norm divides by the root of the mean square, and the new dimensions, all zero, lower that mean.
  const normScale = Math.sqrt(small.hiddenSize / large.hiddenSize);
  const fresh = randomParameters(parameterShapes(large), uniform);
  return parameterShapes(large).map(({ name, shape }, i) => {
    const target = fresh[i] as Float32Array;
    const source = before.get(name);
    if (/(?:o_proj|down_proj|embed_tokens)\.weight$/.test(name)) target.fill(0);
    if (source?.values === undefined) return target;
    if (/[qk]_norm\.weight$/.test(name)) return source.values.slice();
    if (shape.length === 1) {
      target.fill(normScale);
      source.values.forEach((value, at) => (target[at] = value * normScale));
      return target;
    }
    copyInto(
      target,
      shape[1] as number,
      source.values,
      source.shape[1] as number,
      name.includes('o_proj') ? queries : same,
      name.includes('q_proj') ? queries : same,
    );
    return target;
  });
}
