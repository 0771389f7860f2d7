import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drain } from './drain.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Drain', () => {
  it('is over at once where nothing is under way', async () => {
    const drain = new Drain();
    drain.enter()();
    await drain.begin(10_000);
    expect([drain.isDraining, drain.cut.aborted, vi.getTimerCount()]).toEqual([true, false, 0]);
  });

  it('waits for the last answer, and cuts none that ends in time', async () => {
    const drain = new Drain();
    const [first, second] = [drain.enter(), drain.enter()];
    const over = vi.fn();
    const draining = drain.begin(10_000).then(over);
    first();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(over).not.toHaveBeenCalled();
    second();
    await draining;
    expect([drain.open, drain.cut.aborted, vi.getTimerCount()]).toEqual([0, false, 0]);
  });

  it('cuts what is left when the time is over, and waits no longer', async () => {
    const drain = new Drain();
    drain.enter();
    const draining = drain.begin(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    await draining;
    expect(drain.cut.aborted).toBe(true);
  });

  it('can be hurried, and begun twice', async () => {
    const drain = new Drain();
    drain.enter();
    const draining = drain.begin(10_000);
    expect(drain.begin(10_000)).toBe(draining);
    drain.cutNow();
    await draining;
    expect(vi.getTimerCount()).toBe(0);
  });
});
