import { describe, expect, it } from 'vitest';
import { acquireSlot, type CallSlot, type SlotDenied } from './call-slot.ts';
import { DailyBudget, MemoryBudgetStore, type BudgetStore } from './budget.ts';
import { TokenBuckets } from './token-buckets.ts';
import { defaultLimits, RateLimiter } from './rate-limiter.ts';

const limiterOf = (streams: number) => new RateLimiter({ ...defaultLimits, streams }, new TokenBuckets());
const budgetOf = (tokens: number, store: BudgetStore = new MemoryBudgetStore()) =>
  new DailyBudget(tokens, store, () => 0);
const isSlot = (answer: CallSlot | SlotDenied): answer is CallSlot => 'release' in answer;

describe('acquireSlot', () => {
  it('takes from the limits and the budget, and returns to both', async () => {
    const [limiter, budget] = [limiterOf(1), budgetOf(100)];
    const first = await acquireSlot(limiter, budget, 'a', 60);
    expect(await acquireSlot(limiter, budget, 'b', 10)).toMatchObject({ why: 'limited' });
    expect(await budget.left()).toBe(40);
    if (isSlot(first)) await first.release(20);
    expect(await budget.left()).toBe(80);
    expect(isSlot(await acquireSlot(limiter, budget, 'b', 80))).toBe(true);
  });

  it('keeps no slot for a call that the budget does not cover', async () => {
    const limiter = limiterOf(1);
    expect(await acquireSlot(limiter, budgetOf(5), 'a', 8)).toMatchObject({
      why: 'budget-spent',
      error: { code: 'budget-spent' },
    });
    expect(isSlot(await acquireSlot(limiter, null, 'a', 8))).toBe(true);
  });

  it('keeps no slot when the budget store fails', async () => {
    const limiter = limiterOf(1);
    const broken = budgetOf(5, { add: () => Promise.reject(new Error('no store')) });
    await expect(acquireSlot(limiter, broken, 'a', 8)).rejects.toThrow('no store');
    expect(isSlot(await acquireSlot(limiter, null, 'a', 8))).toBe(true);
  });
});
