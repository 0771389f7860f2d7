/** What one answer needs before it begins: a place under the limits, and tokens of the day's budget. */
import type { BudgetDenial, DailyBudget, Reservation } from './budget.ts';
import type { Denial, Gate } from './limits.ts';

export interface Place {
  /** Frees the place; to be called once, with how many tokens were written. */
  free(tokens: number): Promise<void>;
}

export type Refusal = Denial & { readonly why: 'limited' | 'budget-spent' };

/**
 * Takes a place for an answer of at most `tokens` tokens.
 *
 * @param budget null where tokens are not counted by day
 */
export async function takePlace(
  gate: Gate,
  budget: DailyBudget | null,
  client: string,
  tokens: number,
): Promise<Place | Refusal> {
  const admission = await gate.enter(client, tokens);
  if ('message' in admission) return { ...admission, why: 'limited' };
  if (budget === null) return { free: (written) => admission.leave(written) };
  let reservation: Reservation | BudgetDenial;
  try {
    reservation = await budget.reserve(tokens);
  } catch (error) {
    await admission.leave(0);
    throw error;
  }
  if ('message' in reservation) {
    await admission.leave(0);
    return { ...reservation, why: 'budget-spent' };
  }
  const { settle } = reservation;
  return {
    free: async (written) => {
      await Promise.all([admission.leave(written), settle(written)]);
    },
  };
}
