import { describe, expect, it } from 'vitest';
import { LightAbortController, type LightAbortSignal } from './light-abort.ts';

/** Both behave the same. */
const kinds: [string, () => { signal: LightAbortSignal; abort: (reason: unknown) => void }][] = [
  [
    'a Stop',
    () => {
      const stop = new LightAbortController();
      return { signal: stop, abort: (reason) => stop.abort(reason) };
    },
  ],
  [
    'an AbortController',
    () => {
      const controller = new AbortController();
      return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
    },
  ],
];

describe.each(kinds)('%s', (_, make) => {
  it('calls each listener once, and keeps the first reason', () => {
    const { signal, abort } = make();
    const told: unknown[] = [];
    const listener = (): void => void told.push(signal.reason);
    signal.addEventListener('abort', listener);
    signal.addEventListener('abort', listener);
    expect(signal.aborted).toBe(false);
    expect(() => signal.throwIfAborted()).not.toThrow();
    const reason = new Error('first');
    abort(reason);
    abort(new Error('second'));
    expect(told).toEqual([reason]);
    expect(signal.aborted).toBe(true);
    expect(() => signal.throwIfAborted()).toThrow(reason);
  });

  it('does not call a removed listener, nor one that is added too late', () => {
    const { signal, abort } = make();
    let told = 0;
    const [gone, late] = [() => (told += 1), () => (told += 1)];
    signal.addEventListener('abort', gone);
    signal.removeEventListener('abort', gone);
    abort('over');
    signal.addEventListener('abort', late);
    abort('again');
    expect(told).toBe(0);
  });
});
