/**
 * The forward pass of a Llama, Qwen2 or Qwen3 decoder in plain arithmetic, straight from a checkpoint: what a converted
 * model is checked against. It shares nothing with the graph but the reading of the checkpoint. It holds one matrix at a
 * time, so that a checkpoint need not fit into memory.
 */
import { embedding, finalNorm, outputWeight, type Architecture } from './architecture.ts';
import { readTensor, rowBlocks, type Checkpoint } from './checkpoint.ts';
import { frequencies } from './rope.ts';
import { storedMatrix, storedVector, type WeightKind } from './weight-kind.ts';

/**
 * The logits after the last of `ids`, computed with the weights as `kind` stores them.
 *
 * @returns [vocabulary]
 */
export async function referenceLogits(
  checkpoint: Checkpoint,
  a: Architecture,
  kind: WeightKind,
  ids: readonly number[],
): Promise<Float32Array> {
  const vector = async (name: string): Promise<Float32Array> =>
    storedVector(kind, await readTensor(checkpoint, name));
  const norm = async (x: Float32Array, name: string, size: number): Promise<Float32Array> =>
    normed(x, await vector(name), size, a.normEpsilon);
  /** [tokens, inputs] times [outputs, inputs] transposed. */
  const linear = async (
    x: Float32Array,
    name: string,
    inputs: number,
    hasBias: boolean,
  ): Promise<Float32Array> => {
    const weight = storedMatrix(kind, await readTensor(checkpoint, `${name}.weight`), inputs);
    const product = multiplied(x, weight, inputs);
    return hasBias ? plusEach(product, await vector(`${name}.bias`)) : product;
  };

  let x = await embedded(checkpoint, a, kind, ids);
  for (let layer = 0; layer < a.layers; layer += 1) {
    const prefix = `model.layers.${layer}.`;
    const attention = `${prefix}self_attn.`;
    const h = await norm(x, `${prefix}input_layernorm.weight`, a.hiddenSize);
    let queries = await linear(h, `${attention}q_proj`, a.hiddenSize, a.hasInputBias);
    let keys = await linear(h, `${attention}k_proj`, a.hiddenSize, a.hasInputBias);
    const values = await linear(h, `${attention}v_proj`, a.hiddenSize, a.hasInputBias);
    if (a.hasHeadNorms) {
      queries = await norm(queries, `${attention}q_norm.weight`, a.headSize);
      keys = await norm(keys, `${attention}k_norm.weight`, a.headSize);
    }
    rotate(queries, a, a.heads);
    rotate(keys, a, a.keyValueHeads);
    const attended = attend(queries, keys, values, a);
    const width = a.heads * a.headSize;
    x = plus(x, await linear(attended, `${attention}o_proj`, width, a.hasOutputBias));

    const m = await norm(x, `${prefix}post_attention_layernorm.weight`, a.hiddenSize);
    const gate = await linear(m, `${prefix}mlp.gate_proj`, a.hiddenSize, a.hasFeedForwardBias);
    const up = await linear(m, `${prefix}mlp.up_proj`, a.hiddenSize, a.hasFeedForwardBias);
    const gated = gate.map((value, i) => (value / (1 + Math.exp(-value))) * (up[i] ?? 0));
    x = plus(x, await linear(gated, `${prefix}mlp.down_proj`, a.feedForwardSize, a.hasFeedForwardBias));
  }
  const hidden = await norm(x.slice(-a.hiddenSize), finalNorm, a.hiddenSize);
  const logits = new Float32Array(a.vocabularySize);
  for await (const { start, values } of rowBlocks(checkpoint, outputWeight(a))) {
    logits.set(multiplied(hidden, storedMatrix(kind, values, a.hiddenSize), a.hiddenSize), start);
  }
  return logits;
}

