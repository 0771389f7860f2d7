/** Repeats requests that failed for a reason that may pass: exponential backoff with jitter, or as long as the server says. */
import { setTimeout as pause } from 'node:timers/promises';

export interface RetryOptions {
  /** Requests in all, the first one included. */
  readonly attempts: number;
  /** Milliseconds before the second request; each further one waits twice as long. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Waits; it rejects when the signal aborts. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
  /** Draws from [0, 1). */
  readonly random: () => number;
}

/** About two minutes in all: a server may restart in that time. */
export const defaultRetries: RetryOptions = {
  attempts: 8,
  firstWaitMs: 1000,
  longestWaitMs: 60_000,
  wait: (milliseconds, signal) => pause(milliseconds, undefined, signal === undefined ? {} : { signal }),
  random: Math.random,
};

/** What may be done about a failure; null where it would fail again. */
export interface RetryAdvice {
  /** How long the server asks to wait; null where it does not say. */
  readonly afterMs: number | null;
}

/**
 * @param attempt the number of the request, from 1
 * @returns milliseconds to wait before the next one: between half of the backoff and all of it
 */
function waitBefore(attempt: number, { afterMs }: RetryAdvice, options: RetryOptions): number {
  const { firstWaitMs, longestWaitMs, random } = options;
  if (afterMs !== null) return Math.min(afterMs, longestWaitMs);
  const backoff = Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs);
  return backoff * (0.5 + 0.5 * random());
}

/**
 * Does the work until it succeeds.
 * @param advise what may be done about an error; null passes it on
 * @throws the last error
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  advise: (error: unknown) => RetryAdvice | null,
  options: RetryOptions,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const advice = signal?.aborted === true ? null : advise(error);
      if (advice === null || attempt >= options.attempts) throw error;
      await options.wait(waitBefore(attempt, advice, options), signal);
    }
  }
}
