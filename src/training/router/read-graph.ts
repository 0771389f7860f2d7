/**
 * Computes the hidden state and the most probable next token at every position of packed rows, as one graph in ONNX
 * Runtime. The weights are constants of the graph.
 */
import { InferenceSession } from '../../engine/node-runtime.ts';
import { packAll, type Document } from '../data/batches.ts';
import { storedParameters } from '../export/stored.ts';
import { numpy as np } from '../jax.ts';
import { lower, type InputSpec } from '../lowering/lower.ts';
import { parameterShapes } from '../model/config.ts';
import { forward, logitsOf } from '../model/forward.ts';
import type { ModelWeights } from '../model/weights.ts';
import { visibleKeys } from '../model/packed-likelihood.ts';
import { batchTensors, type BatchShape, type Field } from '../graph/train-graph.ts';

const fields = [
  { name: 'tokens', type: 'int32' },
  { name: 'positions', type: 'int32' },
  { name: 'documents', type: 'int32' },
] as const satisfies readonly Field[];

/** What the model thinks after each token of a sequence but the last. */
export interface RouterReading {
  /** The most probable next token. */
  readonly best: readonly number[];
  /** The hidden state after a token, [hiddenSize]. */
  readonly hiddenAt: (place: number) => Float32Array;
}

/** Reads sequences: what the model predicts at each position, and its hidden states. */
export class ReadGraph {
  readonly #session: InferenceSession;
  readonly #shape: BatchShape;
  readonly #hiddenSize: number;
  private constructor(session: InferenceSession, shape: BatchShape, hiddenSize: number) {
    this.#session = session;
    this.#shape = shape;
    this.#hiddenSize = hiddenSize;
  }

  static async build(
    model: ModelWeights,
    shape: BatchShape & { readonly threads: number },
  ): Promise<ReadGraph> {
    const { config } = model;
    const shapes = parameterShapes(config);
    const inputs: InputSpec[] = [
      ...storedParameters({ config, parameters: model.parameters }, 'float32'),
      ...fields.map(({ name, type }) => ({ name, type, shape: [shape.rows, shape.length] })),
    ];
    const program = (given: np.Array[]): np.Array[] => {
      const values = new Map(shapes.map(({ name }, i) => [name, given[i] as np.Array]));
      const [tokens, positions, documents] = given.slice(shapes.length) as [np.Array, np.Array, np.Array];
      const visible = visibleKeys(documents.ref, np.zerosLike(documents));
      const { hidden } = forward(values, config, { tokens, positions, visible, causal: true });
      return [hidden.ref, logitsOf(hidden, values)];
    };
    const onnx = lower(program, { inputs, outputs: ['hidden', 'logits'] });
    const session = await InferenceSession.create(onnx, { intraOpNumThreads: shape.threads });
    return new ReadGraph(session, shape, config.hiddenSize);
  }

  /** @throws Error if a sequence is longer than a row */
  async read(sequences: readonly (readonly number[])[]): Promise<RouterReading[]> {
    const { rows, length } = this.#shape;
    const documents = sequences.map((tokens): Document => ({ tokens, weights: tokens.map(() => 1) }));
    const readings = new Array<RouterReading>(sequences.length);
    for (const batch of packAll(documents, rows, length)) {
      const { hidden, logits } = await this.#session.run(batchTensors(fields, batch, [rows, length]));
      if (hidden === undefined || logits === undefined) throw new Error('The graph gave no hidden states.');
      const states = hidden.data as Float32Array;
      const starts = new Map<number, number>();
      batch.documents.forEach((number, slot) => {
        if (number >= 0 && !starts.has(number)) starts.set(number, slot);
      });
      for (const [number, start] of starts) {
        const places = (sequences[number]?.length ?? 1) - 1;
        readings[number] = {
          best: bestTokens(logits.data as Float32Array, logits.dims[2] ?? 0, start, places),
          hiddenAt: rowsFrom(states, this.#hiddenSize, start),
        };
      }
    }
    return readings;
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}

/** The most probable token of each of `places` rows from `start` on. */
function bestTokens(logits: Float32Array, size: number, start: number, places: number): number[] {
  return Array.from({ length: places }, (_, place) => {
    const from = (start + place) * size;
    let best = 0;
    for (let id = 1; id < size; id++) if ((logits[from + id] ?? 0) > (logits[from + best] ?? 0)) best = id;
    return best;
  });
}

/** A separate function, so that the returned closure keeps only the hidden states alive, not the logits. */
function rowsFrom(states: Float32Array, size: number, start: number): RouterReading['hiddenAt'] {
  return (place) => states.slice((start + place) * size, (start + place + 1) * size);
}
