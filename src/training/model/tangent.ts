/**
 * Gradients by formula. Where a value is `f(stop(x)) + tangent(x) * slope`, differentiation sees the slope that stands
 * there and none of what computes `f`: a backward pass of few operations where the chain rule would give many. The
 * lowering folds the zero away.
 */
import { lax, type numpy as np } from '../jax.ts';

/** Zeros of the shape of `x`, with the derivative of `x`. Consumes it. */
export function tangent(x: np.Array): np.Array {
  return x.ref.sub(lax.stopGradient(x));
}

/** The value of `x` without its derivative. */
export function constantTangent(x: np.Array): np.Array {
  return lax.stopGradient(x.ref);
}
