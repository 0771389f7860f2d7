import { expect, it } from 'vitest';

import { wholeTicks } from './ticks.ts';

it('are whole, few, and reach the largest count', () => {
  expect(wholeTicks(0)).toEqual([0, 1]);
  expect(wholeTicks(3)).toEqual([0, 1, 2, 3]);
  expect(wholeTicks(7)).toEqual([0, 2, 4, 6, 8]);
  expect(wholeTicks(1234)).toEqual([0, 500, 1000, 1500]);
  for (let most = 0; most < 3000; most += 1) {
    const ticks = wholeTicks(most);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});
