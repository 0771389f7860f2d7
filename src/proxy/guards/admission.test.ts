import { describe, expect, it } from 'vitest';
import { takePlace, type Place, type Refusal } from './admission.ts';
import { DailyBudget, MemoryBudgetStore, type BudgetStore } from './budget.ts';
import { MemoryLimitStore } from './limit-store.ts';
import { defaultLimits, Gate } from './limits.ts';

const gateOf = (streams: number) => new Gate({ ...defaultLimits, streams }, new MemoryLimitStore());
const budgetOf = (tokens: number, store: BudgetStore = new MemoryBudgetStore()) =>
  new DailyBudget(tokens, store, () => 0);
const isPlace = (answer: Place | Refusal): answer is Place => 'free' in answer;

describe('takePlace', () => {
  it('takes from the limits and from the budget, and gives back to both', async () => {
    const [gate, budget] = [gateOf(1), budgetOf(100)];
    const first = await takePlace(gate, budget, 'a', 60);
    expect(await takePlace(gate, budget, 'b', 10)).toMatchObject({ why: 'limited' });
    expect(await budget.left()).toBe(40);
    if (isPlace(first)) await first.free(20);
    expect(await budget.left()).toBe(80);
    expect(isPlace(await takePlace(gate, budget, 'b', 80))).toBe(true);
  });

  it('keeps no place for a call that the budget has no tokens for', async () => {
    const gate = gateOf(1);
    expect(await takePlace(gate, budgetOf(5), 'a', 8)).toMatchObject({
      why: 'budget-spent',
      message: expect.stringMatching(/used up/),
    });
    expect(isPlace(await takePlace(gate, null, 'a', 8))).toBe(true);
  });

  it('keeps no place when the budget cannot be asked', async () => {
    const gate = gateOf(1);
    const broken = budgetOf(5, { add: () => Promise.reject(new Error('no store')) });
    await expect(takePlace(gate, broken, 'a', 8)).rejects.toThrow('no store');
    expect(isPlace(await takePlace(gate, null, 'a', 8))).toBe(true);
  });
});
