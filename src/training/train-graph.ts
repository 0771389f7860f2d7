/**
 * A train step as one graph in ONNX Runtime, with the state that it carries from step to step: any loss over a batch of
 * packed rows, its gradient and AdamW. Knows tensors and names; nothing of documents, schedules or files.
 */
import { InferenceSession, Tensor } from '../engine/node-runtime.ts';
import type { AdamSettings } from './adamw.ts';
import type { numpy as np } from './jax.ts';
import { lower, type InputSpec } from './lowering/lower.ts';
import { parameterShapes, type ModelConfig } from './model/config.ts';
import { trainStep } from './train-step.ts';

/** One array [rows, length] of a batch. */
export interface Field<Name extends string = string> {
  readonly name: Name;
  readonly type: 'int32' | 'float32';
}

/** A loss, and the arrays of a batch that it looks at. */
export interface Objective<Name extends string = string> {
  readonly fields: readonly Field<Name>[];
  /** A scalar to be minimised, pure, in jax-js. */
  readonly loss: (
    parameters: readonly np.Array[],
    config: ModelConfig,
    batch: Readonly<Record<Name, np.Array>>,
  ) => np.Array;
}

/** The numbers of a batch, [rows * length] each, row after row. */
export type BatchArrays<Name extends string> = Readonly<Record<Name, Int32Array | Float32Array>>;

export interface BatchShape {
  readonly rows: number;
  readonly length: number;
}

interface Lists {
  readonly parameters: readonly Float32Array[];
  readonly means: readonly Float32Array[];
  readonly variances: readonly Float32Array[];
}

const roles = ['parameter', 'mean', 'variance'] as const;
const scalars = ['learningRate', 'meanCorrection', 'varianceCorrection'] as const;

/** The names of the state, in the order in which the graph takes and returns it. */
function stateNames(config: ModelConfig): { name: string; shape: readonly number[] }[] {
  return roles.flatMap((role) =>
    parameterShapes(config).map(({ name, shape }) => ({ name: `${role}/${name}`, shape })),
  );
}

/** The ONNX model of one train step on batches of `rows` x `length` tokens. */
function trainStepModel<Name extends string>(
  config: ModelConfig,
  adam: AdamSettings,
  { fields, loss }: Objective<Name>,
  { rows, length }: BatchShape,
): Uint8Array {
  const state = stateNames(config);
  const count = state.length / roles.length;
  const inputs: InputSpec[] = [
    ...state,
    ...scalars.map((name) => ({ name, shape: [] })),
    ...fields.map(({ name, type }) => ({ name, type, shape: [rows, length] })),
  ];
  const program = (given: np.Array[]): np.Array[] => {
    const rest = given.slice(state.length);
    const [learningRate, meanCorrection, varianceCorrection] = rest as [np.Array, np.Array, np.Array];
    const batch = Object.fromEntries(
      fields.map(({ name }, i) => [name, rest[scalars.length + i] as np.Array]),
    ) as Record<Name, np.Array>;
    const after = trainStep(
      (parameters) => loss(parameters, config, batch),
      {
        parameters: given.slice(0, count),
        means: given.slice(count, 2 * count),
        variances: given.slice(2 * count, 3 * count),
        learningRate,
        meanCorrection,
        varianceCorrection,
      },
      parameterShapes(config),
      adam,
    );
    return [after.loss, after.gradientNorm, ...after.parameters, ...after.means, ...after.variances];
  };
  const outputs = ['loss', 'gradientNorm', ...state.map(({ name }) => `next/${name}`)];
  return lower(program, { inputs, outputs });
}

export class TrainGraph<Name extends string> {
  readonly #session: InferenceSession;
  readonly #fields: readonly Field<Name>[];
  readonly #dims: readonly [number, number];
  readonly #names: readonly string[];
  #state: Record<string, Tensor>;

  private constructor(
    session: InferenceSession,
    fields: readonly Field<Name>[],
    { rows, length }: BatchShape,
    state: Record<string, Tensor>,
  ) {
    this.#session = session;
    this.#fields = fields;
    this.#dims = [rows, length];
    this.#names = Object.keys(state);
    this.#state = state;
  }

  static async build<Name extends string>(
    config: ModelConfig,
    adam: AdamSettings,
    objective: Objective<Name>,
    shape: BatchShape & { readonly threads: number },
    initial: Lists,
  ): Promise<TrainGraph<Name>> {
    const session = await InferenceSession.create(trainStepModel(config, adam, objective, shape), {
      intraOpNumThreads: shape.threads,
      graphOptimizationLevel: 'all',
    });
    const lists = [...initial.parameters, ...initial.means, ...initial.variances];
    const state = Object.fromEntries(
      stateNames(config).map(({ name, shape: dims }, i) => [
        name,
        new Tensor('float32', lists[i] ?? new Float32Array(), dims),
      ]),
    );
    return new TrainGraph(session, objective.fields, shape, state);
  }

  /** Trains on one batch; returns the loss before the step. */
  async step(
    batch: BatchArrays<Name>,
    learningRate: number,
    corrections: { readonly mean: number; readonly variance: number },
  ): Promise<{ loss: number; gradientNorm: number }> {
    const scalar = (value: number) => new Tensor('float32', Float32Array.of(value), []);
    const result = await this.#session.run({
      ...this.#state,
      learningRate: scalar(learningRate),
      meanCorrection: scalar(corrections.mean),
      varianceCorrection: scalar(corrections.variance),
      ...batchTensors(this.#fields, batch, this.#dims),
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

/** The fields of a batch as tensors [rows, length]. */
export function batchTensors<Name extends string>(
  fields: readonly Field<Name>[],
  batch: BatchArrays<Name>,
  dims: readonly [number, number],
): Record<string, Tensor> {
  return Object.fromEntries(fields.map(({ name, type }) => [name, new Tensor(type, batch[name], [...dims])]));
}
