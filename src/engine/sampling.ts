/**
 * Samples a token from logits: forbidden tokens, repetition penalty, temperature, top-k, top-p, min-p and the draw. It
 * also gives the model's distribution at the position. The caller passes the random number.
 *
 * A vocabulary has up to 151,936 entries, and each token needs a scan of all. So there are two passes over the logits: the
 * first finds the largest, the second sums. They write to arrays that are kept from call to call; nothing as large as the
 * vocabulary is allocated. Tokens with a penalty have two logits, the model's own and a lower one: they stay out of both
 * passes and are added after each.
 */
import { drawFrom } from './candidates.ts';
import { engineError, NumericalError } from './errors.ts';

export interface SamplingOptions {
  /** 0 takes the most probable token (of equals, the lowest id). */
  readonly temperature: number;
  /** Nucleus (Holtzman et al. 2020): the smallest set of most probable tokens that holds this much, 0 < topP <= 1. */
  readonly topP: number;
  /** Only so many of the most probable tokens (Fan et al. 2018); 0, the default, for all. */
  readonly topK?: number;
  /** Only tokens with at least this share of the largest probability (Nguyen et al. 2024), 0 <= minP <= 1. */
  readonly minP?: number;
  /** Divides the positive logits of the tokens in `repeated` and multiplies the others (Keskar et al. 2019). */
  readonly repetitionPenalty?: number;
  /** The tokens that the penalty applies to. It counts once however often a token occurs. */
  readonly repeated?: readonly number[];
  /** Tokens that must not be chosen. */
  readonly forbidden: readonly number[];
  /** The only tokens that may be chosen; left out for all. A token that is forbidden as well may not. */
  readonly allowed?: readonly number[];
  /** A draw from [0, 1) that decides the sample. */
  readonly uniform: number;
}

/** The model's distribution at one position, at temperature 1, after masking and without a penalty. */
export interface PositionStats {
  /** Of the chosen token. */
  readonly probability: number;
  /** In nats. */
  readonly entropy: number;
  /** The most probable tokens, most probable first, at most `alternativeCount`. */
  readonly alternatives: readonly { readonly id: number; readonly probability: number }[];
}

/** How many alternatives the statistics list. */
export const alternativeCount = 5;

/** A token that the penalty applies to. */
interface PenalizedToken {
  readonly id: number;
  /** The model's logit. */
  readonly own: number;
  /** The logit after the penalty. */
  readonly lower: number;
}

/** By token: its weight in the draw. Kept from call to call, as large as the largest vocabulary so far. */
let weights = new Float64Array(0);

/** The logits of the allowed tokens among those of the others, which are minus infinity. Kept in the same way. */
let visible = new Float32Array(0);

/**
 * Chooses a token. Filters apply in the order of transformers: temperature, top-k, top-p, min-p.
 *
 * @param wholeLogits one per token of the vocabulary. They change during the call and are restored.
 * @throws NumericalError when a logit is not a number or infinite, or when every token is forbidden.
 */
export function sample(
  wholeLogits: Float32Array,
  options: SamplingOptions,
): { readonly id: number; readonly stats: PositionStats } {
  return withEdits(wholeLogits, options, (logits, penalized) => {
    const { top, best, drawLargest } = findLargest(logits, penalized);
    const [first = best] = top;
    const largest = first.logit;
    const { total, moment, drawTotal } = sum(logits, penalized, largest, drawLargest, options.temperature);
    const id = options.temperature === 0 ? best.id : drawFrom(weights, logits.length, drawTotal, options);
    const own = penalized.find((token) => token.id === id)?.own ?? logits[id] ?? Number.NaN;
    const probabilityOf = (logit: number): number => Math.exp(logit - largest) / total;
    const alternatives = top.map((token) => ({ id: token.id, probability: probabilityOf(token.logit) }));
    return {
      id,
      stats: {
        probability: probabilityOf(own),
        entropy: Math.log(total) - moment / total,
        alternatives: alternatives.filter(({ probability }) => probability > 0),
      },
    };
  });
}

/** The token that {@link sample} chooses, without the statistics: for decoding many sequences at once. */
export function sampleToken(wholeLogits: Float32Array, options: SamplingOptions): number {
  return withEdits(wholeLogits, options, (logits, penalized) => {
    const { top, best, drawLargest } = findLargest(logits, penalized);
    if (options.temperature === 0) return best.id;
    const [first = best] = top;
    const { drawTotal } = sum(logits, penalized, first.logit, drawLargest, options.temperature);
    return drawFrom(weights, logits.length, drawTotal, options);
  });
}

