import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { accessCheck, Doorkeeper, type AccessCodes } from './access.ts';
import { MemoryLimitStore } from './limit-store.ts';

function doorOf(codes: Partial<AccessCodes>, address = '192.0.2.1') {
  const clock = { seconds: 0 };
  const store = new MemoryLimitStore({ now: () => clock.seconds * 1000 });
  const keeper = new Doorkeeper({ shared: null, tokens: [], ...codes }, store);
  const app = new Hono<{ Variables: { client: string } }>();
  let from = address;
  app.use(accessCheck(keeper, () => from));
  app.get('/', (context) => context.text(context.get('client')));
  return {
    clock,
    move: (to: string) => (from = to),
    ask: (authorization?: string) =>
      Promise.resolve(
        app.request('/', { headers: authorization === undefined ? {} : { Authorization: authorization } }),
      ),
  };
}

describe('accessCheck', () => {
  it('lets everybody in where no code is set', async () => {
    const { ask } = doorOf({});
    expect(await (await ask()).text()).toBe('address 192.0.2.1');
    expect((await ask('Bearer whatever')).status).toBe(200);
  });

  it('lets in who has the shared code, told apart by address', async () => {
    const { ask, move } = doorOf({ shared: 'owl-7' });
    expect(await (await ask('Bearer owl-7')).text()).toBe('address 192.0.2.1');
    move('192.0.2.2');
    expect(await (await ask('bearer  owl-7')).text()).toBe('address 192.0.2.2');
  });

  it('knows a token’s owner wherever it asks from, and does not keep the token', async () => {
    const { ask, move } = doorOf({ shared: 'owl-7', tokens: ['class-a', 'class-b'] });
    const first = await (await ask('Bearer class-a')).text();
    move('192.0.2.2');
    expect(await (await ask('Bearer class-a')).text()).toBe(first);
    expect(await (await ask('Bearer class-b')).text()).not.toBe(first);
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
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
    const shown = await response.text();
    expect(JSON.parse(shown)).toEqual({ message: expect.stringMatching(/access code/) });
    expect(shown).not.toMatch(/owl|class/);
  });

  it('stops an address that guesses, even where it guesses right, and no other', async () => {
    const { ask, move, clock } = doorOf({ shared: 'owl-7' });
    for (let guess = 0; guess < 60; guess += 1) expect((await ask(`Bearer g${guess}`)).status).toBe(401);
    const stopped = await ask('Bearer owl-7');
    expect([stopped.status, stopped.headers.get('Retry-After')]).toEqual([429, '1']);
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
