/**
 * Training of a few tokens' embeddings in a model that is otherwise left as it is. With tied embeddings a row is both how
 * a token is read and when it is written, so new tokens find their place, and no probability changes that one of the
 * other tokens has relative to another.
 */
import { lax, numpy as np } from '../jax.ts';
import { parameterShapes, type Qwen3Config } from './config.ts';

/** The same parameters; only the rows of `tokens` in the embedding have a gradient. Consumes the arrays. */
export function onlyRowsTrainable(
  config: Qwen3Config,
  values: readonly np.Array[],
  tokens: readonly number[],
): np.Array[] {
  return parameterShapes(config).map(({ name }, i) => {
    const value = values[i] as np.Array;
    if (name !== 'model.embed_tokens.weight') return lax.stopGradient(value);
    const isTrained = np.array(
      Array.from({ length: config.vocabularySize }, (_, id) => [tokens.includes(id) ? 1 : 0]),
    );
    const frozen = lax.stopGradient(value.ref);
    return frozen.ref.add(value.sub(frozen).mul(isTrained));
  });
}
