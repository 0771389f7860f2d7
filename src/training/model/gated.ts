/** The gate of SwiGLU (arXiv 2002.05202): silu(gate) * up, with its gradient by formula. */
import { nn, numpy as np } from '../jax.ts';
import { constantTangent, tangent } from './tangent.ts';

/** silu(gate) * up, element by element; silu(x) = x * sigmoid(x). Consumes both. */
export function gated(gate: np.Array, up: np.Array): np.Array {
  const [x, y] = [constantTangent(gate), constantTangent(up)];
  const sigmoid = nn.sigmoid(x.ref);
  const silu = x.mul(sigmoid.ref);
  // silu' = sigmoid + silu * (1 - sigmoid)
  const slope = sigmoid.ref.add(silu.ref.mul(np.array(1).sub(sigmoid)));
  const value = silu.ref.mul(y.ref);
  return value.add(tangent(gate).mul(slope.mul(y))).add(tangent(up).mul(silu));
}
