/**
 * The loss of the warm-up: the student learns commands, and keeps the base student's distribution everywhere else.
 *
 * Both parts are exact where they can be. What stands outside of commands has the base student's whole distribution as
 * its target, not tokens drawn from it; and a command begins with the same small probability at every place where one
 * may, which is what commands at random places come to on average. A model of this size drifts under the noise of
 * either: trained on drawn tokens, it lost a tenth of its accuracy.
 */
import { lax, numpy as np } from '../jax.ts';
import { forward, logitsOf, type ModelParameters } from '../model/forward.ts';
import { logSoftmax } from '../model/likelihood.ts';
import { constants, named } from '../model/parameters.ts';
import { onlyRowsTrainable } from '../model/trainable-rows.ts';
import { visibleKeys } from '../model/packed-likelihood.ts';
import { supervisedFields, type supervised } from '../supervised/loss.ts';

export interface CallTokens {
  /** The ids of `<call>` and `</call>`. */
  readonly open: number;
  readonly close: number;
}

/** How much a nat outside of commands counts against one within: the form of a command is learned soon either way. */
const WORDS = 5;

/** Added to a probability before its logarithm is taken. */
const TINY = 1e-20;

/**
 * Mean over the tokens of, in nats:
 * - within a command, where the weight is 1: the negative log-likelihood of the target;
 * - elsewhere, five times: KL(wanted || model), where `wanted` is the reference but for a share that goes to `<call>`,
 *   the weight;
 * - after a command: 0, because the relay never uses the prediction made at `</call>`.
 * @param reference the base student's parameters
 * @param trained the call tokens' embeddings only, which leaves the other tokens' probabilities as they are, or all
 */
export function warmupObjective(
  reference: readonly Float32Array[],
  { close, open }: CallTokens,
  trained: 'call tokens' | 'all',
): typeof supervised {
  return {
    fields: supervisedFields,
    loss(values, config, { weights, tokens, targets, positions, documents, commandMask }) {
      const endsCommand = np.equal(tokens.ref, close);
      const counted = np
        .logicalAnd(np.greaterEqual(documents.ref, 0), np.logicalNot(endsCommand))
        .astype(np.float32);
      const within = np.equal(weights.ref, 1).astype(np.float32);
      const share = np.expandDims(weights, -1);
      const visible = visibleKeys(documents, commandMask);
      const read = (parameters: ModelParameters): np.Array => {
        const inputs = { tokens: tokens.ref, positions: positions.ref, visible: visible.ref, causal: true };
        return logSoftmax(logitsOf(forward(parameters, config, inputs).hidden, parameters));
      };
      const vocabulary = np.arange(config.vocabularySize).reshape([1, 1, -1]);
      const begins = np.equal(vocabulary.ref, open).astype(np.float32);
      const before = np.exp(read(named(config, constants(config, reference))));
      const wanted = lax.stopGradient(before.mul(np.array(1).sub(share.ref)).add(begins.mul(share)));
      const now = read(
        named(config, trained === 'all' ? values : onlyRowsTrainable(config, values, [open, close])),
      );
      const isTarget = np.equal(np.expandDims(targets, -1), vocabulary).astype(np.float32);
      const surprise = np.sum(now.ref.mul(isTarget), -1).neg();
      const divergence = np.sum(wanted.ref.mul(np.log(wanted.add(TINY)).sub(now)), -1);
      const each = surprise.mul(within.ref).add(divergence.mul(np.array(1).sub(within)).mul(WORDS));
      return np.sum(each.mul(counted.ref)).div(np.maximum(np.sum(counted), 1));
    },
  };
}
