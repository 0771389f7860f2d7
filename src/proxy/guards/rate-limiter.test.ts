import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';
import {
  defaultLimits,
  RateLimiter,
  type ConcurrencySlot,
  type RateLimitExceeded,
  type ProxyLimits,
} from './rate-limiter.ts';

function gateOf(limits: Partial<ProxyLimits>) {
  const clock = { seconds: 0 };
  const store = new TokenBuckets({ now: () => clock.seconds * 1000 });
  return { clock, store, gate: new RateLimiter({ ...defaultLimits, ...limits }, store) };
}

const isDenied = (answer: ConcurrencySlot | RateLimitExceeded | null): answer is RateLimitExceeded =>
  answer !== null && 'message' in answer;

describe('Gate', () => {
  it('counts the requests of each client, and says when the next one is welcome', async () => {
    const { gate, clock } = gateOf({ clientRequestsPerMinute: 2 });
    for (const client of ['a', 'b', 'a', 'b']) expect(await gate.countRequest(client)).toBeNull();
    expect(await gate.countRequest('a')).toEqual({
      message: 'One client may ask 2 times a minute. Try again in 30 seconds.',
      retryAfterSeconds: 30,
    });
    clock.seconds = 30;
    expect(await gate.countRequest('a')).toBeNull();
  });

  it('counts the requests of all clients, and tells none of the others', async () => {
    const { gate } = gateOf({ requestsPerMinute: 60, clientRequestsPerMinute: 100 });
    for (let client = 0; client < 60; client += 1) expect(await gate.countRequest(`${client}`)).toBeNull();
    expect(await gate.countRequest('new')).toEqual({
      message: 'The teacher is busy with other pages. Try again in 1 second.',
      retryAfterSeconds: 1,
    });
  });

  it('lets only so many answers of a client, and of all, go on at a time', async () => {
    const { gate } = gateOf({ clientStreams: 1, streams: 2 });
    const first = await gate.acquire('a', 5);
    expect(await gate.acquire('a', 5)).toEqual({
      message: expect.stringMatching(/^No more than 1 at a time/),
      retryAfterSeconds: 5,
    });
    expect(isDenied(await gate.acquire('b', 5))).toBe(false);
    expect(await gate.acquire('c', 5)).toMatchObject({ message: expect.stringMatching(/other pages/) });
    if (!isDenied(first)) await first.release(5);
    expect(isDenied(await gate.acquire('c', 5))).toBe(false);
  });

  it('counts tokens as asked for until it is known how many were written', async () => {
    const { gate } = gateOf({ clientTokensPerMinute: 100 });
    const first = await gate.acquire('a', 80);
    expect(await gate.acquire('a', 30)).toEqual({
      message: 'One client may have 100 tokens written a minute. Try again in 6 seconds.',
      retryAfterSeconds: 6,
    });
    if (!isDenied(first)) await first.release(10);
    expect(isDenied(await gate.acquire('a', 90))).toBe(false);
    expect(isDenied(await gate.acquire('a', 1))).toBe(true);
  });

  it('lets a call for more than a minute holds wait for a full minute, not forever', async () => {
    const { gate, clock } = gateOf({ tokensPerMinute: 100 });
    expect(isDenied(await gate.acquire('a', 1000))).toBe(false);
    expect(isDenied(await gate.acquire('b', 1000))).toBe(true);
    clock.seconds = 60;
    expect(isDenied(await gate.acquire('b', 1000))).toBe(false);
  });

  it('keeps no place for a call that was denied, or that the store failed', async () => {
    const { store } = gateOf({});
    let fails = true;
    const failing = {
      withdraw: (claims: Parameters<typeof store.withdraw>[0]) => {
        if (fails) throw new Error('no store');
        return store.withdraw(claims);
      },
      refund: () => undefined,
    };
    const gate = new RateLimiter({ ...defaultLimits, streams: 1, tokensPerMinute: 10 }, failing);
    await expect(gate.acquire('a', 10)).rejects.toThrow('no store');
    fails = false;
    const first = await gate.acquire('a', 10);
    if (!isDenied(first)) await first.release(10);
    expect(await gate.acquire('a', 10)).toMatchObject({ message: expect.stringMatching(/in 60 seconds/) });
    expect(await gate.acquire('a', 10)).toMatchObject({ message: expect.stringMatching(/in 60 seconds/) });
  });

  it('asks no store where nothing is limited: it may be far away', async () => {
    const asked = () => expect.fail('The store was asked.');
    const gate = new RateLimiter(defaultLimits, { withdraw: asked, refund: asked });
    expect(await gate.countRequest('a')).toBeNull();
    const place = await gate.acquire('a', 5);
    if (isDenied(place)) expect.fail(place.message);
    await place.release(5);
  });
});
