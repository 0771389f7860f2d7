import { expect, it } from 'vitest';
import { measureRelay } from './measure.ts';

it('has as many runs in progress as it is asked for, each with its calls', async () => {
  const cost = await measureRelay({ inFlight: 16, runs: 32, tokens: 210 });
  expect(cost).toMatchObject({ runs: 32, inFlight: 16 });
  // 208 words, two commands of three tokens, two calls of eight tokens, and the end.
  expect(cost.tokens).toBe(32 * (208 + 6 + 16 + 1));
  expect(cost.microsecondsPerToken).toBeGreaterThan(0);
});
