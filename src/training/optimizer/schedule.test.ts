import { expect, it } from 'vitest';
import { learningRate, totalSteps, type Schedule } from './schedule.ts';

const schedule: Schedule = { steps: 100, warmupSteps: 10, peak: 1, floor: 0.1 };

it('rises to its peak, then falls to its floor', () => {
  expect(learningRate(schedule, 5)).toBe(0.5);
  expect(learningRate(schedule, 10)).toBe(1);
  expect(learningRate(schedule, 55)).toBeCloseTo(0.55);
  expect(learningRate(schedule, 100)).toBeCloseTo(0.1);
});

it('starts again where something follows', () => {
  const twice: Schedule = { ...schedule, then: { steps: 50, warmupSteps: 5, peak: 2, floor: 0.5 } };
  expect(totalSteps(twice)).toBe(150);
  expect(learningRate(twice, 100)).toBeCloseTo(0.1);
  expect(learningRate(twice, 105)).toBe(2);
  expect(learningRate(twice, 150)).toBeCloseTo(1);
});
