/**
 * A token drawn from logits inside the graph, so that a step gives back one number for each sequence and not one for
 * each token of the vocabulary. Knows arrays only.
 */
import { nn, numpy as np } from '../jax.ts';

/** Tokens are drawn in two steps: a block of this many, then one within it. Sums over a whole vocabulary take longer. */
const WIDTH = 32;

/** Draws stay this far below the whole, so that rounding cannot carry one beyond the last possible token. */
const BELOW = 1 - 2 ** -20;

export interface DrawInputs {
  /** float32 [batch, vocabularySize], consumed like the rest. */
  readonly logits: np.Array;
  /** float32 [vocabularySize], added to the logits: very negative for what must not be drawn. */
  readonly bias: np.Array;
  /** float32, a scalar; 0 takes the most probable token, of equals the lowest. */
  readonly inverseTemperature: np.Array;
  /** float32 [batch]: a draw from [0, 1) for each row. */
  readonly uniform: np.Array;
}

/** The tokens, int32 [batch], and a float32 [batch] that is NaN where a row's logits are no numbers. */
export function drawTokens({ logits, bias, inverseTemperature, uniform }: DrawInputs): np.Array[] {
  const [batch, size] = logits.shape as [number, number];
  const blocks = Math.ceil(size / WIDTH);
  const allowed = logits.add(bias);
  const isBest = np.equal(allowed.ref, np.max(allowed.ref, -1, { keepdims: true })).astype(np.float32);
  const greedy = np.equal(inverseTemperature.ref, 0);
  const probable = nn.softmax(allowed.mul(inverseTemperature), -1);
  const weights = padded(np.where(greedy.reshape([1, 1]), isBest, probable), blocks * WIDTH);

  const table = weights.reshape([batch, blocks, WIDTH]);
  const inBlocks = np.sum(table.ref, -1);
  const passed = runningSum(inBlocks.ref, blocks);
  const mass = np.max(passed.ref, -1);
  const target = np.expandDims(uniform.mul(mass.ref).mul(BELOW), -1);
  const before = np.lessEqual(passed, target.ref).astype(np.float32);
  const rest = target.sub(np.sum(inBlocks.mul(before.ref), -1, { keepdims: true }));
  const block = np.minimum(np.sum(before, -1).astype(np.int32), blocks - 1);

  const chosen = table.slice(np.arange(batch), block.ref);
  const within = runningSum(chosen, WIDTH);
  const reached = np.minimum(rest, np.max(within.ref, -1, { keepdims: true }).mul(BELOW));
  const place = np.sum(np.lessEqual(within, reached).astype(np.float32), -1).astype(np.int32);
  return [block.mul(WIDTH).add(np.minimum(place, WIDTH - 1)), mass];
}

/** Zeros added at the end of the last axis, up to `size`. */
function padded(x: np.Array, size: number): np.Array {
  const missing = size - (x.shape[1] as number);
  return missing === 0
    ? x
    : np.pad(x, [
        [0, 0],
        [0, missing],
      ]);
}

/** The sums of the first elements of each row, of 1 to all `size`, as a product with a triangle of ones. */
function runningSum(x: np.Array, size: number): np.Array {
  const ones = Float32Array.from({ length: size * size }, (_, i) =>
    Math.floor(i / size) <= i % size ? 1 : 0,
  );
  return np.matmul(x, np.array(ones, { shape: [size, size] }));
}
