import { describe, expect, it } from 'vitest';
import { bearerToken, Authenticator, unauthorizedResponse, type AccessCodes } from './auth.ts';
import { incomingOf } from '../testing/api-request.ts';
import { TokenBuckets } from './token-buckets.ts';

/** A door before the codes. Who comes in is told as the client; who does not, as the reply that turns them away. */
function doorOf(codes: Partial<AccessCodes>) {
  const clock = { seconds: 0 };
  const store = new TokenBuckets({ now: () => clock.seconds * 1000 });
  const keeper = new Authenticator({ shared: null, tokens: [], ...codes }, store);
  let from = '192.0.2.1';
  return {
    clock,
    move: (to: string) => (from = to),
    async ask(authorization?: string) {
      const headers = authorization === undefined ? {} : { authorization };
      const access = await keeper.authenticate(bearerToken(incomingOf(headers)), from);
      return access.kind === 'granted'
        ? { status: 200, client: access.client, headers: {}, body: null }
        : { client: null, ...unauthorizedResponse(access) };
    },
  };
}

describe('an access code', () => {
  it('lets everybody in where no code is set', async () => {
    const { ask } = doorOf({});
    expect(await ask()).toMatchObject({ status: 200, client: null });
    expect((await ask('Bearer whatever')).status).toBe(200);
  });

  it('lets in who has the shared code, as nobody in particular', async () => {
    const { ask } = doorOf({ shared: 'owl-7' });
    for (const header of ['Bearer owl-7', 'bearer  owl-7']) {
      expect(await ask(header)).toMatchObject({ status: 200, client: null });
    }
  });

  it('knows a token’s owner wherever it asks from, and does not keep the token', async () => {
    const { ask, move } = doorOf({ shared: 'owl-7', tokens: ['class-a', 'class-b'] });
    const { client: first } = await ask('Bearer class-a');
    move('192.0.2.2');
    expect((await ask('Bearer class-a')).client).toBe(first);
    expect((await ask('Bearer class-b')).client).not.toBe(first);
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
  ])('turns %j away with a sentence and no hint', async (authorization) => {
    const response = await doorOf({ shared: 'owl-7', tokens: ['class-a'] }).ask(authorization);
    expect(response).toMatchObject({ status: 401, headers: { 'WWW-Authenticate': 'Bearer' } });
    expect(response.body).toMatch(/access code/);
    expect(response.body).not.toMatch(/owl|class/);
  });

  it('stops an address that guesses, even where it guesses right, and no other', async () => {
    const { ask, move, clock } = doorOf({ shared: 'owl-7' });
    for (let guess = 0; guess < 60; guess += 1) expect((await ask(`Bearer g${guess}`)).status).toBe(401);
    const stopped = await ask('Bearer owl-7');
    expect(stopped).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
    move('192.0.2.2');
    expect((await ask('Bearer owl-7')).status).toBe(200);
    move('192.0.2.1');
    clock.seconds = 60;
    expect((await ask('Bearer owl-7')).status).toBe(200);
  });

  it('does not count right codes and missing ones as guesses', async () => {
    const { ask } = doorOf({ shared: 'owl-7' });
    for (let call = 0; call < 100; call += 1) {
      expect((await ask('Bearer owl-7')).status).toBe(200);
      expect((await ask()).status).toBe(401);
    }
  });
});
