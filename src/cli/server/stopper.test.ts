import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stopperOf } from './stopper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stopper() {
  let closed: () => void = () => undefined;
  const server = { close: vi.fn(() => new Promise<void>((resolve) => (closed = resolve))), cut: vi.fn() };
  const [exit, print] = [vi.fn(), vi.fn()];
  return { server, exit, print, stop: stopperOf(server, exit, print), close: () => closed() };
}

describe('stopperOf', () => {
  it('exits when the server has closed, without a word where that is at once', async () => {
    const { stop, close, exit, print } = stopper();
    stop();
    expect(exit).not.toHaveBeenCalled();
    close();
    await vi.runAllTimersAsync();
    expect([exit.mock.calls.length, print.mock.calls.length]).toEqual([1, 0]);
  });

  it('takes two signals at once for one', async () => {
    const { stop, server, print } = stopper();
    stop();
    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([server.close.mock.calls.length, server.cut.mock.calls.length, print.mock.calls.length]).toEqual([
      1, 0, 1,
    ]);
  });

  it('ends answers under way at a second signal', async () => {
    const { stop, server, close, exit } = stopper();
    stop();
    await vi.advanceTimersByTimeAsync(2_000);
    stop();
    expect(server.cut).toHaveBeenCalledTimes(1);
    close();
    await vi.runAllTimersAsync();
    expect(exit).toHaveBeenCalledTimes(1);
  });
});