/** Runs `choose` while tokens that must not be chosen and those with a penalty are at minus infinity. */
function withEdits<T>(
  wholeLogits: Float32Array,
  { forbidden, allowed, repeated = [], repetitionPenalty: penalty = 1 }: SamplingOptions,
  choose: (logits: Float32Array, penalized: readonly PenalizedToken[]) => T,
): T {
  const logits = allowed === undefined ? wholeLogits : only(allowed, wholeLogits);
  const edits: { readonly id: number; readonly own: number }[] = [];
  const hide = (id: number): number => {
    const own = logits[id] ?? -Infinity;
    edits.push({ id, own });
    logits[id] = -Infinity;
    return own;
  };
  for (const id of forbidden) hide(id);
  const penalized: PenalizedToken[] = [];
  for (const id of penalty === 1 ? [] : new Set(repeated)) {
    if (id >= logits.length || logits[id] === -Infinity) continue;
    const own = checked(hide(id));
    penalized.push({ id, own, lower: own > 0 ? own / penalty : own * penalty });
  }
  try {
    return choose(logits, penalized);
  } finally {
    // Backwards: a token that was hidden twice had its own logit the first time.
    for (const { id, own } of edits.reverse()) if (id < logits.length) logits[id] = own;
  }
}

/** Valid until the next call. */
function only(allowed: readonly number[], logits: Float32Array): Float32Array {
  if (visible.length < logits.length) visible = new Float32Array(logits.length);
  const result = visible.subarray(0, logits.length).fill(-Infinity);
  for (const id of allowed) if (id < logits.length) result[id] = logits[id] ?? -Infinity;
  return result;
}

interface ScoredToken {
  readonly id: number;
  readonly logit: number;
}

/** Scratch of the first pass. */
const topIds = new Int32Array(alternativeCount);
const topLogits = new Float64Array(alternativeCount);

/**
 * The first pass.
 *
 * @returns the tokens with the largest logits before the penalty, and the best one after it with its logit
 */
function findLargest(
  logits: Float32Array,
  penalized: readonly PenalizedToken[],
): { readonly top: readonly ScoredToken[]; readonly best: ScoredToken; readonly drawLargest: number } {
  topLogits.fill(-Infinity);
  let least = -Infinity;
  for (let id = 0; id < logits.length; id += 1) {
    const logit = logits[id] ?? Number.NaN;
    // False for NaN as well.
    if (logit <= least) continue;
    checked(logit);
    insert(id, logit);
    least = topLogits[alternativeCount - 1] ?? -Infinity;
  }
  const rest: ScoredToken = { id: topIds[0] ?? 0, logit: topLogits[0] ?? -Infinity };
  const best = penalized.reduce((found, { id, lower }) => {
    return lower > found.logit || (lower === found.logit && id < found.id) ? { id, logit: lower } : found;
  }, rest);
  if (best.logit === -Infinity) {
    throw new NumericalError(engineError('no-token-left'));
  }
  for (const { id, own } of penalized) insert(id, own);
  const top = Array.from(topIds, (id, place) => ({ id, logit: topLogits[place] ?? -Infinity }));
  return { top: top.filter(({ logit }) => logit > -Infinity), best, drawLargest: best.logit };
}

/** Puts a token among the largest, after those with the same logit and a lower id. */
function insert(id: number, logit: number): void {
  let place = alternativeCount;
  while (place > 0 && isBefore(id, logit, place - 1)) {
    if (place < alternativeCount) {
      topIds[place] = topIds[place - 1] ?? 0;
      topLogits[place] = topLogits[place - 1] ?? -Infinity;
    }
    place -= 1;
  }
  if (place === alternativeCount) return;
  topIds[place] = id;
  topLogits[place] = logit;
}

function isBefore(id: number, logit: number, place: number): boolean {
  const other = topLogits[place] ?? -Infinity;
  return logit > other || (logit === other && logit > -Infinity && id < (topIds[place] ?? 0));
}

/**
 * The second pass: the sums of the model's distribution, and, unless the temperature is 0, the weights of the draw.
 *
 * @param largest the largest logit before the penalty; weights relative to it cannot overflow
 * @param drawLargest the largest logit after the penalty
 * @returns `total` of e^(logit - largest), the `moment` of logit - largest under these weights, and the total of the
 *   draw's weights
 */
function sum(
  logits: Float32Array,
  penalized: readonly PenalizedToken[],
  largest: number,
  drawLargest: number,
  temperature: number,
): { readonly total: number; readonly moment: number; readonly drawTotal: number } {
  if (weights.length < logits.length) weights = new Float64Array(logits.length);
  const draws = temperature !== 0;
  const isSame = temperature === 1 && largest === drawLargest;
  let total = 0;
  let moment = 0;
  let drawTotal = 0;
  for (let id = 0; id < logits.length; id += 1) {
    const logit = logits[id] ?? -Infinity;
    const below = logit - largest;
    const weight = Math.exp(below);
    total += weight;
    if (weight > 0) moment += weight * below;
    if (!draws) continue;
    const drawn = isSame ? weight : Math.exp((logit - drawLargest) / temperature);
    weights[id] = drawn;
    drawTotal += drawn;
  }
  for (const { id, own, lower } of penalized) {
    const weight = Math.exp(own - largest);
    total += weight;
    if (weight > 0) moment += weight * (own - largest);
    if (!draws) continue;
    weights[id] = Math.exp((lower - drawLargest) / temperature);
    drawTotal += weights[id] ?? 0;
  }
  return { total, moment, drawTotal };
}

/** @throws NumericalError for a logit that no model means */
function checked(logit: number): number {
  if (Number.isNaN(logit) || logit === Infinity) {
    throw new NumericalError(engineError('numbers-not-finite'));
  }
  return logit;
}
