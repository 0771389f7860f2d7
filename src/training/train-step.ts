/**
 * One train step as a pure function: forward, backward and AdamW, for any loss. It is traced once and lowered to one
 * graph; it never runs in jax-js outside tests.
 */
import type { numpy as np } from './jax.ts';
import { valueAndGrad } from './jax.ts';
import { adamUpdate, gradientClip, type AdamSettings, type AdamState, type StepRates } from './adamw.ts';
import { joined, type FlatGroup } from './flat-state.ts';
import type { ParameterShape } from './model/config.ts';

export interface StepTensors extends StepRates {
  readonly parameters: np.Array[];
  readonly means: np.Array[];
  readonly variances: np.Array[];
}

type Loss = (parameters: readonly np.Array[]) => np.Array;

function lossAndGradients(loss: Loss, parameters: readonly np.Array[]): [np.Array, np.Array[]] {
  const both = valueAndGrad((values: np.Array[]) => loss(values));
  return both(parameters.map((parameter) => parameter.ref)) as [np.Array, np.Array[]];
}

/** The state after one step, the loss before it and the gradient norm before the clip. */
export function trainStep(
  loss: Loss,
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
  const [lossValue, gradients] = lossAndGradients(loss, state.parameters);
  const states = shapes.map((_, i) => ({
    parameter: state.parameters[i] as np.Array,
    mean: state.means[i] as np.Array,
    variance: state.variances[i] as np.Array,
  }));
  const { updated, gradientNorm } = optimise(states, gradients, state, shapes, settings);
  return {
    parameters: updated.map(({ parameter }) => parameter),
    means: updated.map(({ mean }) => mean),
    variances: updated.map(({ variance }) => variance),
    loss: lossValue,
    gradientNorm,
  };
}

/**
 * The same step on flat state.
 * @param parameters what the loss reads, one array per parameter
 * @param states what the optimiser reads, one per group: the same parameters, and their moments, as flat arrays
 */
export function flatTrainStep(
  loss: Loss,
  parameters: readonly np.Array[],
  states: readonly AdamState[],
  groups: readonly FlatGroup[],
  rates: StepRates,
  settings: AdamSettings,
): { updated: AdamState[]; loss: np.Array; gradientNorm: np.Array } {
  const [lossValue, gradients] = lossAndGradients(loss, parameters);
  return { loss: lossValue, ...optimise(states, joined(gradients, groups), rates, groups, settings) };
}

function optimise(
  states: readonly AdamState[],
  gradients: readonly np.Array[],
  rates: StepRates,
  kinds: readonly { readonly decays: boolean }[],
  settings: AdamSettings,
): { updated: AdamState[]; gradientNorm: np.Array } {
  const { clip, gradientNorm } = gradientClip(gradients, settings);
  const updated = states.map((state, i) =>
    adamUpdate(state, gradients[i] as np.Array, rates, clip, settings, kinds[i]?.decays === true),
  );
  return { updated, gradientNorm };
}
