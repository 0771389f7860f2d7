import { expect, it } from 'vitest';

import { levelsOf } from './piles.ts';

it('piles dots that are closer than a dot is wide, each strip by itself', () => {
  const dots = [
    { at: 0, strip: 'right' },
    { at: 0.05, strip: 'right' },
    { at: 0, strip: 'wrong' },
    { at: 0.11, strip: 'right' },
    { at: 0.09, strip: 'right' },
  ];
  expect(levelsOf(dots, 0.1)).toEqual([0, 1, 0, 0, 2]);
  expect(levelsOf([], 0.1)).toEqual([]);
});
