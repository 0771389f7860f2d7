import { describe, expect, it } from 'vitest';
import { acquireSlot, type CallSlot, type SlotDenied } from './call-slot.ts';
import { DailyBudget, MemoryBudgetStore, type BudgetStore } from './budget.ts';
import { TokenBuckets } from './token-buckets.ts';
import { defaultLimits, RateLimiter } from './rate-limiter.ts';

const gateOf = (streams: number) => new RateLimiter({ ...defaultLimits, streams }, new TokenBuckets());
const budgetOf = (tokens: number, store: BudgetStore = new MemoryBudgetStore()) =>
  new DailyBudget(tokens, store, () => 0);
const isPlace = (answer: CallSlot | SlotDenied): answer is CallSlot => 'free' in answer;

describe('takePlace', () => {
  it('takes from the limits and from the budget, and gives back to both', async () => {
    const [gate, budget] = [gateOf(1), budgetOf(100)];
    const first = await acquireSlot(gate, budget, 'a', 60);
    expect(await acquireSlot(gate, budget, 'b', 10)).toMatchObject({ why: 'limited' });
    expect(await budget.left()).toBe(40);
    if (isPlace(first)) await first.release(20);
    expect(await budget.left()).toBe(80);
    expect(isPlace(await acquireSlot(gate, budget, 'b', 80))).toBe(true);
  });

  it('keeps no place for a call that the budget has no tokens for', async () => {
    const gate = gateOf(1);
    expect(await acquireSlot(gate, budgetOf(5), 'a', 8)).toMatchObject({
      why: 'budget-spent',
      message: expect.stringMatching(/used up/),
    });
    expect(isPlace(await acquireSlot(gate, null, 'a', 8))).toBe(true);
  });

  it('keeps no place when the budget cannot be asked', async () => {
    const gate = gateOf(1);
    const broken = budgetOf(5, { add: () => Promise.reject(new Error('no store')) });
    await expect(acquireSlot(gate, broken, 'a', 8)).rejects.toThrow('no store');
    expect(isPlace(await acquireSlot(gate, null, 'a', 8))).toBe(true);
  });
});
