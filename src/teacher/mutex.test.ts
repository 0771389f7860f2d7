import { describe, expect, it } from 'vitest';
import { Mutex } from './mutex.ts';

/** Work that ends when the test says so. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('Turns', () => {
  it('gives turns one at a time, in the order of asking', async () => {
    const turns = new Mutex();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => turns.runExclusive(work(name))));
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('lets someone leave the queue without their turn', async () => {
    const turns = new Mutex();
    const first = gate();
    const running = turns.runExclusive(() => first.opened);
    const abort = new AbortController();
    let started = false;
    const leaving = turns.runExclusive(async () => {
      started = true;
    }, abort.signal);
    const last = turns.runExclusive(async () => 'last');
    abort.abort('left');
    await expect(leaving).rejects.toBe('left');
    first.open();
    await running;
    expect(await last).toBe('last');
    expect(started).toBe(false);
  });

  it('goes on after work that failed', async () => {
    const turns = new Mutex();
    const failed = turns.runExclusive(() => Promise.reject(new Error('no')));
    const next = turns.runExclusive(async () => 'next');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('next');
  });

  it('does not admit someone who has given up already', async () => {
    const turns = new Mutex();
    await expect(turns.runExclusive(async () => 1, AbortSignal.abort('late'))).rejects.toBe('late');
    expect(await turns.runExclusive(async () => 2)).toBe(2);
  });
});
