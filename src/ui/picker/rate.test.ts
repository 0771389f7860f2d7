import { describe, expect, it } from 'vitest';

import { rateOf, secondsLeft, withSample, type RateSamples } from './rate.ts';

/** What is known after samples at these times and bytes. */
function after(points: readonly (readonly [at: number, bytes: number])[]): number | null {
  let samples: RateSamples = [];
  for (const [at, bytes] of points) samples = withSample(samples, at, bytes);
  const [at, bytes] = points.at(-1) ?? [0, 0];
  return rateOf(samples, at, bytes);
}

describe('the speed of a download', () => {
  it('is that of the last ten seconds', () => {
    const slowThenFast = Array.from({ length: 40 }, (_, i) => [
      1000 * i,
      i < 20 ? 10 * i : 200 + 5000 * (i - 19),
    ]) as [number, number][];
    expect(after(slowThenFast)).toBe(5000);
  });

  it('is not said before something came, nor after less than half a second', () => {
    expect(after([[0, 0]])).toBeNull();
    expect(after([[0, 0], [400, 100]])).toBeNull(); // prettier-ignore
    expect(after([[0, 0], [4000, 0]])).toBeNull(); // prettier-ignore
  });

  it('gives the time that is left, where the size is known', () => {
    expect(secondsLeft(1000, 2500)).toBe(3);
    expect(secondsLeft(null, 2500)).toBeNull();
    expect(secondsLeft(1000, null)).toBeNull();
  });
});
