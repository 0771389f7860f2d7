import { expect, it } from 'vitest';

import type { SolveResult } from '../../../room/events.ts';
import { figuresOfDevices } from './device-figures.ts';

const result = (problem: number, right: boolean | null, teacherTokens: number): SolveResult => ({
  ...{ problem, right, teacherTokens, calls: 1, tokens: 100 },
  ...{ policy: 'learned', temperature: 0, student: 'a-student', material: null },
});
const devices = {
  1: { name: 'Ada', isHere: true, hasLeft: false },
  2: { name: '', isHere: true, hasLeft: false },
  3: { name: 'Cleo', isHere: false, hasLeft: true },
};

it('gives each device that has results its accuracy and its pooled call ratio', () => {
  const results = {
    1: { 1: result(1, false, 10), 0: result(0, true, 30) },
    2: { 0: result(0, null, 0) },
    // Removed meanwhile.
    4: { 0: result(0, true, 0) },
  };
  const figures = figuresOfDevices(results, devices, (device, { name }) => name || `Device ${device}`);
  expect(figures.map(({ name, accuracy, callRatio }) => [name, accuracy, callRatio])).toEqual([
    ['Ada', 0.5, 0.2],
    ['Device 2', null, 0],
  ]);
  expect(figures[0]?.results.map(({ problem }) => problem)).toEqual([0, 1]);
});
