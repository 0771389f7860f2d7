/**
 * A threshold for the policy `entropy` that suits a student. Models are unsure on other scales: what is much for one is
 * usual for another. So the student solves a few problems alone, and the threshold is what few of its tokens exceed.
 */
import { defaultOptions, plainSampling } from './defaults.ts';
import type { RelayEvent } from './events.ts';
import type { RelayOptions } from './loop.ts';

/** Problems that it takes: enough for a few hundred tokens. */
export const calibrationProblems = 10;

/** The share of the student's tokens at which the policy calls: at one token of 33, so at a few places of a solution. */
export const callShare = 0.03;

/** The options of a run for the calibration: the student alone, and no longer than needed. */
export const calibrationOptions = {
  ...defaultOptions,
  policy: 'never',
  sampling: { temperature: plainSampling.temperature, topP: plainSampling.topP },
  limits: { maxCalls: 0, maxTeacherTokens: 0, maxTokens: 96 },
} as const satisfies RelayOptions;

/** The entropies of the student's own tokens in a log, in nats. */
export function entropiesIn(events: Iterable<RelayEvent>): number[] {
  return [...events].flatMap((event) =>
    event.type === 'token' && event.author === 'student' && event.stats !== undefined
      ? [event.stats.entropy]
      : [],
  );
}

/**
 * The threshold that a share of the entropies exceeds, in nats, with two decimals.
 * @throws RangeError without entropies
 */
export function entropyThreshold(entropies: readonly number[], share = callShare): number {
  if (entropies.length === 0) throw new RangeError('a threshold of no tokens');
  const sorted = [...entropies].sort((a, b) => b - a);
  // At least one token stays at or below it, and equal entropies all do.
  const place = Math.min(Math.floor(share * sorted.length), sorted.length - 1);
  return Math.ceil(100 * Math.max(sorted[place] ?? 0, 0)) / 100;
}
