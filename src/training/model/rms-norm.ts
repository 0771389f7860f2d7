/** RMSNorm (arXiv 1910.07467), with its gradient by formula. */
import { numpy as np } from '../jax.ts';
import { constantTangent, tangent } from './tangent.ts';

/**
 * x / sqrt(mean x^2 + epsilon) * weight over the last axis. Consumes both.
 * @param x [..., size]
 * @param weight [size]
 */
export function rmsNorm(x: np.Array, weight: np.Array, epsilon: number): np.Array {
  const [value, scale] = [constantTangent(x), constantTangent(weight)];
  const meanSquare = np.mean(np.square(value.ref), -1, { keepdims: true });
  const inverse = np.reciprocal(np.sqrt(meanSquare.add(epsilon)));
  const normed = value.mul(inverse.ref);
  // The derivative is (d - normed * mean(normed * d)) * inverse * weight. In this order of factors, the product of the
  // output's gradient with `normed`, which the weight needs, serves for the mean too.
  const moved = tangent(x);
  const along = np.mean(normed.ref.mul(moved.ref), -1, { keepdims: true }).mul(inverse.ref.neg());
  const spread = np.matmul(along, scale.ref.reshape([1, -1]));
  const straight = moved.mul(inverse).mul(scale.ref);
  return normed.ref.mul(scale.add(tangent(weight)).add(spread)).add(straight);
}
