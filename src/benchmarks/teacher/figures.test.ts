import { expect, it } from 'vitest';
import { describeTeacher, callSpeed } from './figures.ts';

it('compares each call with the same one asked directly', () => {
  const figures = callSpeed('llama.cpp b1', {
    direct: [20, 40, 60],
    proxy: [21, 41, 70],
    prefilled: [22, 40, 62],
  });
  expect(figures).toMatchObject({
    calls: 3,
    added: { proxy: 1, prefilled: 2 },
    addedShare: { proxy: 1 / 40, prefilled: 2 / 40 },
  });
  expect(describeTeacher(figures)).toContain("1.00 ms added, 2.5 % of the server's own");
});
