/**
 * The log-probabilities that a model gives to the targets of packed rows, as one graph in ONNX Runtime. The parameters
 * are inputs, so that one graph scores for any weights of the shape.
 */
import { InferenceSession, Tensor } from '../../engine/node-runtime.ts';
import type { numpy as np } from '../jax.ts';
import { lower } from '../lowering/lower.ts';
import { parameterShapes, type Qwen3Config } from '../model/config.ts';
import { named } from '../model/parameters.ts';
import { maskedFields, maskedLogProbabilities, type MaskedField } from '../model/packed-likelihood.ts';
import { batchTensors, type BatchArrays, type BatchShape } from './train-graph.ts';

/** Scores packed documents: the log-probability of each target, [rows, length], in nats. */
export class ScoreGraph {
  readonly #session: InferenceSession;
  readonly #config: Qwen3Config;
  readonly #dims: readonly [number, number];

  private constructor(session: InferenceSession, config: Qwen3Config, { rows, length }: BatchShape) {
    this.#session = session;
    this.#config = config;
    this.#dims = [rows, length];
  }

  static async build(
    config: Qwen3Config,
    shape: BatchShape & { readonly threads: number; readonly callTokens: readonly number[] },
  ): Promise<ScoreGraph> {
    const shapes = parameterShapes(config);
    const inputs = [
      ...shapes.map(({ name, shape: dims }) => ({ name, shape: dims })),
      ...maskedFields.map(({ name, type }) => ({ name, type, shape: [shape.rows, shape.length] })),
    ];
    const program = (given: np.Array[]): np.Array[] => {
      const batch = Object.fromEntries(
        maskedFields.map(({ name }, i) => [name, given[shapes.length + i] as np.Array]),
      ) as Record<MaskedField, np.Array>;
      const parameters = named(config, given.slice(0, shapes.length));
      return [maskedLogProbabilities(parameters, config, shape.callTokens, batch)];
    };
    const model = lower(program, { inputs, outputs: ['logProbabilities'] });
    const session = await InferenceSession.create(model, { intraOpNumThreads: shape.threads });
    return new ScoreGraph(session, config, shape);
  }

  /** float32 [rows * length], in nats; meaningless where a slot holds no token. */
  async score(parameters: readonly Float32Array[], batch: BatchArrays<MaskedField>): Promise<Float32Array> {
    const weights = parameterShapes(this.#config).map(({ name, shape }, i): [string, Tensor] => [
      name,
      new Tensor('float32', parameters[i] ?? new Float32Array(), [...shape]),
    ]);
    const { logProbabilities } = await this.#session.run({
      ...Object.fromEntries(weights),
      ...batchTensors(maskedFields, batch, this.#dims),
    });
    if (logProbabilities === undefined) throw new Error('The graph gave no log-probabilities.');
    return logProbabilities.data as Float32Array;
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
