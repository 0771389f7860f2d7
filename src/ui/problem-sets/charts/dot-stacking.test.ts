import { expect, it } from 'vitest';

import { stackLevels } from './dot-stacking.ts';

it('piles dots that are closer than a dot is wide, each strip by itself', () => {
  const dots = [
    { at: 0, strip: 'right' },
    { at: 0.05, strip: 'right' },
    { at: 0, strip: 'wrong' },
    { at: 0.11, strip: 'right' },
    { at: 0.09, strip: 'right' },
  ];
  expect(stackLevels(dots, 0.1)).toEqual([0, 1, 0, 0, 2]);
  expect(stackLevels([], 0.1)).toEqual([]);
});
