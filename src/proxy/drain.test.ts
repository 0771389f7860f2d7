import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Drain } from './drain.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const cut = vi.fn();
beforeEach(() => void cut.mockReset());

describe('Drain', () => {
  it('ends at once if no answer is in progress', async () => {
    const drain = new Drain();
    drain.enter(cut)();
    await drain.begin(10_000);
    expect([drain.isDraining, vi.getTimerCount()]).toEqual([true, 0]);
  });

  it('waits for the last answer, and cuts none that ends in time', async () => {
    const drain = new Drain();
    const [first, second] = [drain.enter(cut), drain.enter(cut)];
    const over = vi.fn();
    const draining = drain.begin(10_000).then(over);
    first();
    await vi.advanceTimersByTimeAsync(9_000);
    expect([over.mock.calls.length, drain.open]).toEqual([0, 1]);
    second();
    await draining;
    expect([drain.open, vi.getTimerCount()]).toEqual([0, 0]);
    expect(cut).not.toHaveBeenCalled();
  });

  it('cuts the rest after the timeout, and stops waiting', async () => {
    const drain = new Drain();
    drain.enter(cut)();
    drain.enter(cut);
    drain.enter(cut);
    const draining = drain.begin(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    await draining;
    expect(cut).toHaveBeenCalledTimes(2);
  });

  it('can be cut short, and started twice', async () => {
    const drain = new Drain();
    drain.enter(cut);
    const draining = drain.begin(10_000);
    expect(drain.begin(10_000)).toBe(draining);
    drain.cutNow();
    await draining;
    expect([cut.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  it('cuts an answer that starts after the end', async () => {
    const drain = new Drain();
    drain.cutNow();
    drain.enter(cut);
    expect(cut).toHaveBeenCalledTimes(1);
    await drain.begin(10_000);
  });
});
