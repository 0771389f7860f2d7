/**
 * Rotary position embeddings: the frequencies of each kind that Llama and Qwen checkpoints use, and the tables of cosines
 * and sines that a graph holds. After transformers' modeling_rope_utils.py.
 */
export interface Rope {
  readonly theta: number;
  readonly scaling:
    | { readonly kind: 'none' }
    /** All positions divided by `factor`. */
    | { readonly kind: 'linear'; readonly factor: number }
    /** Llama 3.1: low frequencies divided by `factor`, high ones kept, those between interpolated. */
    | {
        readonly kind: 'llama3';
        readonly factor: number;
        readonly lowFactor: number;
        readonly highFactor: number;
        readonly originalLength: number;
      };
}

/** What each frequency is divided by: one number for each pair of channels. */
export function frequencyDivisors(rope: Rope, headSize: number): Float64Array {
  const { scaling } = rope;
  const pairs = headSize / 2;
  if (scaling.kind === 'none') return new Float64Array(pairs).fill(1);
  if (scaling.kind === 'linear') return new Float64Array(pairs).fill(scaling.factor);
  const { factor, lowFactor, highFactor, originalLength } = scaling;
  return Float64Array.from({ length: pairs }, (_, i) => {
    const waveLength = 2 * Math.PI * rope.theta ** ((2 * i) / headSize);
    if (waveLength < originalLength / highFactor) return 1;
    if (waveLength > originalLength / lowFactor) return factor;
    const smooth = (originalLength / waveLength - lowFactor) / (highFactor - lowFactor);
    return 1 / ((1 - smooth) / factor + smooth);
  });
}

/** Radians per position, one for each pair of channels. */
export function frequencies(rope: Rope, headSize: number): Float64Array {
  return frequencyDivisors(rope, headSize).map((divisor, i) => rope.theta ** ((-2 * i) / headSize) / divisor);
}

/** [positions, headSize / 2], row-major. */
export function rotaryTable(
  rope: Rope,
  headSize: number,
  positions: number,
  part: 'cos' | 'sin',
): Float32Array {
  const radians = frequencies(rope, headSize);
  const table = new Float32Array(positions * radians.length);
  for (let i = 0; i < table.length; i += 1) {
    const position = Math.floor(i / radians.length);
    table[i] = Math[part](position * (radians[i % radians.length] ?? 0));
  }
  return table;
}
