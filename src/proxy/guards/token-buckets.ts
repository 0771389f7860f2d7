/**
 * How much of something has been taken within the last minute, under keys. One store may serve several copies of the
 * proxy, such as one over Redis with this interface; the one here lives in the memory of one copy.
 *
 * It knows amounts, keys and time. What is counted, and for whom, is the caller's business.
 */

/** A wish to take `amount` under `key`. */
export interface Withdrawal {
  readonly key: string;
  readonly amount: number;
  /** How much there is in a minute; after a quiet minute, all of it at once. */
  readonly perMinute: number;
}

export interface Shortfall {
  /** The claim that has to wait longest. */
  readonly withdrawal: Withdrawal;
  /** Above 0; from then on all claims can be met, if nobody else takes anything. */
  readonly waitSeconds: number;
}

export interface LimitStore {
  /** Takes all of the claims, or none and tells why. Keys must differ. */
  withdraw(claims: readonly Withdrawal[]): Shortfall | null | Promise<Shortfall | null>;
  /** Gives back what was taken and not used. */
  refund(claims: readonly Withdrawal[]): void | Promise<void>;
}

interface Bucket {
  /** What was left at `at`. */
  readonly left: number;
  /** Milliseconds of the store's clock. */
  readonly at: number;
}

export interface TokenBucketsOptions {
  /** Keys that are remembered; beyond them the one that was quiet for longest is forgotten. Default: 10,000. */
  readonly keys?: number;
  /** Milliseconds. */
  readonly now?: () => number;
}

const minuteMs = 60_000;

/** A token bucket a key: what was taken comes back steadily, over a minute. */
export class TokenBuckets implements LimitStore {
  /** The one that was quiet for longest first. */
  readonly #buckets = new Map<string, Bucket>();
  readonly #keys: number;
  readonly #now: () => number;

  constructor({ keys = 10_000, now = Date.now }: TokenBucketsOptions = {}) {
    this.#keys = keys;
    this.#now = now;
  }

  /** How many keys it remembers. */
  get size(): number {
    return this.#buckets.size;
  }

  withdraw(claims: readonly Withdrawal[]): Shortfall | null {
    let shortage: Shortfall | null = null;
    for (const claim of claims) {
      const missing = claim.amount - this.#left(claim);
      const waitSeconds = (missing / claim.perMinute) * 60;
      if (missing > 0 && waitSeconds > (shortage?.waitSeconds ?? 0))
        shortage = { withdrawal: claim, waitSeconds };
    }
    if (shortage === null) for (const claim of claims) this.#put(claim, this.#left(claim) - claim.amount);
    return shortage;
  }

  refund(claims: readonly Withdrawal[]): void {
    for (const claim of claims) {
      const left = Math.min(claim.perMinute, this.#left(claim) + claim.amount);
      if (this.#buckets.has(claim.key)) this.#put(claim, left);
    }
  }

  #left({ key, perMinute }: Withdrawal): number {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return perMinute;
    // A clock that was set back gives nothing, and takes nothing.
    const elapsed = Math.max(0, this.#now() - bucket.at);
    return Math.min(perMinute, bucket.left + (elapsed / minuteMs) * perMinute);
  }

  #put({ key }: Withdrawal, left: number): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, { left, at: this.#now() });
    const [quietest] = this.#buckets.keys();
    if (this.#buckets.size > this.#keys && quietest !== undefined) this.#buckets.delete(quietest);
  }
}
