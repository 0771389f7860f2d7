import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { latestAtIntervals } from './latest-at-intervals.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const seen: number[] = [];
  return { seen, reports: latestAtIntervals<{ n: number }>(200, ({ n }) => void seen.push(n)) };
}

it('passes on the first report at once, then the latest in each interval', () => {
  const { seen, reports } = setUp();
  for (let n = 0; n <= 10; n++) {
    reports.report({ n });
    vi.advanceTimersByTime(50);
  }
  expect(seen).toEqual([0, 3, 7]);
});

it('passes on the last report before a pause', () => {
  const { seen, reports } = setUp();
  reports.report({ n: 1 });
  reports.report({ n: 2 });
  reports.report({ n: 3 });
  expect(seen).toEqual([1]);
  vi.advanceTimersByTime(200);
  expect(seen).toEqual([1, 3]);
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual([1, 3]);
});

it('passes on what waits at the end, and nothing after it', () => {
  const { seen, reports } = setUp();
  reports.report({ n: 1 });
  reports.report({ n: 2 });
  reports.flush();
  expect(seen).toEqual([1, 2]);
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual([1, 2]);
  expect(vi.getTimerCount()).toBe(0);
});
