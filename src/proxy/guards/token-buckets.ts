/**
 * Rates per minute as token buckets, in the memory of this process: each key has a bucket that holds one minute's worth
 * and refills steadily. ../store/shared-rates.ts tells other processes what was taken.
 *
 * https://en.wikipedia.org/wiki/Token_bucket
 */

/** An amount to take out of one bucket. */
export interface Withdrawal {
  readonly key: string;
  readonly amount: number;
  /** The bucket's size, and what flows back within a minute. */
  readonly perMinute: number;
}

export interface Shortfall {
  /** The withdrawal that has to wait longest. */
  readonly withdrawal: Withdrawal;
  /** Seconds, above 0, until all withdrawals are possible if no other client takes anything. */
  readonly waitSeconds: number;
}

interface Bucket {
  /** What it held at `at`. */
  readonly level: number;
  /** Milliseconds of the clock. */
  readonly at: number;
}

export interface TokenBucketsOptions {
  /** Buckets that are kept; beyond that the one that was idle longest is dropped. Default: 10,000. */
  readonly maxKeys?: number;
  /** Milliseconds. */
  readonly now?: () => number;
  /** Called with what was taken, and with negative amounts of what was put back. */
  readonly onTaken?: (taken: readonly Withdrawal[]) => void;
}

const minuteMs = 60_000;

/** One bucket per key; a key that is not known has a full one. */
export class TokenBuckets {
  /** The one that was idle longest comes first. */
  readonly #buckets = new Map<string, Bucket>();
  readonly #maxKeys: number;
  readonly #now: () => number;
  readonly #onTaken: ((taken: readonly Withdrawal[]) => void) | null;

  constructor({ maxKeys = 10_000, now = Date.now, onTaken }: TokenBucketsOptions = {}) {
    this.#maxKeys = maxKeys;
    this.#now = now;
    this.#onTaken = onTaken ?? null;
  }

  /** How many buckets are kept. */
  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes all of the amounts, or none.
   * @param withdrawals with different keys
   * @returns null where all were taken
   */
  withdraw(withdrawals: readonly Withdrawal[]): Shortfall | null {
    let shortfall: Shortfall | null = null;
    for (const withdrawal of withdrawals) {
      const missing = withdrawal.amount - this.#level(withdrawal);
      const waitSeconds = (missing / withdrawal.perMinute) * 60;
      if (missing > 0 && waitSeconds > (shortfall?.waitSeconds ?? 0)) shortfall = { withdrawal, waitSeconds };
    }
    if (shortfall !== null) return shortfall;
    for (const withdrawal of withdrawals) {
      this.#set(withdrawal.key, this.#level(withdrawal) - withdrawal.amount);
    }
    this.#onTaken?.(withdrawals);
    return null;
  }

  /**
   * Takes what clients have taken from another process with the same buckets, or put back there. A bucket may then owe as
   * much as it holds: both processes may have given at the same time.
   */
  takenElsewhere(taken: readonly Withdrawal[]): void {
    for (const each of taken) {
      const level = this.#level(each) - each.amount;
      this.#set(each.key, Math.min(each.perMinute, Math.max(-each.perMinute, level)));
    }
  }

  /** Puts back amounts that were taken and not used. */
  refund(withdrawals: readonly Withdrawal[]): void {
    for (const withdrawal of withdrawals) {
      const level = Math.min(withdrawal.perMinute, this.#level(withdrawal) + withdrawal.amount);
      if (this.#buckets.has(withdrawal.key)) this.#set(withdrawal.key, level);
    }
    this.#onTaken?.(withdrawals.map((each) => ({ ...each, amount: -each.amount })));
  }

  #level({ key, perMinute }: Withdrawal): number {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return perMinute;
    // A clock that is set back must not fill or empty a bucket.
    const elapsed = Math.max(0, this.#now() - bucket.at);
    return Math.min(perMinute, bucket.level + (elapsed / minuteMs) * perMinute);
  }

  #set(key: string, level: number): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, { level, at: this.#now() });
    const [idlest] = this.#buckets.keys();
    if (this.#buckets.size > this.#maxKeys && idlest !== undefined) this.#buckets.delete(idlest);
  }
}
