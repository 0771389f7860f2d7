/**
 * How many tokens teachers may write a day, from midnight to midnight UTC. A call takes all the tokens that it may need
 * before it starts and gives back what it did not need, so that calls at the same time cannot spend the same tokens.
 *
 * It knows days and amounts. Where the count is kept is the store's business.
 */

/** The count of one day. Several copies of the proxy may share one, such as one over Redis with this interface. */
export interface BudgetStore {
  /**
   * Adds to what was spent on `day`, in one step that nobody can come between.
   * @param day e.g. `2026-01-31`
   * @param tokens negative for what is given back; 0 asks only
   * @returns what is spent by now
   */
  add(day: string, tokens: number): number | Promise<number>;
}

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
    // What comes back from a call that began yesterday is of no use to today.
    if (day < this.#day) return 0;
    if (day > this.#day) [this.#day, this.#spent] = [day, 0];
    this.#spent = Math.max(0, this.#spent + tokens);
    return this.#spent;
  }
}

/** What a store remembers. */
export interface BudgetRecord {
  readonly day: string;
  readonly spent: number;
}

/** Tokens that are set aside for one call. */
export interface Reservation {
  /** To be called once, with how many were written. */
  settle(tokens: number): Promise<void>;
}

/** Why there are no tokens for a call, as a sentence, and when there may be. */
export interface BudgetExceeded {
  readonly message: string;
  readonly retryAfterSeconds: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Seconds after which calls that are under way may have given tokens back. */
const tokensAgainSeconds = 5;

export class DailyBudget {
  readonly tokensPerDay: number;
  readonly #store: BudgetStore;
  readonly #now: () => number;
  /** Set aside by calls of this copy. */
  #reserved = 0;

  /** @param now milliseconds since 1970 */
  constructor(tokensPerDay: number, store: BudgetStore, now: () => number = Date.now) {
    this.tokensPerDay = tokensPerDay;
    this.#store = store;
    this.#now = now;
  }

  /** Tokens that nobody has taken yet today. */
  async left(): Promise<number> {
    return Math.max(0, this.tokensPerDay - (await this.#store.add(this.#today(), 0)));
  }

  /** Sets `tokens` aside. */
  async reserve(tokens: number): Promise<Reservation | BudgetExceeded> {
    const day = this.#today();
    const spent = await this.#store.add(day, tokens);
    if (spent > this.tokensPerDay) {
      await this.#store.add(day, -tokens);
      return this.#denial(spent - this.#reserved <= this.tokensPerDay);
    }
    this.#reserved += tokens;
    return {
      settle: async (written) => {
        this.#reserved -= tokens;
        await this.#store.add(day, written - tokens);
      },
    };
  }

  #denial(mayComeBack: boolean): BudgetExceeded {
    if (mayComeBack) {
      return {
        message: `The last tokens of today are set aside for other calls. Try again in ${tokensAgainSeconds} seconds.`,
        retryAfterSeconds: tokensAgainSeconds,
      };
    }
    const waitMs = dayMs - (this.#now() % dayMs);
    return {
      message: `The teacher's tokens for today are used up. There are new ones at midnight UTC, in ${hours(waitMs)}.`,
      retryAfterSeconds: waitMs / 1000,
    };
  }

  #today(): string {
    return new Date(this.#now()).toISOString().slice(0, 10);
  }
}

/** E.g. `3 h 20 min`, rounded up. */
function hours(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
