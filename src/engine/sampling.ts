/**
 * From logits to a token: masking, temperature, nucleus, the draw, and what the model thought of the position. It is
 * pure: the caller brings the random number. It knows vectors, not models.
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

/** What the model thought of one position, at temperature 1 after masking. */
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
 * @throws NumericalError when a logit is not a number or infinite, or when nothing is left to choose.
 */
export function sample(
  logits: Float32Array,
  options: SamplingOptions,
): { readonly id: number; readonly insight: PositionInsight } {
  const masked = mask(logits, options.forbidden);
  const probabilities = softmax(masked, 1);
  const id = choose(masked, probabilities, options);
  return { id, insight: insightInto(probabilities, id) };
}

/** The token that {@link sample} chooses, without the insight: for decoding many sequences at once. */
export function sampleToken(logits: Float32Array, options: SamplingOptions): number {
  const masked = mask(logits, options.forbidden);
  return options.temperature === 0 ? argMax(masked) : choose(masked, softmax(masked, 1), options);
}

function choose(masked: Float32Array, probabilities: Float64Array, options: SamplingOptions): number {
  const { temperature, topP, uniform } = options;
  if (temperature === 0) return argMax(masked);
  const tempered = temperature === 1 ? probabilities : softmax(masked, temperature);
  return topP < 1 ? draw(tempered, nucleus(tempered, topP), uniform) : draw(tempered, null, uniform);
}

/** A copy of `logits` in which the forbidden ones are minus infinity. */
function mask(logits: Float32Array, forbidden: readonly number[]): Float32Array {
  const masked = logits.slice();
  for (const id of forbidden) masked[id] = -Infinity;
  return masked;
}

/** Probabilities of `logits` divided by `temperature`. */
function softmax(logits: Float32Array, temperature: number): Float64Array {
  let largest = -Infinity;
  for (const logit of logits) {
    if (Number.isNaN(logit) || logit === Infinity) {
      throw new NumericalError(
        'The model answered with numbers that are not finite. Its weights or this device cannot be relied on: choose another device or model.',
      );
    }
    if (logit > largest) largest = logit;
  }
  if (largest === -Infinity) throw new NumericalError('No token is left to choose from: all are forbidden.');
  // Plain loops: this runs over a whole vocabulary for every token.
  const probabilities = new Float64Array(logits.length);
  let total = 0;
  for (let i = 0; i < logits.length; i += 1) {
    const weight = Math.exp(((logits[i] ?? 0) - largest) / temperature);
    probabilities[i] = weight;
    total += weight;
  }
  for (let i = 0; i < probabilities.length; i += 1) probabilities[i] = at(probabilities, i) / total;
  return probabilities;
}

/** Ids of the nucleus, most probable first. */
function nucleus(probabilities: Float64Array, topP: number): number[] {
  // Tokens below this bound hold less than 1 - topP together, so none of them can be needed; most of a large
  // vocabulary need not be sorted.
  const bound = (1 - topP) / probabilities.length;
  const candidates: number[] = [];
  for (const [id, probability] of probabilities.entries()) if (probability >= bound) candidates.push(id);
  candidates.sort((a, b) => at(probabilities, b) - at(probabilities, a) || a - b);
  let held = 0;
  const size = candidates.findIndex((id) => (held += at(probabilities, id)) >= topP);
  return size === -1 ? candidates : candidates.slice(0, size + 1);
}

/** The token at which the running sum over `ids` (null: all, in order) passes `uniform` of the whole. */
function draw(probabilities: Float64Array, ids: readonly number[] | null, uniform: number): number {
  const count = ids?.length ?? probabilities.length;
  const idAt = (index: number): number => (ids === null ? index : (ids[index] ?? 0));
  let total = 0;
  for (let i = 0; i < count; i += 1) total += at(probabilities, idAt(i));
  let sum = 0;
  let last = idAt(0);
  for (let i = 0; i < count; i += 1) {
    const probability = at(probabilities, idAt(i));
    if (probability === 0) continue;
    last = idAt(i);
    sum += probability;
    if (uniform * total < sum) return last;
  }
  // Rounding can leave the sum a little short of the total.
  return last;
}

function argMax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

function insightInto(probabilities: Float64Array, chosen: number): PositionInsight {
  let entropy = 0;
  const top: number[] = [];
  for (const [id, probability] of probabilities.entries()) {
    if (probability === 0) continue;
    entropy -= probability * Math.log(probability);
    if (top.length === alternativeCount && probability <= at(probabilities, top[alternativeCount - 1] ?? 0)) {
      continue;
    }
    const place = top.findIndex((other) => at(probabilities, other) < probability);
    top.splice(place === -1 ? top.length : place, 0, id);
    top.length = Math.min(top.length, alternativeCount);
  }
  return {
    probability: at(probabilities, chosen),
    entropy,
    alternatives: top.map((id) => ({ id, probability: at(probabilities, id) })),
  };
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
