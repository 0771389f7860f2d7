import fc from '../../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { DailyBudget, MemoryBudgetStore, type BudgetExceeded, type Reservation } from './budget.ts';

function budgetOf(tokensPerDay: number, store = new MemoryBudgetStore()) {
  const clock = { now: Date.parse('2026-01-31T20:40:30Z') };
  return { clock, budget: new DailyBudget(tokensPerDay, store, () => clock.now) };
}

const isReservation = (answer: Reservation | BudgetExceeded): answer is Reservation => 'settle' in answer;

describe('DailyBudget', () => {
  it('counts the tokens that were written, not those that were asked for', async () => {
    const { budget } = budgetOf(100);
    const call = await budget.reserve(80);
    expect(await budget.left()).toBe(20);
    if (isReservation(call)) await call.settle(30);
    expect(await budget.left()).toBe(70);
  });

  it('says when there are new tokens after they are spent', async () => {
    const { budget, clock } = budgetOf(100);
    const call = await budget.reserve(95);
    if (isReservation(call)) await call.settle(95);
    expect(await budget.reserve(6)).toEqual({
      error: { code: 'budget-spent', params: { minutes: 200 } },
      retryAfterSeconds: 11_970,
    });
    expect(isReservation(await budget.reserve(5))).toBe(true);
    clock.now = Date.parse('2026-02-01T00:00:00Z');
    expect(await budget.left()).toBe(100);
    expect(isReservation(await budget.reserve(100))).toBe(true);
  });

  it('asks to retry soon where other calls may return tokens', async () => {
    const { budget } = budgetOf(100);
    const call = await budget.reserve(80);
    expect(await budget.reserve(30)).toEqual({
      error: { code: 'budget-reserved', params: { seconds: 5 } },
      retryAfterSeconds: 5,
    });
    if (isReservation(call)) await call.settle(10);
    expect(isReservation(await budget.reserve(30))).toBe(true);
  });

  it('does not charge a call that ends after midnight to the new day', async () => {
    const { budget, clock } = budgetOf(100);
    const call = await budget.reserve(80);
    clock.now += 24 * 60 * 60 * 1000;
    const next = await budget.reserve(50);
    if (isReservation(call)) await call.settle(80);
    expect(await budget.left()).toBe(50);
    if (isReservation(next)) await next.settle(10);
    expect(await budget.left()).toBe(90);
  });

  it('is never overspent by concurrent calls that write no more than they asked for', async () => {
    const calls = fc.array(fc.record({ asked: fc.integer({ min: 1, max: 60 }), share: fc.float({ min: 0, max: 1, noNaN: true }) }), { maxLength: 30 }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(calls, fc.scheduler(), async (all, scheduler) => {
        // A remote store responds in any order.
        const memory = new MemoryBudgetStore();
        const store = {
          add: async (day: string, tokens: number) => {
            const spent = memory.add(day, tokens);
            await scheduler.schedule(Promise.resolve());
            return spent;
          },
        };
        const budget = new DailyBudget(100, store, () => 0);
        let written = 0;
        const work = all.map(async ({ asked, share }) => {
          const call = await budget.reserve(asked);
          if (!isReservation(call)) return;
          const tokens = Math.floor(asked * share);
          written += tokens;
          await call.settle(tokens);
        });
        await scheduler.waitFor(Promise.all(work));
        expect(written).toBeLessThanOrEqual(100);
        expect(memory.record.spent).toBe(written);
      }),
      { numRuns: 50 },
    );
  });
});
