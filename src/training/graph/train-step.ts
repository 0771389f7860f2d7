/**
 * One train step as a pure function: forward, backward and optimiser, for any loss. It is traced once and lowered to one
 * graph; it never runs in jax-js outside tests.
 */
import type { numpy as np } from '../jax.ts';
import { valueAndGrad } from '../jax.ts';
import { adamUpdate, gradientClip, type AdamSettings, type StepRates } from '../optimizer/adamw.ts';
import { joined, type FlatGroup } from './flat-state.ts';
import type { ParameterShape } from '../model/config.ts';
import { muonUpdate, type MuonSettings } from '../optimizer/muon.ts';

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
  const { clip, gradientNorm } = gradientClip(gradients, settings);
  const updated = states.map((before, i) =>
    adamUpdate(before, gradients[i] as np.Array, state, clip, settings, shapes[i]?.decays === true),
  );
  return {
    parameters: updated.map(({ parameter }) => parameter),
    means: updated.map(({ mean }) => mean),
    variances: updated.map(({ variance }) => variance),
    loss: lossValue,
    gradientNorm,
  };
}

/** What the optimiser carries from step to step for one flat array; Muon has no variance. */
export interface FlatState {
  readonly parameter: np.Array;
  readonly mean: np.Array;
  readonly variance: np.Array | null;
}

/** AdamW for what is no matrix of a layer, and for those too where `muon` is null. */
export interface OptimizerSettings {
  readonly adam: AdamSettings;
  readonly muon: MuonSettings | null;
}

/**
 * The same step on flat state.
 * @param parameters what the loss reads, one array per parameter
 * @param states what the optimiser reads, one per group: the same parameters, and their moments, as flat arrays
 */
export function flatTrainStep(
  loss: Loss,
  parameters: readonly np.Array[],
  states: readonly FlatState[],
  groups: readonly FlatGroup[],
  rates: StepRates,
  { adam, muon }: OptimizerSettings,
): { updated: FlatState[]; loss: np.Array; gradientNorm: np.Array } {
  const [lossValue, listed] = lossAndGradients(loss, parameters);
  const gradients = joined(listed, groups);
  const { clip, gradientNorm } = gradientClip(gradients, adam);
  const updated = groups.map(({ matrix, decays }, i): FlatState => {
    const { parameter, mean, variance } = states[i] as FlatState;
    const gradient = gradients[i] as np.Array;
    if (matrix === null || muon === null) {
      if (variance === null) throw new Error('AdamW needs the variance of a gradient.');
      return adamUpdate({ parameter, mean, variance }, gradient, rates, clip, adam, decays);
    }
    const after = muonUpdate(
      { parameter, mean },
      gradient.mul(clip.ref),
      rates.learningRate,
      matrix,
      adam.weightDecay,
      muon,
    );
    return { ...after, variance: null };
  });
  return { updated, loss: lossValue, gradientNorm };
}
