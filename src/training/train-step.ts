/**
 * One train step as a pure function: forward, backward and AdamW, for any loss. It is traced once and lowered to one
 * graph; it never runs in jax-js outside tests.
 */
import { numpy as np, valueAndGrad } from './jax.ts';
import { adamUpdate, globalNorm, type AdamSettings } from './adamw.ts';
import type { ParameterShape } from './model/config.ts';

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
  shapes: readonly Pick<ParameterShape, 'decays'>[],
  settings: AdamSettings,
): {
  parameters: np.Array[];
  means: np.Array[];
  variances: np.Array[];
  loss: np.Array;
  gradientNorm: np.Array;
} {
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
