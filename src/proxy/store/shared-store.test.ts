import { describe, expect, it, onTestFinished } from 'vitest';
import { DailyBudget } from '../guards/budget.ts';
import { SharedBudgetStore } from './shared-budget.ts';
import { openSharedStore, type SharedStore } from './shared-store.ts';
import { StoreAwayError } from './store-away.ts';
import { startStoreServer } from './testing/store-server.ts';

/** The stores of two copies; null where this machine has no such server. */
async function twoCopies(): Promise<readonly [SharedStore, SharedStore] | null> {
  const server = await startStoreServer();
  if (server === null) return null;
  // Connections fail when the server stops at the end of the test.
  const open = () => openSharedStore(server.url, () => undefined);
  const copies = [await open(), await open()] as const;
  onTestFinished(() => {
    for (const copy of copies) copy.close();
    server.stop();
  });
  return copies;
}

const missing = 'there is no Redis or Valkey server on this machine';
const withdrawal = (amount: number) => ({ key: 'address', amount, perMinute: 10 });

/** Whether a bucket holds less than `amount`. Takes nothing: the second withdrawal is always a little too large. */
function lacks({ buckets }: SharedStore, amount: number): boolean {
  const tooMuch = { key: 'probe', amount: 1.001, perMinute: 1 };
  return buckets.withdraw([withdrawal(amount), tooMuch])?.withdrawal.key === 'address';
}

describe('copies of the server that share a store', () => {
  it('count the requests of a client together', async ({ skip }) => {
    const copies = await twoCopies();
    if (copies === null) return skip(missing);
    const [one, other] = copies;
    expect(one.buckets.withdraw([withdrawal(4)])).toBeNull();
    expect(one.buckets.withdraw([withdrawal(4)])).toBeNull();
    await expect.poll(() => lacks(other, 9)).toBe(true);
    // What a call did not use comes back on both.
    one.buckets.refund([withdrawal(4)]);
    await expect.poll(() => lacks(other, 6)).toBe(false);
    expect(other.buckets.withdraw([withdrawal(6)])).toBeNull();
    await expect.poll(() => lacks(one, 5)).toBe(true);
  });

  it('never spend more than the budget of a day together', async ({ skip }) => {
    const copies = await twoCopies();
    if (copies === null) return skip(missing);
    const budgets = copies.map(({ budget }) => new DailyBudget(100, budget));
    const reserved = await Promise.all(
      Array.from({ length: 30 }, (_, index) => budgets[index % 2]?.reserve(10)),
    );
    const granted = reserved.flatMap((each) => (each !== undefined && 'settle' in each ? [each] : []));
    expect(granted.length).toBeLessThanOrEqual(10);
    for (const { settle } of granted) await settle(3);
    for (const budget of budgets) expect(await budget.left()).toBe(100 - 3 * granted.length);
  });

  it('say at the start that their store does not answer', async () => {
    const opening = openSharedStore('redis://127.0.0.1:1', () => undefined);
    await expect(opening).rejects.toThrow('store-silent');
  });
});

describe('a shared budget whose store is away', () => {
  it('counts on from what it knew, and adds that when the store is back', async () => {
    const counts: Record<string, number> = { '2026-01-31': 40 };
    let isAway = false;
    const store = new SharedBudgetStore((day, tokens) => {
      if (isAway) return Promise.reject(new StoreAwayError('away'));
      return Promise.resolve((counts[day] = (counts[day] ?? 0) + tokens));
    });
    const [day, next] = ['2026-01-31', '2026-02-01'];
    expect(await store.add(day, 10)).toBe(50);
    isAway = true;
    expect(await store.add(day, 8)).toBe(58);
    expect(await store.add(day, -3)).toBe(55);
    // Another copy spends meanwhile.
    counts[day] = 60;
    isAway = false;
    expect(await store.add(day, 0)).toBe(65);
    expect(await store.add(next, 1)).toBe(1);
    expect(await store.add(day, -5)).toBe(60);
    isAway = true;
    expect([await store.add(day, -5), await store.add(next, 1)]).toEqual([0, 2]);
  });

  it('throws what is no failure of the store', async () => {
    const store = new SharedBudgetStore(() => Promise.reject(new TypeError('a defect')));
    await expect(store.add('2026-01-31', 1)).rejects.toThrow('a defect');
  });
});
