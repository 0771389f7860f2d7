/** What one answer needs before it starts: a concurrency slot, and tokens of the daily budget. */
import type { BudgetExceeded, DailyBudget, Reservation } from './budget.ts';
import type { RateLimiter, RateLimitExceeded } from './rate-limiter.ts';

export interface CallSlot {
  /** Frees the slot. To be called once, with the number of tokens that were written. */
  release(tokens: number): Promise<void>;
}

export type SlotDenied = RateLimitExceeded & { readonly why: 'limited' | 'budget-spent' };

/**
 * Takes a slot for an answer of at most `tokens` tokens.
 *
 * @param budget null where there is no daily budget
 */
export async function acquireSlot(
  rateLimiter: RateLimiter,
  budget: DailyBudget | null,
  client: string,
  tokens: number,
): Promise<CallSlot | SlotDenied> {
  const slot = rateLimiter.acquire(client, tokens);
  if ('error' in slot) return { ...slot, why: 'limited' };
  if (budget === null) {
    return {
      release: (written) => {
        slot.release(written);
        return Promise.resolve();
      },
    };
  }
  let reservation: Reservation | BudgetExceeded;
  try {
    reservation = await budget.reserve(tokens);
  } catch (error) {
    slot.release(0);
    throw error;
  }
  if ('error' in reservation) {
    slot.release(0);
    return { ...reservation, why: 'budget-spent' };
  }
  const { settle } = reservation;
  return {
    release: (written) => {
      slot.release(written);
      return settle(written);
    },
  };
}
