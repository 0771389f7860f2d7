/** How fast a download is and how long it will take, from what came in the last seconds. Pure. */

interface Sample {
  /** Milliseconds. */
  readonly at: number;
  readonly bytes: number;
}

/** Samples of the last seconds, the oldest first. */
export type RateSamples = readonly Sample[];

/** Long enough to level out the pieces in which data arrives, short enough to follow the network. */
const windowMs = 10_000;

/** Less says nothing. */
const leastMs = 500;

/** @param bytes that came over the network so far */
export function withSample(samples: RateSamples, at: number, bytes: number): RateSamples {
  const recent = samples.filter((sample) => at - sample.at <= windowMs);
  const last = recent.at(-1);
  // A few samples a second are enough.
  if (last !== undefined && at - last.at < leastMs / 2) return recent;
  return [...recent, { at, bytes }];
}

/** Bytes per second; null until that can be said. */
export function rateOf(samples: RateSamples, now: number, bytes: number): number | null {
  const [first] = samples;
  if (first === undefined || now - first.at < leastMs || bytes <= first.bytes) return null;
  return (1000 * (bytes - first.bytes)) / (now - first.at);
}

/** Seconds until `bytes` more have come; null where that cannot be said. */
export function secondsLeft(rate: number | null, bytes: number | null): number | null {
  return rate === null || bytes === null ? null : Math.ceil(bytes / rate);
}
