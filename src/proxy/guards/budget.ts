/**
 * The daily budget: how many tokens teachers may write from midnight to midnight UTC. A call reserves all the tokens that
 * it may need before it starts and returns the rest at its end, so that concurrent calls cannot spend the same tokens.
 */

import type { CodedError } from '../../errors/coded-error.ts';
import { apiError } from '../../teacher/api-errors.ts';

/** Keeps the count of one day: in memory (below), in a file (budget-file.ts), or in a store that several processes share. */
export interface BudgetStore {
  /**
   * Adds to the tokens spent on `day`, atomically.
   * @param day e.g. `2026-01-31`
   * @param tokens negative for tokens that are returned; 0 only reads
   * @returns the tokens spent so far
   */
  add(day: string, tokens: number): number | Promise<number>;
}

/** A budget store in the memory of this process. */
export class MemoryBudgetStore implements BudgetStore {
  #day: string;
  #spent: number;

  constructor(record: BudgetRecord = { day: '', spent: 0 }) {
    this.#day = record.day;
    this.#spent = record.spent;
  }

  get record(): BudgetRecord {
    return { day: this.#day, spent: this.#spent };
  }

  add(day: string, tokens: number): number {
    // Tokens that return from a call of yesterday do not count for today.
    if (day < this.#day) return 0;
    if (day > this.#day) [this.#day, this.#spent] = [day, 0];
    this.#spent = Math.max(0, this.#spent + tokens);
    return this.#spent;
  }
}

/** What a store keeps. */
export interface BudgetRecord {
  readonly day: string;
  readonly spent: number;
}

/** Tokens that are reserved for one call. */
export interface Reservation {
  /** To be called once, with the number of tokens that were written. */
  settle(tokens: number): Promise<void>;
}

/** The budget does not cover a call. */
export interface BudgetExceeded {
  readonly error: CodedError;
  readonly retryAfterSeconds: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** A guess of when calls in progress may have returned tokens. */
const reservedRetrySeconds = 5;

/** The tokens of a day. Reservations of concurrent calls never exceed it. */
export class DailyBudget {
  readonly tokensPerDay: number;
  readonly #store: BudgetStore;
  readonly #now: () => number;
  /** Reserved by calls of this process. */
  #reserved = 0;

  /** @param now milliseconds since 1970 */
  constructor(tokensPerDay: number, store: BudgetStore, now: () => number = Date.now) {
    this.tokensPerDay = tokensPerDay;
    this.#store = store;
    this.#now = now;
  }

  /** Tokens of today that are neither spent nor reserved. */
  async left(): Promise<number> {
    return Math.max(0, this.tokensPerDay - (await this.#store.add(this.#today(), 0)));
  }

  /** Reserves `tokens`. */
  async reserve(tokens: number): Promise<Reservation | BudgetExceeded> {
    const day = this.#today();
    const spent = await this.#store.add(day, tokens);
    if (spent > this.tokensPerDay) {
      await this.#store.add(day, -tokens);
      return this.#exceeded(spent - this.#reserved <= this.tokensPerDay);
    }
    this.#reserved += tokens;
    return {
      settle: async (written) => {
        this.#reserved -= tokens;
        await this.#store.add(day, written - tokens);
      },
    };
  }

  #exceeded(mayReturn: boolean): BudgetExceeded {
    if (mayReturn) {
      return {
        error: apiError('budget-reserved', { seconds: reservedRetrySeconds }),
        retryAfterSeconds: reservedRetrySeconds,
      };
    }
    const waitMs = dayMs - (this.#now() % dayMs);
    return {
      error: apiError('budget-spent', { minutes: Math.ceil(waitMs / 60_000) }),
      retryAfterSeconds: waitMs / 1000,
    };
  }

  #today(): string {
    return new Date(this.#now()).toISOString().slice(0, 10);
  }
}
