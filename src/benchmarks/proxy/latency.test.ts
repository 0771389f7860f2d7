import { describe, expect, it } from 'vitest';
import { addedLatency, latencyOf, ratioOf } from './latency.ts';
import { quantile } from './quantiles.ts';
import type { StreamReading } from './stream.ts';

const reading = (firstToken: number | null): StreamReading => ({
  verdict: 'whole',
  why: null,
  firstToken,
  between: [],
  delivery: [1, 2, 3],
});

it('a quantile is the smallest value that this share of the sample does not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect([0, 0.01, 0.5, 0.99, 1].map((q) => quantile(hundred, q))).toEqual([1, 1, 50, 99, 100]);
  expect(quantile([7], 0.5)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

describe('added latency', () => {
  it('is not changed by noise that affects a whole round', () => {
    const direct = [[reading(1)], [reading(501)], [reading(2)]];
    const through = [[reading(2)], [reading(502)], [reading(3)]];
    expect(addedLatency(through, direct).firstToken.p50).toBe(1);
  });

  it('ignores streams without a token', () => {
    expect(latencyOf([reading(null), reading(4)]).firstToken).toEqual({ p50: 4, p99: 4 });
  });

  it('has no ratio to zero', () => {
    const latency = latencyOf([reading(4)]);
    const none = addedLatency([[reading(4)]], [[reading(4)]]);
    expect(ratioOf(latency, none).firstToken.p50).toBeNull();
    expect(ratioOf(latency, latency).firstToken.p50).toBe(1);
  });
});
