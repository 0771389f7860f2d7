/** What one answer needs before it begins: a place under the limits, and tokens of the day's budget. */
import type { BudgetExceeded, DailyBudget, Reservation } from './budget.ts';
import type { RateLimitExceeded, RateLimiter } from './rate-limiter.ts';

export interface CallSlot {
  /** Frees the place; to be called once, with how many tokens were written. */
  release(tokens: number): Promise<void>;
}

export type SlotDenied = RateLimitExceeded & { readonly why: 'limited' | 'budget-spent' };

/**
 * Takes a place for an answer of at most `tokens` tokens.
 *
 * @param budget null where tokens are not counted by day
 */
export async function acquireSlot(
  gate: RateLimiter,
  budget: DailyBudget | null,
  client: string,
  tokens: number,
): Promise<CallSlot | SlotDenied> {
  const admission = await gate.acquire(client, tokens);
  if ('message' in admission) return { ...admission, why: 'limited' };
  if (budget === null) return { release: (written) => admission.release(written) };
  let reservation: Reservation | BudgetExceeded;
  try {
    reservation = await budget.reserve(tokens);
  } catch (error) {
    await admission.release(0);
    throw error;
  }
  if ('message' in reservation) {
    await admission.release(0);
    return { ...reservation, why: 'budget-spent' };
  }
  const { settle } = reservation;
  return {
    release: async (written) => {
      await Promise.all([admission.release(written), settle(written)]);
    },
  };
}
