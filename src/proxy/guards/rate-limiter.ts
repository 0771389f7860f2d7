/**
 * Limits of the requests and tokens per minute and of the concurrent answers, for each client and for all clients
 * together. Each process of the proxy counts for itself.
 */
import type { CodedError } from '../../errors/coded-error.ts';
import { apiError } from '../../teacher/api-errors.ts';
import { apiLimits } from '../../teacher/api-schema.ts';
import type { Shortfall, TokenBuckets, Withdrawal } from './token-buckets.ts';

/** Infinity is no limit. */
export interface ProxyLimits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Answers that are streamed at the same time. */
  readonly streams: number;
  readonly clientStreams: number;
  readonly requestsPerMinute: number;
  readonly clientRequestsPerMinute: number;
  /** Tokens that teachers write in a minute. The requested number counts until the written one is known. */
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

/** A limit is reached. */
export interface RateLimitExceeded {
  readonly error: CodedError;
  readonly retryAfterSeconds: number;
}

/** The right to stream one answer. */
export interface ConcurrencySlot {
  /** Frees the slot. To be called once, with the number of tokens that were written. */
  release(tokens: number): void;
}

/** The key of the tokens that all clients share; a client's own key appends the client to it. */
const sharedTokens = 'tokens';

/** What the requests of a limiter are counted as. The tokens of all limiters are counted together. */
export type CounterName = 'requests' | 'prefills';

/** A guess of when a slot may be free again. */
const slotRetrySeconds = 5;

/** Counts requests, tokens and concurrent answers, and denies what exceeds the limits. */
export class RateLimiter {
  readonly #limits: ProxyLimits;
  readonly #buckets: TokenBuckets;
  readonly #counter: CounterName;
  /** Open answers of each client that has any. */
  readonly #open = new Map<string, number>();
  #total = 0;

  /** @param buckets may be shared by several limiters */
  constructor(limits: ProxyLimits, buckets: TokenBuckets, counter: CounterName = 'requests') {
    this.#limits = limits;
    this.#buckets = buckets;
    this.#counter = counter;
  }

  /** Counts one request, whatever its outcome. Returns null where it is within the limits. */
  countRequest(client: string): RateLimitExceeded | null {
    const { requestsPerMinute, clientRequestsPerMinute } = this.#limits;
    const shortfall = this.#buckets.withdraw(
      finite([
        { key: this.#counter, amount: 1, perMinute: requestsPerMinute },
        { key: `${this.#counter} ${client}`, amount: 1, perMinute: clientRequestsPerMinute },
      ]),
    );
    return shortfall && this.#exceeded(shortfall, 'requests-exceeded', clientRequestsPerMinute);
  }

  /** Takes a slot for an answer of at most `tokens` tokens. */
  acquire(client: string, tokens: number): ConcurrencySlot | RateLimitExceeded {
    const own = this.#open.get(client) ?? 0;
    if (this.#total >= this.#limits.streams) return busy(slotRetrySeconds);
    if (own >= this.#limits.clientStreams) {
      const error = apiError('streams-exceeded', { limit: this.#limits.clientStreams });
      return { error, retryAfterSeconds: slotRetrySeconds };
    }
    const withdrawals = this.#tokenWithdrawals(client, tokens);
    const shortfall = this.#buckets.withdraw(withdrawals);
    if (shortfall !== null) {
      return this.#exceeded(shortfall, 'tokens-exceeded', this.#limits.clientTokensPerMinute);
    }
    this.#count(client, 1);
    return {
      release: (written) => {
        this.#count(client, -1);
        this.#buckets.refund(
          withdrawals.map((each) => ({ ...each, amount: Math.max(0, each.amount - written) })),
        );
      },
    };
  }

  #tokenWithdrawals(client: string, tokens: number): Withdrawal[] {
    const { tokensPerMinute, clientTokensPerMinute } = this.#limits;
    // A call for more tokens than a bucket holds waits for a full bucket.
    const withdrawal = (key: string, perMinute: number): Withdrawal => {
      return { key, perMinute, amount: Math.min(tokens, perMinute) };
    };
    return finite([
      withdrawal(sharedTokens, tokensPerMinute),
      withdrawal(`${sharedTokens} ${client}`, clientTokensPerMinute),
    ]);
  }

  /** @param limit shown to a client whose own limit is reached; the limits of all clients together stay private */
  #exceeded(
    { withdrawal, waitSeconds }: Shortfall,
    code: 'requests-exceeded' | 'tokens-exceeded',
    limit: number,
  ): RateLimitExceeded {
    if (withdrawal.key === this.#counter || withdrawal.key === sharedTokens) return busy(waitSeconds);
    const error = apiError(code, { limit, seconds: Math.ceil(waitSeconds) });
    return { error, retryAfterSeconds: waitSeconds };
  }

  #count(client: string, change: 1 | -1): void {
    const own = (this.#open.get(client) ?? 0) + change;
    if (own === 0) this.#open.delete(client);
    else this.#open.set(client, own);
    this.#total += change;
  }
}

function finite(withdrawals: readonly Withdrawal[]): Withdrawal[] {
  return withdrawals.filter(({ perMinute }) => perMinute !== Infinity);
}

function busy(retryAfterSeconds: number): RateLimitExceeded {
  return {
    error: apiError('teacher-busy', { seconds: Math.ceil(retryAfterSeconds) }),
    retryAfterSeconds,
  };
}
