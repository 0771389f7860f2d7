/**
 * Initial weights whose attention already copies, for the attention of forward.ts. With random weights, a model of this
 * size spends most of its training on learning to copy, and nearly every number in a solution occurs in the problem.
 *
 * - Every head writes what it reads: o_proj starts near the transpose of v_proj (mimetic initialisation, Trockman &
 *   Kolter, arXiv 2305.09828, in the sign that copies).
 * - The first group of heads in the first layer looks one token back, and the first group in the second looks for
 *   tokens whose predecessor is the current one: an induction head (Olsson et al., arXiv 2209.11895).
 * - From the second layer on, queries and keys lean on the slow rotary pairs, which compare content at any distance.
 */
import { parameterShapes, type Qwen3Config } from './config.ts';

/** Share of the random values that stays in o_proj in addition to the transpose. */
const OUTPUT_NOISE = 0.5;
/** The constant that one embedding dimension holds, in deviations of the others; attention has no biases. */
const CONSTANT = 4;
/** How the looking-back heads divide a query over the fastest rotary pairs: sharp, yet without a second peak. */
const LOOK_BACK_ENERGY = [0.6, 0.25, 0.15] as const;
const LOOK_BACK_SCALE = 2;
const LOOK_BACK_NORM = 1.5;
/** What is left of the content in a head that looks at positions only. */
const LOOK_BACK_CONTENT = 0.1;
/** Norm weights of pairs that turn within a sentence, and of the slower ones. */
const FAST_NORM = 0.5;
const SLOW_NORM = 1.5;
/** A pair counts as fast when it turns by a radian within this many tokens. */
const FAST_WITHIN = 130;

interface Attention {
  /** [hiddenSize, heads * headSize], [hiddenSize, keyValueHeads * headSize] twice, [heads * headSize, hiddenSize] */
  readonly query: Float32Array;
  readonly key: Float32Array;
  readonly value: Float32Array;
  readonly output: Float32Array;
  /** [headSize] */
  readonly queryNorm: Float32Array;
  readonly keyNorm: Float32Array;
}

/** Changes random parameters, in the order of `parameterShapes`, in place. @param normal standard normal deviates */
export function addCopyingHeads(
  config: Qwen3Config,
  parameters: readonly Float32Array[],
  normal: () => number,
): void {
  const named = new Map(parameterShapes(config).map(({ name }, i) => [name, parameters[i] as Float32Array]));
  const get = (name: string): Float32Array => named.get(`${name}.weight`) as Float32Array;
  const layers = Array.from({ length: config.layers }, (_, layer): Attention => {
    const part = (name: string) => get(`model.layers.${layer}.self_attn.${name}`);
    return {
      query: part('q_proj'),
      key: part('k_proj'),
      value: part('v_proj'),
      output: part('o_proj'),
      queryNorm: part('q_norm'),
      keyNorm: part('k_norm'),
    };
  });
  const [first, second] = layers;
  layers.forEach((attention) => copyWhatIsRead(config, attention));
  layers.slice(1).forEach((attention) => preferSlowPairs(config, attention));
  if (first === undefined) return;
  const embedding = get('model.embed_tokens');
  for (let at = 0; at < embedding.length; at += config.hiddenSize) {
    embedding[at] = CONSTANT / Math.sqrt(config.hiddenSize);
  }
  lookBack(config, first);
  if (second !== undefined) matchPredecessors(config, first, second, normal);
}

/** output = noise + value^T, head by head. */
function copyWhatIsRead(
  { heads, keyValueHeads, headSize, hiddenSize }: Qwen3Config,
  { value, output }: Attention,
): void {
  const group = heads / keyValueHeads;
  for (let row = 0; row < heads * headSize; row++) {
    const column = Math.floor(row / headSize / group) * headSize + (row % headSize);
    for (let i = 0; i < hiddenSize; i++) {
      const at = row * hiddenSize + i;
      const read = value[i * keyValueHeads * headSize + column] ?? 0;
      output[at] = OUTPUT_NOISE * (output[at] ?? 0) + read;
    }
  }
}

function preferSlowPairs({ headSize, ropeTheta }: Qwen3Config, { queryNorm, keyNorm }: Attention): void {
  const half = headSize / 2;
  for (let i = 0; i < headSize; i++) {
    const angle = ropeTheta ** (-(i % half) / half);
    const weight = angle * FAST_WITHIN > 1 ? FAST_NORM : SLOW_NORM;
    queryNorm[i] = weight;
    keyNorm[i] = weight;
  }
}

/** The first group of heads attends to the token before, whatever it is. */
function lookBack(config: Qwen3Config, { query, key, queryNorm, keyNorm }: Attention): void {
  const { heads, keyValueHeads, headSize, hiddenSize, ropeTheta } = config;
  const half = headSize / 2;
  const group = heads / keyValueHeads;
  const fade = (matrix: Float32Array, columns: number, count: number) => {
    for (let i = 0; i < hiddenSize; i++) {
      for (let d = 0; d < count; d++)
        matrix[i * columns + d] = (matrix[i * columns + d] ?? 0) * LOOK_BACK_CONTENT;
    }
  };
  fade(query, heads * headSize, group * headSize);
  fade(key, keyValueHeads * headSize, headSize);
  LOOK_BACK_ENERGY.forEach((energy, pair) => {
    const angle = ropeTheta ** (-pair / half);
    const size = LOOK_BACK_SCALE * Math.sqrt(energy);
    // The constant dimension is 0, so its row acts as a bias. A query that lags by one position meets the key before.
    key[pair] = size;
    key[pair + half] = 0;
    for (let head = 0; head < group; head++) {
      query[head * headSize + pair] = size * Math.cos(angle);
      query[head * headSize + pair + half] = -size * Math.sin(angle);
    }
    for (const i of [pair, pair + half]) {
      queryNorm[i] = LOOK_BACK_NORM;
      keyNorm[i] = LOOK_BACK_NORM;
    }
  });
}

/** What the first layer writes about the token before is the key of the second; the current token is its query. */
function matchPredecessors(
  { heads, keyValueHeads, headSize, hiddenSize }: Qwen3Config,
  first: Attention,
  second: Attention,
  normal: () => number,
): void {
  const group = heads / keyValueHeads;
  const columns = keyValueHeads * headSize;
  for (let d = 0; d < headSize; d++) {
    for (let i = 0; i < hiddenSize; i++) {
      const written = normal() / Math.sqrt(hiddenSize);
      second.key[i * columns + d] = written;
      for (let head = 0; head < group; head++) {
        first.output[(head * headSize + d) * hiddenSize + i] = written / group;
        second.query[i * heads * headSize + head * headSize + d] = first.value[i * columns + d] ?? 0;
      }
    }
  }
}
