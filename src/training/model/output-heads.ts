/** What a decoding graph reads off the hidden states: logits and, where the model carries a router, its score. */
import type { numpy as np } from '../jax.ts';
import { logitsOf, type ModelParameters } from './forward.ts';
import { routerScores } from './router.ts';

/**
 * Logits [..., vocabularySize], and scores [...] after them where there is a router.
 * @param router its parameters; none where the list is empty
 */
export function outputHeads(
  hidden: np.Array,
  parameters: ModelParameters,
  router: readonly np.Array[],
): np.Array[] {
  if (router.length === 0) return [logitsOf(hidden, parameters)];
  return [logitsOf(hidden.ref, parameters), routerScores(hidden, router)];
}
