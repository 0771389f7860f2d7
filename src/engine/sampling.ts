/**
 * Samples a token from logits: masking, temperature, nucleus and the draw. It also returns the probabilities at the
 * position. The functions are pure: the caller passes the random number.
 */
import { NumericalError } from './errors.ts';

export interface SamplingOptions {
  /** 0 takes the most probable token (of equals, the lowest id). */
  readonly temperature: number;
  /** Nucleus (Holtzman et al. 2020): the smallest set of most probable tokens that holds this much, 0 < topP <= 1. */
  readonly topP: number;
  /** Tokens that must not be chosen. */
  readonly forbidden: readonly number[];
  /** A draw from [0, 1) that decides the sample. */
  readonly uniform: number;
}

/** The model's distribution at one position, at temperature 1 after masking. */
export interface PositionInsight {
  /** Of the chosen token. */
  readonly probability: number;
  /** In nats. */
  readonly entropy: number;
  /** The most probable tokens, most probable first, at most `alternativeCount`. */
  readonly alternatives: readonly { readonly id: number; readonly probability: number }[];
}

/** How many alternatives an insight lists. */
export const alternativeCount = 5;

/**
 * Chooses a token.
 *
 * @param logits one per token of the vocabulary.
 * @throws NumericalError when a logit is not a number or infinite, or when every token is forbidden.
 */
export function sample(
  logits: Float32Array,
  options: SamplingOptions,
): { readonly id: number; readonly insight: PositionInsight } {
  const masked = mask(logits, options.forbidden);
  const { probabilities, entropy } = softmax(masked, 1);
  const id = choose(masked, probabilities, options);
  return {
    id,
    insight: { probability: at(probabilities, id), entropy, alternatives: mostProbable(probabilities) },
  };
}

/** The token that {@link sample} chooses, without the insight: for decoding many sequences at once. */
export function sampleToken(logits: Float32Array, options: SamplingOptions): number {
  const masked = mask(logits, options.forbidden);
  return options.temperature === 0
    ? argMax(masked)
    : choose(masked, softmax(masked, 1).probabilities, options);
}

function choose(masked: Float32Array, probabilities: Float64Array, options: SamplingOptions): number {
  const { temperature, topP, uniform } = options;
  if (temperature === 0) return argMax(masked);
  const tempered = temperature === 1 ? probabilities : softmax(masked, temperature).probabilities;
  return topP < 1 ? drawFrom(tempered, nucleus(tempered, topP), uniform) : draw(tempered, uniform);
}

/** A copy of `logits` in which the forbidden ones are minus infinity. */
function mask(logits: Float32Array, forbidden: readonly number[]): Float32Array {
  const masked = logits.slice();
  for (const id of forbidden) masked[id] = -Infinity;
  return masked;
}

// The functions below scan the whole vocabulary for every token, up to 151,936 numbers: hence plain loops.

/** Probabilities of `logits` divided by `temperature`, and their entropy in nats. */
function softmax(
  logits: Float32Array,
  temperature: number,
): { readonly probabilities: Float64Array; readonly entropy: number } {
  const largest = largestOf(logits);
  const probabilities = new Float64Array(logits.length);
  let total = 0;
  let surprise = 0;
  for (let i = 0; i < logits.length; i += 1) {
    const below = ((logits[i] ?? 0) - largest) / temperature;
    const weight = Math.exp(below);
    probabilities[i] = weight;
    total += weight;
    if (weight > 0) surprise -= weight * below;
  }
  for (let i = 0; i < probabilities.length; i += 1) probabilities[i] = at(probabilities, i) / total;
  return { probabilities, entropy: surprise / total + Math.log(total) };
}

function largestOf(logits: Float32Array): number {
  let largest = -Infinity;
  for (let i = 0; i < logits.length; i += 1) {
    const logit = logits[i] ?? NaN;
    if (Number.isNaN(logit) || logit === Infinity) {
      throw new NumericalError(
        'The model answered with numbers that are not finite. Its weights or this device cannot be relied on: choose another device or model.',
      );
    }
    if (logit > largest) largest = logit;
  }
  if (largest === -Infinity) throw new NumericalError('No token is left to choose from: all are forbidden.');
  return largest;
}

/** Ids of the nucleus, most probable first. */
function nucleus(probabilities: Float64Array, topP: number): number[] {
  // Lower the bound until the tokens above it hold topP: they contain the nucleus, and few are left to sort.
  const least = (1 - topP) / probabilities.length;
  let candidates: number[] = [];
  let held = 0;
  for (let bound = 1 / 16; held < topP; bound = Math.max(bound / 16, least)) {
    candidates = [];
    held = 0;
    for (let id = 0; id < probabilities.length; id += 1) {
      const probability = at(probabilities, id);
      if (probability < bound) continue;
      candidates.push(id);
      held += probability;
    }
    // Tokens below the lowest bound hold less than 1 - topP together, unless rounding errors intervene.
    if (bound === least) break;
  }
  candidates.sort((a, b) => at(probabilities, b) - at(probabilities, a) || a - b);
  let sum = 0;
  const size = candidates.findIndex((id) => (sum += at(probabilities, id)) >= topP);
  return size === -1 ? candidates : candidates.slice(0, size + 1);
}

/** The token at which the running sum passes `uniform`. */
function draw(probabilities: Float64Array, uniform: number): number {
  let sum = 0;
  let last = 0;
  for (let id = 0; id < probabilities.length; id += 1) {
    const probability = at(probabilities, id);
    if (probability === 0) continue;
    last = id;
    sum += probability;
    if (uniform < sum) return last;
  }
  // Rounding can leave the sum a little short of one.
  return last;
}

/** The same among `ids`, in their order, by the share of each in what they hold together. */
function drawFrom(probabilities: Float64Array, ids: readonly number[], uniform: number): number {
  const total = ids.reduce((sum, id) => sum + at(probabilities, id), 0);
  let sum = 0;
  for (const id of ids) {
    sum += at(probabilities, id);
    if (uniform * total < sum) return id;
  }
  return ids.at(-1) ?? 0;
}

function argMax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

/** At most `alternativeCount` tokens that are possible, most probable first; of equals, the lowest id first. */
function mostProbable(probabilities: Float64Array): PositionInsight['alternatives'] {
  const top: number[] = [];
  let least = 0;
  for (let id = 0; id < probabilities.length; id += 1) {
    const probability = at(probabilities, id);
    if (probability <= least) continue;
    const place = top.findIndex((other) => at(probabilities, other) < probability);
    top.splice(place === -1 ? top.length : place, 0, id);
    top.length = Math.min(top.length, alternativeCount);
    if (top.length === alternativeCount) least = at(probabilities, top[alternativeCount - 1] ?? 0);
  }
  return top.map((id) => ({ id, probability: at(probabilities, id) }));
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
