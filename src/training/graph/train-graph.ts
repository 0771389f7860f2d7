/**
 * A train step as one graph in ONNX Runtime, with the state that it carries from step to step: any loss over a batch of
 * packed rows, its gradient and the update. The caller handles documents, schedules and files.
 */
import { InferenceSession, Tensor } from '../../engine/node-runtime.ts';
import type { numpy as np } from '../jax.ts';
import { lower, type InputSpec } from '../lowering/lower.ts';
import { flatGroups, flattened, viewsOf, type FlatGroup } from './flat-state.ts';
import { parameterShapes, type Qwen3Config, type ParameterShape } from '../model/config.ts';
import { flatTrainStep, type FlatState, type OptimizerSettings } from './train-step.ts';

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
    config: Qwen3Config,
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

const scalars = ['learningRate', 'meanCorrection', 'varianceCorrection'] as const;

const rolesOf = ({ matrix }: FlatGroup) =>
  matrix === null ? (['parameter', 'mean', 'variance'] as const) : (['parameter', 'mean'] as const);

/** The names of the flat state, group by group, in the order in which the graph takes and returns it. */
function flatNames(groups: readonly FlatGroup[]): { name: string; shape: readonly number[] }[] {
  return groups.flatMap((group) =>
    rolesOf(group).map((role) => ({ name: `${role}/${group.name}`, shape: [group.size] })),
  );
}

/** The groups of a model whose optimiser has these settings. */
const groupsOf = (shapes: readonly ParameterShape[], { muon }: OptimizerSettings): FlatGroup[] =>
  flatGroups(shapes, muon !== null);

/**
 * The ONNX model of one train step on batches of `rows` x `length` tokens.
 *
 * Inputs: every parameter under its own name, and the flat state of each group of `flatGroups`, whose `parameter/*` hold
 * the same numbers; the scalars of the step; the fields of the batch. Outputs: `loss`, `gradientNorm`, and the flat
 * state after the step as `next/*`.
 */
function trainStepModel<Name extends string>(
  config: Qwen3Config,
  optimizer: OptimizerSettings,
  { fields, loss }: Objective<Name>,
  { rows, length }: BatchShape,
): Uint8Array {
  const shapes = parameterShapes(config);
  const groups = groupsOf(shapes, optimizer);
  const flat = flatNames(groups);
  const inputs: InputSpec[] = [
    ...shapes.map(({ name, shape }) => ({ name, shape })),
    ...flat,
    ...scalars.map((name) => ({ name, shape: [] })),
    ...fields.map(({ name, type }) => ({ name, type, shape: [rows, length] })),
  ];
  const program = (given: np.Array[]): np.Array[] => {
    const rest = given.slice(shapes.length + flat.length);
    const [learningRate, meanCorrection, varianceCorrection] = rest as [np.Array, np.Array, np.Array];
    const batch = Object.fromEntries(
      fields.map(({ name }, i) => [name, rest[scalars.length + i] as np.Array]),
    ) as Record<Name, np.Array>;
    let offset = shapes.length;
    const states = groups.map((group): FlatState => {
      const [parameter, mean, variance] = given.slice(offset) as [np.Array, np.Array, np.Array];
      const roles = rolesOf(group).length;
      offset += roles;
      return { parameter, mean, variance: roles === 3 ? variance : null };
    });
    const after = flatTrainStep(
      (parameters) => loss(parameters, config, batch),
      given.slice(0, shapes.length),
      states,
      groups,
      { learningRate, meanCorrection, varianceCorrection },
      optimizer,
    );
    const next = after.updated.flatMap(({ parameter, mean, variance }) =>
      variance === null ? [parameter, mean] : [parameter, mean, variance],
    );
    return [after.loss, after.gradientNorm, ...next];
  };
  const outputs = ['loss', 'gradientNorm', ...flat.map(({ name }) => `next/${name}`)];
  return lower(program, { inputs, outputs });
}

/** Flat arrays, one per group. */
interface FlatLists {
  readonly parameters: readonly Float32Array[];
  readonly means: readonly Float32Array[];
  readonly variances: readonly Float32Array[];
}

