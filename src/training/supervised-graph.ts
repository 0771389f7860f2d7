/**
 * The supervised train step as one graph in ONNX Runtime, with the state that it carries from step to step. Knows
 * tensors and names; nothing of documents, schedules or files.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { AdamSettings } from './adamw.ts';
import type { Batch } from './batches.ts';
import type { numpy as np } from './jax.ts';
import { lower, type InputSpec } from './lowering/lower.ts';
import { parameterShapes, type ModelConfig } from './model/config.ts';
import { supervisedLoss, trainStep } from './supervised-step.ts';

interface Lists {
  readonly parameters: readonly Float32Array[];
  readonly means: readonly Float32Array[];
  readonly variances: readonly Float32Array[];
}

const roles = ['parameter', 'mean', 'variance'] as const;
const scalars = ['learningRate', 'meanCorrection', 'varianceCorrection'] as const;
const integerFields = ['tokens', 'targets', 'positions', 'documents'] as const;

/** The names of the state, in the order in which the graph takes and returns it. */
function stateNames(config: ModelConfig): { name: string; shape: readonly number[] }[] {
  return roles.flatMap((role) =>
    parameterShapes(config).map(({ name, shape }) => ({ name: `${role}/${name}`, shape })),
  );
}

/** The ONNX model of one train step on batches of `rows` x `length` tokens. */
export function supervisedStepModel(
  config: ModelConfig,
  adam: AdamSettings,
  { rows, length }: { readonly rows: number; readonly length: number },
): Uint8Array {
  const state = stateNames(config);
  const count = state.length / roles.length;
  const inputs: InputSpec[] = [
    ...state,
    ...scalars.map((name) => ({ name, shape: [] })),
    ...integerFields.map((name) => ({ name, shape: [rows, length], type: 'int32' as const })),
    { name: 'weights', shape: [rows, length] },
  ];
  const program = (given: np.Array[]): np.Array[] => {
    const rest = given.slice(state.length) as [np.Array, np.Array, np.Array, ...np.Array[]];
    const [learningRate, meanCorrection, varianceCorrection] = rest;
    const [tokens, targets, positions, documents, weights] = rest.slice(scalars.length) as [
      np.Array,
      np.Array,
      np.Array,
      np.Array,
      np.Array,
    ];
    const after = trainStep(
      (parameters) => supervisedLoss(parameters, config, { tokens, targets, weights, positions, documents }),
      {
        parameters: given.slice(0, count),
        means: given.slice(count, 2 * count),
        variances: given.slice(2 * count, 3 * count),
        learningRate,
        meanCorrection,
        varianceCorrection,
      },
      config,
      adam,
    );
    return [after.loss, after.gradientNorm, ...after.parameters, ...after.means, ...after.variances];
  };
  const outputs = ['loss', 'gradientNorm', ...state.map(({ name }) => `next/${name}`)];
  return lower(program, { inputs, outputs });
}

export class SupervisedGraph {
  readonly #session: InferenceSession;
  readonly #names: readonly string[];
  #state: Record<string, Tensor>;

  private constructor(session: InferenceSession, names: readonly string[], state: Record<string, Tensor>) {
    this.#session = session;
    this.#names = names;
    this.#state = state;
  }

  static async build(
    config: ModelConfig,
    adam: AdamSettings,
    shape: { readonly rows: number; readonly length: number; readonly threads: number },
    initial: Lists,
  ): Promise<SupervisedGraph> {
    const session = await InferenceSession.create(supervisedStepModel(config, adam, shape), {
      intraOpNumThreads: shape.threads,
      graphOptimizationLevel: 'all',
    });
    const named = stateNames(config);
    const lists = [...initial.parameters, ...initial.means, ...initial.variances];
    const state = Object.fromEntries(
      named.map(({ name, shape: dims }, i) => [
        name,
        new Tensor('float32', lists[i] ?? new Float32Array(), dims),
      ]),
    );
    return new SupervisedGraph(
      session,
      named.map(({ name }) => name),
      state,
    );
  }

  /** Trains on one batch; returns the loss before the step. */
  async step(
    batch: Batch,
    learningRate: number,
    corrections: { readonly mean: number; readonly variance: number },
  ): Promise<{ loss: number; gradientNorm: number }> {
    const dims = [batch.rows, batch.length];
    const scalar = (value: number) => new Tensor('float32', Float32Array.of(value), []);
    const result = await this.#session.run({
      ...this.#state,
      learningRate: scalar(learningRate),
      meanCorrection: scalar(corrections.mean),
      varianceCorrection: scalar(corrections.variance),
      ...Object.fromEntries(integerFields.map((name) => [name, new Tensor('int32', batch[name], dims)])),
      weights: new Tensor('float32', batch.weights, dims),
    });
    const output = (name: string): Tensor => {
      const tensor = result[name];
      if (tensor === undefined) throw new Error(`The train step has no output ${name}.`);
      return tensor as Tensor;
    };
    this.#state = Object.fromEntries(this.#names.map((name) => [name, output(`next/${name}`)]));
    return {
      loss: Number(output('loss').data[0]),
      gradientNorm: Number(output('gradientNorm').data[0]),
    };
  }

  /** The numbers as they stand after the last step. */
  state(): Lists {
    const lists = this.#names.map((name) => this.#state[name]?.data as Float32Array);
    const count = lists.length / roles.length;
    return {
      parameters: lists.slice(0, count),
      means: lists.slice(count, 2 * count),
      variances: lists.slice(2 * count),
    };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
