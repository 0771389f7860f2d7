/**
 * Muon (Jordan et al., 2024, https://kellerjordan.github.io/posts/muon) for the weight matrices of a layer: the momentum of
 * the gradient, with its singular values brought near to 1, as jax-js operations that become part of the train step's
 * graph. The update has the size that AdamW's has (Liu et al., arXiv 2502.16982, section 2.2), so that both share one
 * learning rate and one weight decay.
 */
import { numpy as np } from '../jax.ts';

export interface MuonSettings {
  readonly momentum: number;
  /** Newton-Schulz iterations of an update. */
  readonly iterations: number;
}

export const defaultMuon: MuonSettings = { momentum: 0.95, iterations: 5 };

/** Coefficients of the quintic iteration: they leave singular values between about 0.7 and 1.2, which is near enough. */
const [LINEAR, CUBIC, QUINTIC] = [3.4445, -4.775, 2.0315];

/** Root mean square of AdamW's updates as a rule, which those of Muon are scaled to. */
const UPDATE_SIZE = 0.2;

export interface MuonState {
  /** [rows * columns] */
  readonly parameter: np.Array;
  /** Running mean of the gradient, [rows * columns]. */
  readonly mean: np.Array;
}

/** A matrix [rows, columns] with the singular vectors of `matrix` and singular values near 1. */
export function orthogonalized(
  matrix: np.Array,
  [rows, columns]: readonly [number, number],
  iterations: number,
): np.Array {
  // The iteration multiplies by a square matrix of the shorter side.
  const tall = rows > columns;
  const wide = tall ? np.transpose(matrix) : matrix;
  const norm = np.sqrt(np.sum(np.square(wide.ref))).add(1e-7);
  let x = wide.div(norm);
  for (let i = 0; i < iterations; i++) {
    const gram = np.matmul(x.ref, np.transpose(x.ref));
    const polynomial = gram.ref.mul(CUBIC).add(np.matmul(gram.ref, gram).mul(QUINTIC));
    x = x.ref.mul(LINEAR).add(np.matmul(polynomial, x));
  }
  return tall ? np.transpose(x) : x;
}

/**
 * One update of one matrix, which lies in a flat array.
 * @param gradient [rows * columns]; its scale does not matter
 * @param decay share of the parameter that an update takes away, per unit of the learning rate
 */
export function muonUpdate(
  state: MuonState,
  gradient: np.Array,
  learningRate: np.Array,
  shape: readonly [number, number],
  decay: number,
  { momentum, iterations }: MuonSettings,
): MuonState {
  const fresh = gradient.mul(1 - momentum);
  const mean = state.mean.mul(momentum).add(fresh.ref);
  const lookahead = mean.ref.mul(momentum).add(fresh);
  const direction = orthogonalized(lookahead.reshape([...shape]), shape, iterations).reshape([-1]);
  const size = UPDATE_SIZE * Math.sqrt(Math.max(...shape));
  const kept = state.parameter.mul(np.array(1).sub(learningRate.ref.mul(decay)));
  return { parameter: kept.sub(direction.mul(learningRate.ref.mul(size))), mean };
}