/**
 * One training step as an ONNX graph: forward, backward and optimiser.
 * @example
 * const graph = await TrainGraph.build(config, optimizer, objective, { rows, length, threads }, state);
 * const { loss } = await graph.step(batch, rate, corrections);
 */
export class TrainGraph<Name extends string> {
  readonly #session: InferenceSession;
  readonly #fields: readonly Field<Name>[];
  readonly #dims: readonly [number, number];
  readonly #shapes: readonly ParameterShape[];
  readonly #groups: readonly FlatGroup[];
  #state: FlatLists;
  /** Where the next step writes parameters: not where it reads them, and so in turns. */
  #spare: readonly Float32Array[];

  private constructor(
    session: InferenceSession,
    fields: readonly Field<Name>[],
    { rows, length }: BatchShape,
    shapes: readonly ParameterShape[],
    groups: readonly FlatGroup[],
    initial: Lists,
  ) {
    this.#session = session;
    this.#fields = fields;
    this.#dims = [rows, length];
    this.#shapes = shapes;
    this.#groups = groups;
    const flat = (lists: readonly Float32Array[]) => flattened(lists, this.#groups, shapes);
    this.#state = {
      parameters: flat(initial.parameters),
      means: flat(initial.means),
      variances: flat(initial.variances),
    };
    this.#spare = this.#groups.map(({ size }) => new Float32Array(size));
  }

  static async build<Name extends string>(
    config: Qwen3Config,
    optimizer: OptimizerSettings,
    objective: Objective<Name>,
    shape: BatchShape & { readonly threads: number },
    initial: Lists,
  ): Promise<TrainGraph<Name>> {
    const session = await InferenceSession.create(trainStepModel(config, optimizer, objective, shape), {
      intraOpNumThreads: shape.threads,
      graphOptimizationLevel: 'all',
    });
    const shapes = parameterShapes(config);
    return new TrainGraph(session, objective.fields, shape, shapes, groupsOf(shapes, optimizer), initial);
  }

  /** Trains on one batch; returns the loss before the step. */
  async step(
    batch: BatchArrays<Name>,
    learningRate: number,
    corrections: { readonly mean: number; readonly variance: number },
  ): Promise<{ loss: number; gradientNorm: number }> {
    const scalar = (value: number) => new Tensor('float32', Float32Array.of(value), []);
    const { parameters, means, variances } = this.#state;
    const [loss, gradientNorm] = [scalar(NaN), scalar(NaN)];
    const views = viewsOf(parameters, this.#groups, this.#shapes);
    await this.#session.run(
      {
        ...Object.fromEntries(
          this.#shapes.map(({ name, shape }, i) => [
            name,
            new Tensor('float32', views[i] as Float32Array, shape),
          ]),
        ),
        ...this.#flatTensors('', this.#state),
        learningRate: scalar(learningRate),
        meanCorrection: scalar(corrections.mean),
        varianceCorrection: scalar(corrections.variance),
        ...batchTensors(this.#fields, batch, this.#dims),
      },
      // The moments are written where they are read: the one operation that reads them comes before.
      { loss, gradientNorm, ...this.#flatTensors('next/', { parameters: this.#spare, means, variances }) },
    );
    this.#state = { parameters: this.#spare, means, variances };
    this.#spare = parameters;
    return { loss: Number(loss.data[0]), gradientNorm: Number(gradientNorm.data[0]) };
  }

  /** The numbers as they stand after the last step: copies. */
  state(): Lists {
    const copies = (flats: readonly Float32Array[]) =>
      viewsOf(flats, this.#groups, this.#shapes).map((view) => view.slice());
    const { parameters, means, variances } = this.#state;
    return { parameters: copies(parameters), means: copies(means), variances: copies(variances) };
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  #flatTensors(prefix: string, { parameters, means, variances }: FlatLists): Record<string, Tensor> {
    const lists = this.#groups.flatMap((group, i) =>
      [parameters[i], means[i], variances[i]].slice(0, rolesOf(group).length),
    );
    return Object.fromEntries(
      flatNames(this.#groups).map(({ name, shape }, i) => [
        prefix + name,
        new Tensor('float32', lists[i] as Float32Array, shape),
      ]),
    );
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
