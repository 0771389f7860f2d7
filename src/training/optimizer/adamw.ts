/**
 * AdamW (Loshchilov & Hutter, arXiv 1711.05101) with a clip of the global gradient norm, as jax-js operations that
 * become part of the train step's graph. Learning rate and bias corrections enter as scalars, so that one graph
 * serves a whole schedule.
 */
import { numpy as np } from '../jax.ts';

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

/** Scalars of one step. */
export interface StepRates {
  readonly learningRate: np.Array;
  /** 1 / (1 - beta1^t) and 1 / (1 - beta2^t) */
  readonly meanCorrection: np.Array;
  readonly varianceCorrection: np.Array;
}

/** The global norm of a list of gradients, a scalar. */
function globalNorm(gradients: readonly np.Array[]): np.Array {
  const squares = gradients.map((gradient) => np.sum(np.square(gradient.ref)));
  return np.sqrt(squares.reduce((sum, square) => sum.add(square)));
}

/** The global norm of the gradients, and the scalar to multiply them by so that it is at most `clipNorm`. */
export function gradientClip(
  gradients: readonly np.Array[],
  { clipNorm }: AdamSettings,
): { readonly gradientNorm: np.Array; readonly clip: np.Array } {
  const gradientNorm = globalNorm(gradients);
  return { gradientNorm, clip: np.minimum(np.reciprocal(gradientNorm.ref.add(1e-6)).mul(clipNorm), 1) };
}

/**
 * One update of one parameter, or of many in one array. Factors meet as scalars first: each operation that is spared is
 * a pass over all parameters, and the squared gradient is the one that the norm is made of.
 * @param clip a scalar that the gradient is multiplied by
 */
export function adamUpdate(
  state: AdamState,
  gradient: np.Array,
  { learningRate, meanCorrection, varianceCorrection }: StepRates,
  clip: np.Array,
  { beta1, beta2, epsilon, weightDecay }: AdamSettings,
  decays: boolean,
): AdamState {
  const square = np.square(gradient.ref).mul(np.square(clip.ref).mul(1 - beta2));
  const mean = state.mean.mul(beta1).add(gradient.mul(clip.ref.mul(1 - beta1)));
  const variance = state.variance.mul(beta2).add(square);
  // m c / (sqrt(v d) + epsilon) is m (c / sqrt d) / (sqrt v + epsilon / sqrt d).
  const root = np.sqrt(varianceCorrection.ref);
  const deviation = np.sqrt(variance.ref).add(np.reciprocal(root.ref).mul(epsilon));
  const rate = learningRate.ref.mul(meanCorrection.ref).mul(np.reciprocal(root));
  const step = mean.ref.div(deviation).mul(rate);
  const kept = decays
    ? state.parameter.mul(np.array(1).sub(learningRate.ref.mul(weightDecay)))
    : state.parameter;
  return { parameter: kept.sub(step), mean, variance };
}

/** The scalars of step `step` (from 1) that `adamUpdate` wants. */
export function adamCorrections(step: number, settings: AdamSettings): { mean: number; variance: number } {
  return { mean: 1 / (1 - settings.beta1 ** step), variance: 1 / (1 - settings.beta2 ** step) };
}