async function embedded(
  checkpoint: Checkpoint,
  { hiddenSize }: Architecture,
  kind: WeightKind,
  ids: readonly number[],
): Promise<Float32Array> {
  const x = new Float32Array(ids.length * hiddenSize);
  for (const [i, id] of ids.entries()) {
    x.set(storedMatrix(kind, await checkpoint.readRows(embedding, id, 1), hiddenSize), i * hiddenSize);
  }
  return x;
}

/** Each vector of `size` numbers divided by its root mean square, times the weight. */
function normed(x: Float32Array, weight: Float32Array, size: number, epsilon: number): Float32Array {
  const result = new Float32Array(x.length);
  for (let start = 0; start < x.length; start += size) {
    let squares = 0;
    for (let i = 0; i < size; i += 1) squares += (x[start + i] ?? 0) ** 2;
    const scale = 1 / Math.sqrt(squares / size + epsilon);
    for (let i = 0; i < size; i += 1) result[start + i] = (x[start + i] ?? 0) * scale * (weight[i] ?? 0);
  }
  return result;
}

function multiplied(x: Float32Array, weight: Float32Array, inputs: number): Float32Array {
  const outputs = weight.length / inputs;
  const tokens = x.length / inputs;
  const result = new Float32Array(tokens * outputs);
  for (let output = 0; output < outputs; output += 1) {
    for (let token = 0; token < tokens; token += 1) {
      let sum = 0;
      for (let i = 0; i < inputs; i += 1)
        sum += (x[token * inputs + i] ?? 0) * (weight[output * inputs + i] ?? 0);
      result[token * outputs + output] = sum;
    }
  }
  return result;
}

function plus(x: Float32Array, y: Float32Array): Float32Array {
  return x.map((value, i) => value + (y[i] ?? 0));
}

/** Adds a bias to each vector. */
function plusEach(x: Float32Array, bias: Float32Array): Float32Array {
  return x.map((value, i) => value + (bias[i % bias.length] ?? 0));
}

/** Turns the pair (i, i + headSize / 2) of each head by the token's position times the pair's frequency, in place. */
function rotate(x: Float32Array, { rope, headSize }: Architecture, heads: number): void {
  const radians = frequencies(rope, headSize);
  const half = headSize / 2;
  for (let start = 0; start < x.length; start += headSize) {
    const position = Math.floor(start / (heads * headSize));
    for (let i = 0; i < half; i += 1) {
      const [cos, sin] = [Math.cos(position * (radians[i] ?? 0)), Math.sin(position * (radians[i] ?? 0))];
      const [first, second] = [x[start + i] ?? 0, x[start + half + i] ?? 0];
      x[start + i] = first * cos - second * sin;
      x[start + half + i] = second * cos + first * sin;
    }
  }
}

/** Causal attention; each head of keys and values serves a group of query heads. */
function attend(
  queries: Float32Array,
  keys: Float32Array,
  values: Float32Array,
  { heads, keyValueHeads, headSize }: Architecture,
): Float32Array {
  const tokens = queries.length / (heads * headSize);
  const result = new Float32Array(queries.length);
  for (let token = 0; token < tokens; token += 1) {
    for (let head = 0; head < heads; head += 1) {
      const query = (token * heads + head) * headSize;
      const shared = Math.floor(head / (heads / keyValueHeads));
      const scores = Array.from({ length: token + 1 }, (_, other) => {
        const key = (other * keyValueHeads + shared) * headSize;
        let sum = 0;
        for (let i = 0; i < headSize; i += 1) sum += (queries[query + i] ?? 0) * (keys[key + i] ?? 0);
        return sum / Math.sqrt(headSize);
      });
      const largest = Math.max(...scores);
      const weights = scores.map((score) => Math.exp(score - largest));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      for (const [other, weight] of weights.entries()) {
        const value = (other * keyValueHeads + shared) * headSize;
        for (let i = 0; i < headSize; i += 1) {
          result[query + i] = (result[query + i] ?? 0) + (weight / total) * (values[value + i] ?? 0);
        }
      }
    }
  }
  return result;
}
