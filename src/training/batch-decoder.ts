/**
 * Decodes many sequences at once over one exported graph: for evaluation during training and for rollouts. Prompts are
 * padded on the left, finished sequences leave the batch, and every step is one forward pass over the kept KV cache.
 *
 * It knows token ids and the graph's inputs. It knows no text, no relay and no policy.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';

export interface DecodeOptions {
  readonly maxTokens: number;
  /** A sequence ends after one of these, which is kept as its last token. */
  readonly endTokens: readonly number[];
  /** 0 is greedy. */
  readonly temperature: number;
  /** Draws from [0, 1); one for each sampled token. */
  readonly uniform: () => number;
  /** Token ids that are never sampled. */
  readonly forbidden?: readonly number[];
}

interface Sequence {
  readonly index: number;
  readonly output: number[];
  /** Padding on the left of its row. */
  readonly padding: number;
  position: number;
}

type Cache = Map<string, Tensor>;

/** The most probable index of a row of logits. */
function highest(logits: Float32Array, start: number, size: number): number {
  let best = 0;
  for (let id = 1; id < size; id++) {
    if ((logits[start + id] ?? 0) > (logits[start + best] ?? 0)) best = id;
  }
  return best;
}

function sample(
  logits: Float32Array,
  start: number,
  size: number,
  temperature: number,
  uniform: number,
): number {
  const peak = logits[start + highest(logits, start, size)] ?? 0;
  const weights = new Float64Array(size);
  let total = 0;
  for (let id = 0; id < size; id++) {
    const weight = Math.exp(((logits[start + id] ?? 0) - peak) / temperature);
    weights[id] = weight;
    total += weight;
  }
  let left = uniform * total;
  for (let id = 0; id < size; id++) {
    left -= weights[id] ?? 0;
    if (left < 0) return id;
  }
  return highest(logits, start, size);
}

const int64 = (values: number[], dims: number[]): Tensor =>
  new Tensor(
    'int64',
    BigInt64Array.from(values, (value) => BigInt(value)),
    dims,
  );

/** The rows of a cache tensor [rows, heads, length, size] that go on. */
function keepRows(tensor: Tensor, kept: readonly number[]): Tensor {
  const [, heads, length, size] = tensor.dims as [number, number, number, number];
  const row = heads * length * size;
  const from = tensor.data as Float32Array;
  const to = new Float32Array(kept.length * row);
  kept.forEach((source, target) => to.set(from.subarray(source * row, (source + 1) * row), target * row));
  return new Tensor('float32', to, [kept.length, heads, length, size]);
}

export class BatchDecoder {
  readonly #session: InferenceSession;
  readonly #cacheNames: readonly string[];
  readonly #heads: number;
  readonly #headSize: number;

  private constructor(session: InferenceSession, heads: number, headSize: number) {
    this.#session = session;
    this.#cacheNames = session.inputNames.filter((name) => name.startsWith('past_key_values.'));
    this.#heads = heads;
    this.#headSize = headSize;
  }

  /** @param shape the model's key-value heads and the size of each */
  static async load(
    model: Uint8Array | string,
    shape: { readonly keyValueHeads: number; readonly headSize: number },
    threads = 2,
  ): Promise<BatchDecoder> {
    const options: InferenceSession.SessionOptions = { intraOpNumThreads: threads };
    const session =
      typeof model === 'string'
        ? await InferenceSession.create(model, options)
        : await InferenceSession.create(model, options);
    return new BatchDecoder(session, shape.keyValueHeads, shape.headSize);
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  /** The completion of each prompt, in the order of the prompts. */
  async decode(prompts: readonly (readonly number[])[], options: DecodeOptions): Promise<number[][]> {
    if (prompts.length === 0) return [];
    const width = Math.max(...prompts.map((prompt) => prompt.length));
    let alive: Sequence[] = prompts.map((prompt, index) => ({
      index,
      output: [],
      padding: width - prompt.length,
      position: prompt.length,
    }));
    const outputs = alive.map(({ output }) => output);
    let input = prompts.flatMap((prompt) => [...new Array<number>(width - prompt.length).fill(0), ...prompt]);
    let positions = prompts.flatMap((prompt) =>
      Array.from({ length: width }, (_, slot) => Math.max(0, slot - (width - prompt.length))),
    );
    let cache: Cache = new Map(
      this.#cacheNames.map((name) => [
        name,
        new Tensor('float32', new Float32Array(0), [prompts.length, this.#heads, 0, this.#headSize]),
      ]),
    );
    for (let step = 0; step < options.maxTokens; step++) {
      const { logits, present } = await this.#forward(alive, input, positions, cache, width + step);
      const [, sequence, vocabulary] = logits.dims as [number, number, number];
      const values = logits.data as Float32Array;
      alive.forEach((row, i) => {
        const start = (i * sequence + sequence - 1) * vocabulary;
        for (const id of options.forbidden ?? []) values[start + id] = -Infinity;
        row.output.push(
          options.temperature === 0
            ? highest(values, start, vocabulary)
            : sample(values, start, vocabulary, options.temperature, options.uniform()),
        );
      });
      const kept = alive.flatMap(({ output }, i) =>
        options.endTokens.includes(output.at(-1) ?? -1) ? [] : [i],
      );
      if (kept.length === 0) break;
      cache =
        kept.length === alive.length
          ? present
          : new Map(Array.from(present, ([name, tensor]) => [name, keepRows(tensor, kept)]));
      alive = kept.map((i) => alive[i] as Sequence);
      input = alive.map(({ output }) => output.at(-1) ?? 0);
      positions = alive.map((row) => row.position++);
    }
    return outputs;
  }

  async #forward(
    alive: readonly Sequence[],
    input: number[],
    positions: number[],
    cache: Cache,
    length: number,
  ): Promise<{ logits: Tensor; present: Cache }> {
    const rows = alive.length;
    const mask = alive.flatMap(({ padding }) =>
      Array.from({ length }, (_, slot) => (slot < padding ? 0 : 1)),
    );
    const result = await this.#session.run({
      input_ids: int64(input, [rows, input.length / rows]),
      position_ids: int64(positions, [rows, input.length / rows]),
      attention_mask: int64(mask, [rows, length]),
      ...Object.fromEntries(cache),
    });
    const named = (name: string): Tensor => {
      const tensor = result[name];
      if (tensor === undefined) throw new Error(`The graph has no output named ${name}.`);
      return tensor as Tensor;
    };
    const present = new Map(
      this.#cacheNames.map((name) => [name, named(name.replace('past_key_values', 'present'))]),
    );
    return { logits: named('logits'), present };
  }
}
