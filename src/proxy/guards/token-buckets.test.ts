import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

/** Buckets whose clock the test sets. */
function bucketsAt(maxKeys?: number) {
  const clock = { seconds: 0 };
  const now = () => clock.seconds * 1000;
  return { clock, buckets: new TokenBuckets(maxKeys === undefined ? { now } : { now, maxKeys }) };
}

const withdrawal = (amount: number, perMinute = 60, key = 'a') => ({ key, amount, perMinute });

describe('TokenBuckets', () => {
  it('allows a minute’s worth at once, then as much as flows back, and says how long that takes', () => {
    const { buckets, clock } = bucketsAt();
    expect(buckets.withdraw([withdrawal(60)])).toBeNull();
    expect(buckets.withdraw([withdrawal(5)])).toEqual({ withdrawal: withdrawal(5), waitSeconds: 5 });
    clock.seconds = 5;
    expect(buckets.withdraw([withdrawal(5)])).toBeNull();
    expect(buckets.withdraw([withdrawal(1)])?.waitSeconds).toBe(1);
  });

  it('takes all amounts or none, and names the one that waits longest', () => {
    const { buckets } = bucketsAt();
    buckets.withdraw([withdrawal(60, 60, 'a'), withdrawal(9, 10, 'b')]);
    const short = buckets.withdraw([withdrawal(1, 60, 'a'), withdrawal(4, 10, 'b'), withdrawal(1, 60, 'c')]);
    expect(short).toEqual({ withdrawal: withdrawal(4, 10, 'b'), waitSeconds: 18 });
    expect(buckets.withdraw([withdrawal(1, 10, 'b'), withdrawal(60, 60, 'c')])).toBeNull();
  });

  it('takes what was taken elsewhere, also more than it holds, and tells what it took itself', () => {
    const told: unknown[] = [];
    const clock = { seconds: 0 };
    const buckets = new TokenBuckets({
      now: () => clock.seconds * 1000,
      onTaken: (taken) => told.push(...taken.map(({ amount }) => amount)),
    });
    buckets.takenElsewhere([withdrawal(40)]);
    expect(buckets.withdraw([withdrawal(21)])?.waitSeconds).toBe(1);
    expect(buckets.withdraw([withdrawal(20)])).toBeNull();
    buckets.takenElsewhere([withdrawal(1000)]);
    clock.seconds = 60;
    expect(buckets.withdraw([withdrawal(1)])?.waitSeconds).toBe(1);
    buckets.takenElsewhere([withdrawal(-1000)]);
    expect(buckets.withdraw([withdrawal(60)])).toBeNull();
    buckets.refund([withdrawal(7)]);
    expect(told).toEqual([20, 60, -7]);
  });

  it('refunds what was not used, and never overflows', () => {
    const { buckets } = bucketsAt();
    buckets.withdraw([withdrawal(60)]);
    buckets.refund([withdrawal(20)]);
    expect(buckets.withdraw([withdrawal(20)])).toBeNull();
    buckets.refund([withdrawal(1000)]);
    expect(buckets.withdraw([withdrawal(61)])).not.toBeNull();
    expect(buckets.withdraw([withdrawal(60)])).toBeNull();
  });

  it('never allows more than a minute’s worth plus what flowed back', () => {
    const step = fc.record({
      amount: fc.integer({ min: 1, max: 30 }),
      after: fc.double({ min: -1, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (steps, perMinute) => {
        const { buckets, clock } = bucketsAt();
        let [given, forward] = [0, 0];
        for (const { amount, after } of steps) {
          clock.seconds += after;
          forward += Math.max(0, after);
          if (buckets.withdraw([withdrawal(amount, perMinute)]) === null) given += amount;
          expect(given).toBeLessThanOrEqual(perMinute * (1 + forward / 60) + 1e-6);
        }
      }),
    );
  });

  it('drops the buckets that were idle longest when there are too many, and keeps active ones', () => {
    const { buckets } = bucketsAt(3);
    for (let client = 0; client < 100; client += 1) {
      buckets.withdraw([withdrawal(1, 1000, 'all'), withdrawal(1, 60, `client ${client}`)]);
    }
    expect(buckets.size).toBe(3);
    expect(buckets.withdraw([withdrawal(901, 1000, 'all')])).not.toBeNull();
    expect(buckets.withdraw([withdrawal(60, 60, 'client 99')])).not.toBeNull();
  });
});
