import { Tensor } from 'onnxruntime-common';
import { expect, it, vi } from 'vitest';

import { StateCache } from './state-cache.ts';

/** Keeps states of 8 bytes for each position; gives them, and the positions that were freed. */
function keptFor(positions: readonly number[], mostBytes: number) {
  const snapshots = new StateCache(mostBytes);
  const freed: number[] = [];
  const states = new Map<number, Tensor>();
  for (const position of positions) {
    const state = new Tensor('float32', Float32Array.of(position, 0), [1, 2]);
    vi.spyOn(state, 'dispose').mockImplementation(() => void freed.push(position));
    states.set(position, state);
    snapshots.keep(position, [state]);
  }
  return { snapshots, freed, states };
}

it('hands out the last states at or before a position, and frees later ones', () => {
  const { snapshots, freed, states } = keptFor([10, 11, 12, 15], 1000);
  expect([9, 10, 14, 99].map((position) => snapshots.before(position))).toEqual([0, 10, 12, 15]);
  expect(snapshots.take(11)).toEqual([states.get(11)]);
  expect(freed).toEqual([12, 15]);
  // States that were handed out are no longer kept.
  expect(snapshots.before(11)).toBe(10);
  expect(() => snapshots.take(11)).toThrow(RangeError);
  snapshots.dispose();
  expect(freed).toEqual([12, 15, 10]);
});

it('keeps the first and the newest when there are too many', () => {
  const { snapshots, freed } = keptFor([10, 11, 12, 13, 14], 24);
  expect(freed).toEqual([11, 12]);
  expect([12, 13, 14].map((position) => snapshots.before(position))).toEqual([10, 13, 14]);
});

it('keeps the first and the last even where one is too large already', () => {
  const { freed } = keptFor([10, 11, 12], 1);
  expect(freed).toEqual([11]);
});
