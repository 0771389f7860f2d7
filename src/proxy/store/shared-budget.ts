/**
 * The daily budget of all copies of the server that share a store. While the store is away each copy counts what its own
 * calls spend, on top of what it last knew of the others, and adds it later.
 */
import type { BudgetStore } from '../guards/budget.ts';
import type { RedisConnection } from './redis-connection.ts';
import { StoreAwayError } from './store-away.ts';

/** Adds to a day's count and returns it. @throws StoreAwayError */
type AddToCount = (day: string, tokens: number) => Promise<number>;

export class SharedBudgetStore implements BudgetStore {
  readonly #addToCount: AddToCount;
  #day = '';
  /** What the store said last, and what was added here since. */
  #known = 0;
  /** What the store does not have yet. */
  #unsent = 0;

  constructor(addToCount: AddToCount) {
    this.#addToCount = addToCount;
  }

  async add(day: string, tokens: number): Promise<number> {
    if (day > this.#day) [this.#day, this.#known, this.#unsent] = [day, 0, 0];
    const isToday = day === this.#day;
    // Tokens that return from a call of yesterday do not count for today.
    const amount = isToday ? this.#unsent + tokens : tokens;
    if (isToday) [this.#known, this.#unsent] = [Math.max(0, this.#known + tokens), 0];
    try {
      const spent = await this.#addToCount(day, amount);
      if (day === this.#day) this.#known = spent + this.#unsent;
      return spent;
    } catch (error) {
      if (!(error instanceof StoreAwayError)) throw error;
      if (day !== this.#day) return 0;
      this.#unsent += amount;
      return this.#known;
    }
  }
}

/** KEYS: the count. ARGV: tokens, milliseconds until it is forgotten. */
const addScript = `
local spent = redis.call('INCRBY', KEYS[1], ARGV[1])
if spent < 0 then
  spent = 0
  redis.call('SET', KEYS[1], 0)
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return spent`;

/** A call that began before midnight returns its tokens to the day before. */
const countLifetimeMs = 48 * 60 * 60_000;

/** Counts in a Redis or Valkey server. */
export const countIn =
  (connection: RedisConnection): AddToCount =>
  async (day, tokens) => {
    const spent = await connection.ask((client) =>
      client.eval(addScript, {
        keys: [`relay-budget:${day}`],
        arguments: [`${Math.round(tokens)}`, `${countLifetimeMs}`],
      }),
    );
    return Number(spent);
  };
