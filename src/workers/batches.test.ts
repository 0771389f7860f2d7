import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Batches } from './batches.ts';

describe('batches', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function collect(): { sent: number[][]; batches: Batches<number> } {
    const sent: number[][] = [];
    return { sent, batches: new Batches<number>((items) => sent.push(items), 30) };
  }

  it('send the first event at once', () => {
    const { sent, batches } = collect();
    expect(batches.add(1)).toBe(true);
    expect(sent).toEqual([[1]]);
  });

  it('send a fast run in few messages, in order, with nothing lost', () => {
    const { sent, batches } = collect();
    const events = Array.from({ length: 8000 }, (_, index) => index);
    for (const event of events) {
      batches.add(event);
      vi.advanceTimersByTime(1);
    }
    batches.flush();
    expect(sent.flat()).toEqual(events);
    expect(sent.length).toBeLessThan(8000 / 25);
  });

  it('send each event of a slow run at once', () => {
    const { sent, batches } = collect();
    for (const event of [1, 2, 3]) {
      batches.add(event);
      vi.advanceTimersByTime(100);
    }
    expect(sent).toEqual([[1], [2], [3]]);
  });

  it('do not keep an event back until the next one comes', () => {
    const { sent, batches } = collect();
    batches.add(1);
    batches.add(2);
    expect(sent).toEqual([[1]]);
    vi.advanceTimersByTime(30);
    expect(sent).toEqual([[1], [2]]);
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(2);
  });
});
