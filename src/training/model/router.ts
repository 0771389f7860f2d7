/**
 * A learned router: a small network that says, from the student's last hidden state, how probably a call pays at a
 * position (after CITER, arXiv 2502.01976). Training, batched decoding and export share this definition;
 * src/training/router finds its parameters.
 */
import { nn, numpy as np } from '../jax.ts';
import type { ParameterShape } from './config.ts';

/** Its numbers: one list per parameter, in the order of `routerShapes`. */
export type Router = readonly Float32Array[];

const WIDTH = 32;

/** The parameters of a router over hidden states of this size, as `parameterShapes` lists those of a model. */
export function routerShapes(hiddenSize: number): ParameterShape[] {
  return [
    {
      name: 'router.inner.weight',
      shape: [hiddenSize, WIDTH],
      initialDeviation: 1 / Math.sqrt(hiddenSize),
      decays: true,
    },
    { name: 'router.inner.bias', shape: [WIDTH], initialDeviation: 0, decays: false },
    {
      name: 'router.outer.weight',
      shape: [WIDTH, 1],
      initialDeviation: 1 / Math.sqrt(WIDTH),
      decays: true,
    },
    { name: 'router.outer.bias', shape: [1], initialDeviation: 0, decays: false },
  ];
}

/** Logits [...] of hidden states [..., hiddenSize]: log-odds that a call pays. */
export function routerLogits(hidden: np.Array, router: readonly np.Array[]): np.Array {
  const [inner, innerBias, outer, outerBias] = router as [np.Array, np.Array, np.Array, np.Array];
  const positions = hidden.shape.slice(0, -1);
  const felt = nn.silu(np.matmul(hidden, inner).add(innerBias));
  return np.matmul(felt, outer).add(outerBias).reshape(positions);
}

/** The scores [...], from 0 to 1. */
export function routerScores(hidden: np.Array, router: readonly np.Array[]): np.Array {
  return nn.sigmoid(routerLogits(hidden, router));
}
