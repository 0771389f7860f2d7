/**
 * Draws a token from weights: from all of them, or from those that top-k, top-p and min-p leave. The weights need not add
 * up to one; the largest is 1.
 */

/** The filters of a draw; see `SamplingOptions` in sampling.ts. */
export interface DrawOptions {
  readonly topP: number;
  readonly topK?: number;
  readonly minP?: number;
  readonly uniform: number;
}

/** Ids of the tokens that a filter may leave. Kept from call to call. */
let candidates = new Int32Array(0);

// A histogram of the weights by the exponent and the first four bits of their fraction: more bits, larger weight.
const bucketBits = 12;
const counts = new Int32Array(2 ** bucketBits);
const masses = new Float64Array(2 ** bucketBits);
const bucketFloat = new Float32Array(1);
const bucketInteger = new Uint32Array(bucketFloat.buffer);

function bucketOf(weight: number): number {
  bucketFloat[0] = weight;
  return (bucketInteger[0] ?? 0) >>> (31 - bucketBits);
}

/**
 * The token that `uniform` falls on: in the order of ids, or, with a filter, in the order of weights.
 *
 * @param weights by token; entries from `size` on are left over from earlier calls
 * @param total the sum of the first `size`
 */
export function drawFrom(weights: Float64Array, size: number, total: number, options: DrawOptions): number {
  const { topP, topK = 0, minP = 0, uniform } = options;
  if (topP >= 1 && topK === 0 && minP === 0) return drawFromAll(weights, size, total, uniform);
  const count = cut(weights, collect(weights, size, total, options), total, options);
  let kept = 0;
  for (let i = 0; i < count; i += 1) kept += weightAt(weights, i);
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    sum += weightAt(weights, i);
    if (uniform * kept < sum) return candidates[i] ?? 0;
  }
  // Rounding can leave the sum a little short of the whole.
  return candidates[count - 1] ?? 0;
}

function drawFromAll(weights: Float64Array, size: number, total: number, uniform: number): number {
  const target = uniform * total;
  let sum = 0;
  let last = 0;
  for (let id = 0; id < size; id += 1) {
    const weight = weights[id] ?? 0;
    if (weight === 0) continue;
    last = id;
    sum += weight;
    if (target < sum) return id;
  }
  return last;
}

/** Collects the tokens among which the filters' result lies, most probable first; returns how many. */
function collect(weights: Float64Array, size: number, total: number, options: DrawOptions): number {
  if (candidates.length < size) candidates = new Int32Array(size);
  const least = leastBucket(weights, size, total, options);
  let count = 0;
  for (let id = 0; id < size; id += 1) {
    const weight = weights[id] ?? 0;
    if (weight === 0 || bucketOf(weight) < least) continue;
    candidates[count] = id;
    count += 1;
  }
  candidates.subarray(0, count).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  return count;
}

/** The lowest bucket that the filters' result reaches, so that few tokens are left to sort. */
function leastBucket(
  weights: Float64Array,
  size: number,
  total: number,
  { topP, topK = 0, minP = 0 }: DrawOptions,
): number {
  // Tokens below min-p count in top-p's share of the k most probable, and nowhere else.
  const floor = topK > 0 && topP < 1 ? 0 : bucketOf(minP);
  if (topK === 0 && topP >= 1) return floor;
  counts.fill(0);
  masses.fill(0);
  for (let id = 0; id < size; id += 1) {
    const weight = weights[id] ?? 0;
    if (weight === 0) continue;
    const bucket = bucketOf(weight);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    masses[bucket] = (masses[bucket] ?? 0) + weight;
  }
  let bucket = counts.length;
  let count = 0;
  let mass = 0;
  while (bucket > floor && (topK > 0 ? count < topK : mass < topP * total)) {
    bucket -= 1;
    count += counts[bucket] ?? 0;
    mass += masses[bucket] ?? 0;
  }
  return bucket;
}

/** How many of the sorted candidates top-k, top-p and min-p leave, in this order; at least one. */
function cut(
  weights: Float64Array,
  count: number,
  total: number,
  { topP, topK = 0, minP = 0 }: DrawOptions,
): number {
  let kept = topK > 0 ? Math.min(topK, count) : count;
  if (topP < 1) {
    let mass = topK > 0 ? 0 : total;
    if (topK > 0) for (let i = 0; i < kept; i += 1) mass += weightAt(weights, i);
    let sum = 0;
    let prefix = 0;
    while (prefix < kept && sum < topP * mass) {
      sum += weightAt(weights, prefix);
      prefix += 1;
    }
    kept = prefix;
  }
  while (kept > 1 && weightAt(weights, kept - 1) < minP) kept -= 1;
  return Math.max(1, kept);
}

function weightAt(weights: Float64Array, place: number): number {
  return weights[candidates[place] ?? 0] ?? 0;
}
