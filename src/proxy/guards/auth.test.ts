import { describe, expect, it } from 'vitest';
import { bearerToken, Authenticator, unauthorizedResponse, type AccessCodes } from './auth.ts';
import { requestOf } from '../testing/api-request.ts';
import { TokenBuckets } from './token-buckets.ts';

/** Authenticates requests; the result has status 200 and the client, or is the error response. */
function authOf(codes: Partial<AccessCodes>) {
  const clock = { seconds: 0 };
  const buckets = new TokenBuckets({ now: () => clock.seconds * 1000 });
  const authenticator = new Authenticator({ shared: null, tokens: [], ...codes }, buckets);
  let from = '192.0.2.1';
  return {
    clock,
    move: (to: string) => (from = to),
    ask(authorization?: string) {
      const headers = authorization === undefined ? {} : { authorization };
      const access = authenticator.authenticate(bearerToken(requestOf(headers)), from);
      return access.kind === 'granted'
        ? { status: 200, client: access.client, headers: {}, body: null }
        : { client: null, ...unauthorizedResponse(access) };
    },
  };
}

describe('an access code', () => {
  it('grants all requests where no code is set', () => {
    const { ask } = authOf({});
    expect(ask()).toMatchObject({ status: 200, client: null });
    expect(ask('Bearer whatever').status).toBe(200);
  });

  it('grants a request with the shared code, without a client of its own', () => {
    const { ask } = authOf({ shared: 'owl-7' });
    for (const header of ['Bearer owl-7', 'bearer  owl-7']) {
      expect(ask(header)).toMatchObject({ status: 200, client: null });
    }
  });

  it('identifies a token’s client at any address, and does not keep the token', () => {
    const { ask, move } = authOf({ shared: 'owl-7', tokens: ['class-a', 'class-b'] });
    const { client: first } = ask('Bearer class-a');
    move('192.0.2.2');
    expect(ask('Bearer class-a').client).toBe(first);
    expect(ask('Bearer class-b').client).not.toBe(first);
    expect(first).toMatch(/^token /);
    expect(first).not.toContain('class-a');
  });

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Bearer owl-',
    'Bearer owl-77',
    'Bearer OWL-7',
    'Basic owl-7',
    'owl-7',
  ])('denies %j without a hint', (authorization) => {
    const response = authOf({ shared: 'owl-7', tokens: ['class-a'] }).ask(authorization);
    expect(response).toMatchObject({ status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
    expect(response.body).toMatch(/"access-code-(missing|wrong)"/);
    expect(response.body).not.toMatch(/owl|class/);
  });

  it('blocks an address that guesses, even with the right code, and no other', () => {
    const { ask, move, clock } = authOf({ shared: 'owl-7' });
    for (let guess = 0; guess < 60; guess += 1) expect(ask(`Bearer g${guess}`).status).toBe(401);
    const stopped = ask('Bearer owl-7');
    expect(stopped).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
    move('192.0.2.2');
    expect(ask('Bearer owl-7').status).toBe(200);
    move('192.0.2.1');
    clock.seconds = 60;
    expect(ask('Bearer owl-7').status).toBe(200);
  });

  it('does not count right or missing codes as guesses', () => {
    const { ask } = authOf({ shared: 'owl-7' });
    for (let call = 0; call < 100; call += 1) {
      expect(ask('Bearer owl-7').status).toBe(200);
      expect(ask().status).toBe(401);
    }
  });
});
