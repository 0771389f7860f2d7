/**
 * Trains a router on hidden states and labels: weighted cross-entropy over all examples at once, as one lowered graph.
 */
import { InferenceSession, Tensor } from '../../engine/node-runtime.ts';
import { adamCorrections, type AdamSettings } from '../optimizer/adamw.ts';
import { nn, numpy as np } from '../jax.ts';
import { lower } from '../lowering/lower.ts';
import { randomParameters } from '../model/initial.ts';
import { routerLogits, routerScores, routerShapes, type Router } from '../model/router.ts';
import { learningRate, totalSteps, type Schedule } from '../optimizer/schedule.ts';
import { trainStep } from '../graph/train-step.ts';

export interface RouterExample {
  /** The student's hidden state where it is about to write, [hiddenSize]. */
  readonly hidden: Float32Array;
  /** Whether the teacher's token is needed there. */
  readonly pays: boolean;
  /** How many positions it stands for. */
  readonly weight: number;
}

export interface RouterTraining {
  readonly examples: readonly RouterExample[];
  readonly schedule: Schedule;
  readonly adam: AdamSettings;
  readonly threads: number;
  /** Draws from [0, 1) for the initial parameters. */
  readonly uniform: () => number;
}

/** Mean over the examples of the cross-entropy, in nats, weighted. All [examples]. */
function crossEntropy(logits: np.Array, pays: np.Array, weights: np.Array): np.Array {
  // -log sigmoid(z) where it pays, -log sigmoid(-z) where it does not.
  const signs = pays.mul(2).sub(1);
  const losses = nn.softplus(logits.mul(signs).mul(-1));
  return np.sum(losses.mul(weights.ref)).div(np.sum(weights));
}

const roles = ['parameter', 'mean', 'variance'] as const;
const scalars = ['learningRate', 'meanCorrection', 'varianceCorrection'] as const;

/** The ONNX model of one step of AdamW on `count` examples. */
function stepModel(count: number, hiddenSize: number, adam: AdamSettings): Uint8Array {
  const shapes = routerShapes(hiddenSize);
  const state = stateShapes(hiddenSize);
  const program = (given: np.Array[]): np.Array[] => {
    const [learningRate, meanCorrection, varianceCorrection, hidden, pays, weights] = given.slice(
      state.length,
    ) as [np.Array, np.Array, np.Array, np.Array, np.Array, np.Array];
    const after = trainStep(
      (values) => crossEntropy(routerLogits(hidden.ref, values), pays.ref, weights.ref),
      {
        parameters: given.slice(0, shapes.length),
        means: given.slice(shapes.length, 2 * shapes.length),
        variances: given.slice(2 * shapes.length, 3 * shapes.length),
        learningRate,
        meanCorrection,
        varianceCorrection,
      },
      shapes,
      adam,
    );
    return [after.loss, ...after.parameters, ...after.means, ...after.variances];
  };
  return lower(program, {
    inputs: [
      ...state,
      ...scalars.map((name) => ({ name, shape: [] })),
      { name: 'hidden', shape: [count, hiddenSize] },
      { name: 'pays', shape: [count] },
      { name: 'weights', shape: [count] },
    ],
    outputs: ['loss', ...state.map(({ name }) => `next/${name}`)],
  });
}

/** What a step takes and gives back, in this order. */
function stateShapes(hiddenSize: number): { name: string; shape: readonly number[] }[] {
  return roles.flatMap((role) =>
    routerShapes(hiddenSize).map(({ name, shape }) => ({ name: `${role}/${name}`, shape })),
  );
}

const tensor = (values: Float32Array | readonly number[], dims: readonly number[]): Tensor =>
  new Tensor('float32', Float32Array.from(values), dims);

/** [examples, hiddenSize] */
function hiddenTensor(examples: readonly Pick<RouterExample, 'hidden'>[], hiddenSize: number): Tensor {
  const all = new Float32Array(examples.length * hiddenSize);
  examples.forEach(({ hidden }, i) => all.set(hidden, i * hiddenSize));
  return new Tensor('float32', all, [examples.length, hiddenSize]);
}

/**
 * @returns the router, and the loss before the last step
 * @throws RangeError when there are no examples
 */
export async function trainRouter(training: RouterTraining): Promise<{ router: Router; loss: number }> {
  const { examples, schedule, adam, threads } = training;
  const hiddenSize = examples[0]?.hidden.length;
  if (hiddenSize === undefined) throw new RangeError('There are no examples to train a router on.');
  const count = examples.length;
  const options = { intraOpNumThreads: threads };
  const session = await InferenceSession.create(stepModel(count, hiddenSize, adam), options);
  const start = randomParameters(routerShapes(hiddenSize), training.uniform);
  const shapes = stateShapes(hiddenSize);
  let state = shapes.map(({ shape }, i) =>
    tensor(start[i] ?? new Float32Array(shape.reduce((a, b) => a * b, 1)), shape),
  );
  const fed = {
    hidden: hiddenTensor(examples, hiddenSize),
    pays: tensor(
      examples.map(({ pays }) => (pays ? 1 : 0)),
      [count],
    ),
    weights: tensor(
      examples.map(({ weight }) => weight),
      [count],
    ),
  };
  let loss = NaN;
  for (let step = 1; step <= totalSteps(schedule); step++) {
    const corrections = adamCorrections(step, adam);
    const result = await session.run({
      ...Object.fromEntries(shapes.map(({ name }, i) => [name, state[i] as Tensor])),
      ...fed,
      learningRate: tensor([learningRate(schedule, step)], []),
      meanCorrection: tensor([corrections.mean], []),
      varianceCorrection: tensor([corrections.variance], []),
    });
    state = shapes.map(({ name }) => result[`next/${name}`] as Tensor);
    loss = Number(result['loss']?.data[0]);
  }
  await session.release();
  const router = state.slice(0, routerShapes(hiddenSize).length).map(({ data }) => data as Float32Array);
  return { router, loss };
}

/** The scores of examples, in their order; there must be one. */
export async function scoresOf(
  router: Router,
  examples: readonly Pick<RouterExample, 'hidden'>[],
): Promise<Float32Array> {
  const hiddenSize = examples[0]?.hidden.length ?? 0;
  const shapes = routerShapes(hiddenSize);
  const program = ([hidden, ...values]: np.Array[]): np.Array[] => [routerScores(hidden as np.Array, values)];
  const model = lower(program, {
    inputs: [
      { name: 'hidden', shape: [examples.length, hiddenSize] },
      ...shapes.map(({ name, shape }) => ({ name, shape })),
    ],
    outputs: ['scores'],
  });
  const session = await InferenceSession.create(model);
  const { scores } = await session.run({
    hidden: hiddenTensor(examples, hiddenSize),
    ...Object.fromEntries(shapes.map(({ name, shape }, i) => [name, tensor(router[i] ?? [], shape)])),
  });
  await session.release();
  return scores?.data as Float32Array;
}
