import { expect, it } from 'vitest';
import { advantages } from './advantage.ts';

it('normalises a group to mean 0 and deviation 1', () => {
  expect(advantages([1.5, 0, 1.5, 0])).toEqual([1, -1, 1, -1]);
});

it('gives nothing where all rewards are equal', () => {
  expect(advantages([0.75, 0.75, 0.75])).toEqual([0, 0, 0]);
});

it('keeps a group with almost equal rewards small', () => {
  const [high = NaN, low = NaN] = advantages([0.98, 0.96]);
  expect(high).toBeCloseTo(0.05);
  expect(low).toBeCloseTo(-0.05);
});
