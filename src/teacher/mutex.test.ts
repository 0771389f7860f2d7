import { describe, expect, it } from 'vitest';
import { Mutex } from './mutex.ts';

/** Work that the test ends. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('Mutex', () => {
  it('runs one task at a time, in the order of the calls', async () => {
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

  it('lets a caller leave the queue by an abort', async () => {
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

  it('continues after a task that failed', async () => {
    const turns = new Mutex();
    const failed = turns.runExclusive(() => Promise.reject(new Error('no')));
    const next = turns.runExclusive(async () => 'next');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('next');
  });

  it('does not run a task that is aborted already', async () => {
    const turns = new Mutex();
    await expect(turns.runExclusive(async () => 1, AbortSignal.abort('late'))).rejects.toBe('late');
    expect(await turns.runExclusive(async () => 2)).toBe(2);
  });
});
