import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';
import {
  defaultLimits,
  RateLimiter,
  type ConcurrencySlot,
  type RateLimitExceeded,
  type ProxyLimits,
} from './rate-limiter.ts';

function limiterOf(limits: Partial<ProxyLimits>) {
  const clock = { seconds: 0 };
  const buckets = new TokenBuckets({ now: () => clock.seconds * 1000 });
  return { clock, limiter: new RateLimiter({ ...defaultLimits, ...limits }, buckets) };
}

const isDenied = (answer: ConcurrencySlot | RateLimitExceeded | null): answer is RateLimitExceeded =>
  answer !== null && 'error' in answer;

describe('RateLimiter', () => {
  it('counts the requests of each client, and says when the next one is possible', () => {
    const { limiter, clock } = limiterOf({ clientRequestsPerMinute: 2 });
    for (const client of ['a', 'b', 'a', 'b']) expect(limiter.countRequest(client)).toBeNull();
    expect(limiter.countRequest('a')).toEqual({
      error: { code: 'requests-exceeded', params: { limit: 2, seconds: 30 } },
      retryAfterSeconds: 30,
    });
    clock.seconds = 30;
    expect(limiter.countRequest('a')).toBeNull();
  });

  it('counts the requests of all clients, and does not reveal their number', () => {
    const { limiter } = limiterOf({ requestsPerMinute: 60, clientRequestsPerMinute: 100 });
    for (let client = 0; client < 60; client += 1) expect(limiter.countRequest(`${client}`)).toBeNull();
    expect(limiter.countRequest('new')).toEqual({
      error: { code: 'teacher-busy', params: { seconds: 1 } },
      retryAfterSeconds: 1,
    });
  });

  it('limits the concurrent answers of each client and of all', () => {
    const { limiter } = limiterOf({ clientStreams: 1, streams: 2 });
    const first = limiter.acquire('a', 5);
    expect(limiter.acquire('a', 5)).toEqual({
      error: { code: 'streams-exceeded', params: { limit: 1 } },
      retryAfterSeconds: 5,
    });
    expect(isDenied(limiter.acquire('b', 5))).toBe(false);
    expect(limiter.acquire('c', 5)).toMatchObject({ error: { code: 'teacher-busy' } });
    if (!isDenied(first)) first.release(5);
    expect(isDenied(limiter.acquire('c', 5))).toBe(false);
  });

  it('counts the requested tokens until the written number is known', () => {
    const { limiter } = limiterOf({ clientTokensPerMinute: 100 });
    const first = limiter.acquire('a', 80);
    expect(limiter.acquire('a', 30)).toEqual({
      error: { code: 'tokens-exceeded', params: { limit: 100, seconds: 6 } },
      retryAfterSeconds: 6,
    });
    if (!isDenied(first)) first.release(10);
    expect(isDenied(limiter.acquire('a', 90))).toBe(false);
    expect(isDenied(limiter.acquire('a', 1))).toBe(true);
  });

  it('lets a call for more tokens than a bucket holds wait for a full bucket, not forever', () => {
    const { limiter, clock } = limiterOf({ tokensPerMinute: 100 });
    expect(isDenied(limiter.acquire('a', 1000))).toBe(false);
    expect(isDenied(limiter.acquire('b', 1000))).toBe(true);
    clock.seconds = 60;
    expect(isDenied(limiter.acquire('b', 1000))).toBe(false);
  });

  it('keeps no slot for a call that is denied', () => {
    const { limiter, clock } = limiterOf({ streams: 1, tokensPerMinute: 10 });
    const first = limiter.acquire('a', 10);
    if (!isDenied(first)) first.release(10);
    expect(limiter.acquire('a', 10)).toMatchObject({ error: { params: { seconds: 60 } } });
    clock.seconds = 60;
    expect(isDenied(limiter.acquire('a', 10))).toBe(false);
  });
});
