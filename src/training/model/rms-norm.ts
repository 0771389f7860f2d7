/** RMSNorm (arXiv 1910.07467), with its gradient by formula. */
import { numpy as np } from '../jax.ts';
import { constant, tangent } from './tangent.ts';

/**
 * x / sqrt(mean x^2 + epsilon) * weight over the last axis. Consumes both.
 * @param x [..., size]
 * @param weight [size]
 */
export function rmsNorm(x: np.Array, weight: np.Array, epsilon: number): np.Array {
  const [value, scale] = [constant(x), constant(weight)];
  const meanSquare = np.mean(np.square(value.ref), -1, { keepdims: true });
  const inverse = np.reciprocal(np.sqrt(meanSquare.add(epsilon)));
  const normed = value.mul(inverse.ref);
  // d(normed) = (d - normed * mean(normed * d)) * inverse
  const moved = tangent(x);
  const along = np.mean(normed.ref.mul(moved.ref), -1, { keepdims: true });
  const turned = moved.sub(normed.ref.mul(along)).mul(inverse);
  return normed.ref
    .mul(scale.ref)
    .add(turned.mul(scale))
    .add(normed.mul(tangent(weight)));
}
