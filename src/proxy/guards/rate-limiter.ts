/**
 * Who may ask the teacher now: requests and tokens within a minute and answers at the same time, for each client and for
 * all together. Rates are kept in a store that copies of the proxy may share; answers at the same time are counted by
 * each copy itself, since they are its own memory that they fill.
 *
 * It knows clients by a key. It knows no HTTP.
 */
import { apiLimits } from '../../teacher/api-schema.ts';
import type { Withdrawal, LimitStore, Shortfall } from './token-buckets.ts';

/** Infinity is no limit. */
export interface ProxyLimits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Answers that are streamed at the same time. */
  readonly streams: number;
  readonly clientStreams: number;
  readonly requestsPerMinute: number;
  readonly clientRequestsPerMinute: number;
  /** Tokens that teachers write, in a minute. Those asked for count until it is known how many were written. */
  readonly tokensPerMinute: number;
  readonly clientTokensPerMinute: number;
}

export const defaultLimits: ProxyLimits = {
  bodyBytes: apiLimits.bodyBytes,
  streams: 64,
  clientStreams: Infinity,
  requestsPerMinute: Infinity,
  clientRequestsPerMinute: Infinity,
  tokensPerMinute: Infinity,
  clientTokensPerMinute: Infinity,
};

/** Why not now, as a sentence, and when. */
export interface RateLimitExceeded {
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/** A place for one answer. */
export interface ConcurrencySlot {
  /** Frees the place; to be called once, with how many tokens were written. */
  release(tokens: number): Promise<void>;
}

/** Keys of what all clients share; a client's own have its key behind them. */
const sharedTokens = 'tokens';

/** What a gate counts, under keys of its own; what both have written is counted together. */
export type CounterName = 'requests' | 'read-aheads';

/** Seconds after which an answer may have ended. */
const placeAgainSeconds = 5;

const seconds = (wait: number): string => {
  const whole = Math.ceil(wait);
  return whole === 1 ? '1 second' : `${whole} seconds`;
};

export class RateLimiter {
  readonly #limits: ProxyLimits;
  readonly #store: LimitStore;
  readonly #counted: CounterName;
  /** Open answers of each client that has any. */
  readonly #open = new Map<string, number>();
  #total = 0;

  constructor(limits: ProxyLimits, store: LimitStore, counted: CounterName = 'requests') {
    this.#limits = limits;
    this.#store = store;
    this.#counted = counted;
  }

  /** Counts one request, whatever becomes of it. */
  async countRequest(client: string): Promise<RateLimitExceeded | null> {
    const { requestsPerMinute, clientRequestsPerMinute } = this.#limits;
    const claims = finite([
      { key: this.#counted, amount: 1, perMinute: requestsPerMinute },
      { key: `${this.#counted} ${client}`, amount: 1, perMinute: clientRequestsPerMinute },
    ]);
    const shortage = await this.#take(claims);
    return (
      shortage && this.#denial(shortage, `One client may ask ${clientRequestsPerMinute} times a minute.`)
    );
  }

  /** Takes a place for an answer of at most `tokens` tokens. */
  async acquire(client: string, tokens: number): Promise<ConcurrencySlot | RateLimitExceeded> {
    const own = this.#open.get(client) ?? 0;
    if (this.#total >= this.#limits.streams) return busy(placeAgainSeconds);
    if (own >= this.#limits.clientStreams) {
      const message = `No more than ${this.#limits.clientStreams} at a time for one client. Try again when an answer has ended.`;
      return { message, retryAfterSeconds: placeAgainSeconds };
    }
    this.#count(client, 1);
    const claims = this.#tokenClaims(client, tokens);
    let shortage: Shortfall | null;
    try {
      shortage = await this.#take(claims);
    } catch (error) {
      this.#count(client, -1);
      throw error;
    }
    if (shortage !== null) {
      this.#count(client, -1);
      return this.#denial(
        shortage,
        `One client may have ${this.#limits.clientTokensPerMinute} tokens written a minute.`,
      );
    }
    return {
      release: async (written) => {
        this.#count(client, -1);
        const unused = claims.map((claim) => ({ ...claim, amount: Math.max(0, claim.amount - written) }));
        if (unused.length > 0) await this.#store.refund(unused);
      },
    };
  }

  /** A store may be far away: where nothing is limited, it is not asked. */
  #take(claims: readonly Withdrawal[]): ReturnType<LimitStore['withdraw']> {
    return claims.length === 0 ? null : this.#store.withdraw(claims);
  }

  #tokenClaims(client: string, tokens: number): Withdrawal[] {
    const { tokensPerMinute, clientTokensPerMinute } = this.#limits;
    // A call for more than a minute holds waits for a full minute.
    const claim = (key: string, perMinute: number): Withdrawal => {
      return { key, perMinute, amount: Math.min(tokens, perMinute) };
    };
    return finite([
      claim(sharedTokens, tokensPerMinute),
      claim(`${sharedTokens} ${client}`, clientTokensPerMinute),
    ]);
  }

  /** @param rule said to a client whose own limit is reached; the others' is nobody's business */
  #denial({ withdrawal, waitSeconds }: Shortfall, rule: string): RateLimitExceeded {
    if (withdrawal.key === this.#counted || withdrawal.key === sharedTokens) return busy(waitSeconds);
    return { message: `${rule} Try again in ${seconds(waitSeconds)}.`, retryAfterSeconds: waitSeconds };
  }

  #count(client: string, change: 1 | -1): void {
    const own = (this.#open.get(client) ?? 0) + change;
    if (own === 0) this.#open.delete(client);
    else this.#open.set(client, own);
    this.#total += change;
  }
}

function finite(claims: readonly Withdrawal[]): Withdrawal[] {
  return claims.filter(({ perMinute }) => perMinute !== Infinity);
}

function busy(retryAfterSeconds: number): RateLimitExceeded {
  return {
    message: `The teacher is busy with other pages. Try again in ${seconds(retryAfterSeconds)}.`,
    retryAfterSeconds,
  };
}
