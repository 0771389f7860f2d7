/**
 * AdamW (Loshchilov & Hutter, arXiv 1711.05101) with a clip of the global gradient norm, as jax-js operations that
 * become part of the train step's graph. Learning rate and bias corrections enter as scalars, so that one graph
 * serves a whole schedule.
 */
import { numpy as np } from './jax.ts';

export interface AdamSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  /** Largest global norm of the gradient. */
  readonly clipNorm: number;
}

export const defaultAdam: AdamSettings = {
  beta1: 0.9,
  beta2: 0.95,
  epsilon: 1e-8,
  weightDecay: 0.1,
  clipNorm: 1,
};

export interface AdamState {
  readonly parameter: np.Array;
  /** Running mean and running uncentred variance of the gradient. */
  readonly mean: np.Array;
  readonly variance: np.Array;
}

/** The global norm of a list of gradients, a scalar. */
export function globalNorm(gradients: readonly np.Array[]): np.Array {
  const squares = gradients.map((gradient) => np.sum(np.square(gradient.ref)));
  return np.sqrt(squares.reduce((sum, square) => sum.add(square)));
}

/**
 * One update of one parameter.
 * @param rates scalars: the learning rate, 1 / (1 - beta1^t) and 1 / (1 - beta2^t)
 * @param clip a scalar that the gradient is multiplied by
 */
export function adamUpdate(
  state: AdamState,
  gradient: np.Array,
  rates: {
    readonly learningRate: np.Array;
    readonly meanCorrection: np.Array;
    readonly varianceCorrection: np.Array;
  },
  clip: np.Array,
  settings: AdamSettings,
  decays: boolean,
): AdamState {
  const clipped = gradient.mul(clip.ref);
  const mean = state.mean.mul(settings.beta1).add(clipped.ref.mul(1 - settings.beta1));
  const variance = state.variance.mul(settings.beta2).add(np.square(clipped).mul(1 - settings.beta2));
  const step = mean.ref
    .mul(rates.meanCorrection.ref)
    .div(np.sqrt(variance.ref.mul(rates.varianceCorrection.ref)).add(settings.epsilon));
  const direction = decays ? step.add(state.parameter.ref.mul(settings.weightDecay)) : step;
  return { parameter: state.parameter.sub(direction.mul(rates.learningRate.ref)), mean, variance };
}

/** The scalars of step `step` (from 1) that `adamUpdate` wants. */
export function adamCorrections(step: number, settings: AdamSettings): { mean: number; variance: number } {
  return { mean: 1 / (1 - settings.beta1 ** step), variance: 1 / (1 - settings.beta2 ** step) };
}
