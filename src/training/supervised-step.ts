/**
 * One supervised train step as a pure function: forward, backward and AdamW over a batch of packed rows. It is traced
 * once and lowered to one graph; it never runs in jax-js outside tests.
 */
import { lax, numpy as np, valueAndGrad } from './jax.ts';
import { adamUpdate, globalNorm, type AdamSettings } from './adamw.ts';
import { parameterShapes, type ModelConfig } from './model/config.ts';
import { forward } from './model/forward.ts';
import { logProbabilities } from './model/likelihood.ts';

/** A batch of packed rows: several documents may share a row. All [rows, length]. */
export interface BatchTensors {
  /** int32 */
  readonly tokens: np.Array;
  /** int32: the token after each token. */
  readonly targets: np.Array;
  /** float32: how much each target counts in the loss; 0 for prompts and padding. */
  readonly weights: np.Array;
  /** int32: position within the document. */
  readonly positions: np.Array;
  /** int32: which document of the row; a token sees earlier tokens of its own document only. */
  readonly documents: np.Array;
}

/** bool [rows, length, length]: causal within each document. */
function visibleKeys(documents: np.Array): np.Array {
  const length = documents.shape[1] as number;
  const slots = np.arange(length);
  const causal = np.greaterEqual(slots.ref.reshape([1, length, 1]), slots.reshape([1, 1, length]));
  const same = np.equal(np.expandDims(documents.ref, -1), np.expandDims(documents, -2));
  return np.logicalAnd(same, causal);
}

/** Weighted mean of the negative log-likelihood, a scalar in nats per counted token. */
export function supervisedLoss(
  values: readonly np.Array[],
  config: ModelConfig,
  batch: BatchTensors,
): np.Array {
  const parameters = new Map(parameterShapes(config).map(({ name }, i) => [name, values[i] as np.Array]));
  const { hidden } = forward(parameters, config, {
    tokens: batch.tokens,
    positions: batch.positions,
    visible: visibleKeys(batch.documents),
  });
  const likelihood = logProbabilities(hidden, batch.targets, parameters);
  const counted = np.maximum(lax.stopGradient(np.sum(batch.weights.ref)), 1);
  return np.sum(likelihood.mul(batch.weights)).div(counted).neg();
}

export interface StepTensors {
  readonly parameters: np.Array[];
  readonly means: np.Array[];
  readonly variances: np.Array[];
  /** float32 scalars, see `adamUpdate`. */
  readonly learningRate: np.Array;
  readonly meanCorrection: np.Array;
  readonly varianceCorrection: np.Array;
}

/** The state after one step, the loss before it and the gradient norm before the clip. */
export function trainStep(
  loss: (parameters: readonly np.Array[]) => np.Array,
  state: StepTensors,
  config: ModelConfig,
  settings: AdamSettings,
): {
  parameters: np.Array[];
  means: np.Array[];
  variances: np.Array[];
  loss: np.Array;
  gradientNorm: np.Array;
} {
  const shapes = parameterShapes(config);
  const [lossValue, gradients] = valueAndGrad((values: np.Array[]) => loss(values))(
    state.parameters.map((parameter) => parameter.ref),
  ) as [np.Array, np.Array[]];
  const gradientNorm = globalNorm(gradients);
  const clip = np.minimum(np.reciprocal(gradientNorm.ref.add(1e-6)).mul(settings.clipNorm), 1);
  const updated = shapes.map(({ decays }, i) =>
    adamUpdate(
      {
        parameter: state.parameters[i] as np.Array,
        mean: state.means[i] as np.Array,
        variance: state.variances[i] as np.Array,
      },
      gradients[i] as np.Array,
      state,
      clip,
      settings,
      decays,
    ),
  );
  return {
    parameters: updated.map(({ parameter }) => parameter),
    means: updated.map(({ mean }) => mean),
    variances: updated.map(({ variance }) => variance),
    loss: lossValue,
    gradientNorm,
  };
}
