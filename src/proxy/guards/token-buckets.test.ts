import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

/** A store whose clock the test moves. */
function storeAt(keys?: number) {
  const clock = { seconds: 0 };
  const now = () => clock.seconds * 1000;
  return { clock, store: new TokenBuckets(keys === undefined ? { now } : { now, keys }) };
}

const claim = (amount: number, perMinute = 60, key = 'a') => ({ key, amount, perMinute });

describe('MemoryLimitStore', () => {
  it('gives a minute’s worth at once, then as fast as it comes back, and says how long that takes', () => {
    const { store, clock } = storeAt();
    expect(store.withdraw([claim(60)])).toBeNull();
    expect(store.withdraw([claim(5)])).toEqual({ claim: claim(5), waitSeconds: 5 });
    clock.seconds = 5;
    expect(store.withdraw([claim(5)])).toBeNull();
    expect(store.withdraw([claim(1)])?.waitSeconds).toBe(1);
  });

  it('takes all of several claims or nothing, and names the one that waits longest', () => {
    const { store } = storeAt();
    store.withdraw([claim(60, 60, 'a'), claim(9, 10, 'b')]);
    const short = store.withdraw([claim(1, 60, 'a'), claim(4, 10, 'b'), claim(1, 60, 'c')]);
    expect(short).toEqual({ claim: claim(4, 10, 'b'), waitSeconds: 18 });
    expect(store.withdraw([claim(1, 10, 'b'), claim(60, 60, 'c')])).toBeNull();
  });

  it('takes back what was not used, and never more than there can be', () => {
    const { store } = storeAt();
    store.withdraw([claim(60)]);
    store.refund([claim(20)]);
    expect(store.withdraw([claim(20)])).toBeNull();
    store.refund([claim(1000)]);
    expect(store.withdraw([claim(61)])).not.toBeNull();
    expect(store.withdraw([claim(60)])).toBeNull();
  });

  it('never gives more than a minute’s worth and what came since', () => {
    const step = fc.record({
      amount: fc.integer({ min: 1, max: 30 }),
      after: fc.double({ min: -1, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (steps, perMinute) => {
        const { store, clock } = storeAt();
        let [given, forward] = [0, 0];
        for (const { amount, after } of steps) {
          clock.seconds += after;
          forward += Math.max(0, after);
          if (store.withdraw([claim(amount, perMinute)]) === null) given += amount;
          expect(given).toBeLessThanOrEqual(perMinute * (1 + forward / 60) + 1e-6);
        }
      }),
    );
  });

  it('forgets who was quiet for longest when there are too many, and nobody who is at it', () => {
    const { store } = storeAt(3);
    for (let client = 0; client < 100; client += 1) {
      store.withdraw([claim(1, 1000, 'all'), claim(1, 60, `client ${client}`)]);
    }
    expect(store.size).toBe(3);
    expect(store.withdraw([claim(901, 1000, 'all')])).not.toBeNull();
    expect(store.withdraw([claim(60, 60, 'client 99')])).not.toBeNull();
  });
});
