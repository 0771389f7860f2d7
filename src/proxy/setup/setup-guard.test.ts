import { describe, expect, it } from 'vitest';
import { TokenBuckets } from '../guards/token-buckets.ts';
import { requestOf } from '../testing/api-request.ts';
import { SetupGuard } from './setup-guard.ts';

const host = 'localhost:4173';
const guard = new SetupGuard();
const own = { host, origin: `http://${host}`, 'x-setup-token': guard.token };

/** The code of the refusal, or null where the request passes. */
const refused = (headers: Record<string, string>, address: string | null = '127.0.0.1') =>
  guard.refusalWithToken(requestOf(headers, address))?.error?.code ?? null;
const without = (name: keyof typeof own) =>
  Object.fromEntries(Object.entries(own).filter(([each]) => each !== name));

describe('SetupGuard', () => {
  it('lets the page of this proxy pass, under each name and address of this machine', () => {
    expect(refused(own)).toBeNull();
    expect(refused({ ...own, 'sec-fetch-site': 'same-origin' })).toBeNull();
    for (const name of ['localhost', '127.0.0.1:80', '[::1]:4173']) {
      expect(refused({ ...own, host: name, origin: `http://${name}` }), name).toBeNull();
      expect(refused({ ...own, host: name, origin: `https://${name}` }), name).toBeNull();
    }
    for (const address of ['127.8.0.1', '::1', '::ffff:127.0.0.1']) expect(refused(own, address)).toBeNull();
  });

  it('refuses other machines, and connections whose address is not known', () => {
    for (const address of ['192.0.2.1', '10.0.0.1', '2001:db8::1', '::ffff:192.0.2.1', '', null]) {
      expect(refused(own, address)).toBe('setup-other-machine');
    }
  });

  it.each([
    ['x-forwarded-for', '127.0.0.1'],
    ['x-forwarded-host', 'relay.example'],
    ['x-forwarded-proto', 'https'],
    ['forwarded', 'for=127.0.0.1'],
    ['via', '1.1 balancer'],
    ['x-real-ip', '127.0.0.1'],
    ['cf-connecting-ip', '192.0.2.1'],
    ['x-forwarded-for', ''],
  ])('refuses what a balancer or a tunnel on this machine forwards: %s', (name, value) => {
    expect(refused({ ...own, [name]: value })).toBe('setup-other-machine');
  });

  it('refuses names of other sites that lead to this machine (DNS rebinding)', () => {
    for (const name of [
      'rebound.example:4173',
      'localhost.example',
      '127.0.0.1.nip.example',
      '10.0.0.1:4173',
      '0.0.0.0:4173',
      'localhost@rebound.example',
      '',
    ]) {
      expect(refused({ ...own, host: name, origin: `http://${name}` }), name).toBe('setup-other-page');
    }
    expect(refused(without('host'))).toBe('setup-other-page');
  });

  it('refuses pages of other origins, those of other ports of this machine too', () => {
    for (const origin of [
      'https://evil.example',
      'http://localhost:3000',
      'http://localhost',
      'http://127.0.0.1:4173',
      `http://${host}.evil.example`,
      `http://${host}/`,
      `ftp://${host}`,
      'null',
      '',
    ]) {
      expect(refused({ ...own, origin }), origin).toBe('setup-other-page');
    }
    expect(refused(without('origin'))).toBe('setup-other-page');
    for (const site of ['cross-site', 'same-site', 'none', '']) {
      expect(refused({ ...own, 'sec-fetch-site': site }), site).toBe('setup-other-page');
    }
  });

  it('refuses a missing token, a wrong one, and that of another process', () => {
    expect(refused(without('x-setup-token'))).toBe('setup-token-wrong');
    const others = ['', `${guard.token}0`, guard.token.slice(1), new SetupGuard().token];
    for (const token of others) {
      expect(refused({ ...own, 'x-setup-token': token })).toBe('setup-token-wrong');
    }
    expect(guard.token).toMatch(/^[0-9a-f]{64}$/);
  });

  it('limits guesses, and still knows its token later', () => {
    let now = 0;
    const guard = new SetupGuard(new TokenBuckets({ now: () => now }));
    const guess = (token: string) =>
      guard.refusalWithToken(requestOf({ ...own, 'x-setup-token': token }, '127.0.0.1'));
    for (let i = 0; i < 100; i++) expect(guess(`wrong-${i}`)?.status).toBe(403);
    expect(guess(guard.token)?.status).toBe(403);
    now += 60_000;
    expect(guess(guard.token)).toBeNull();
  });

  it('offers the choice to the page of this proxy only; browsers send no Origin with its GET', () => {
    const offers = (headers: Record<string, string>, address = '127.0.0.1') =>
      guard.mayOffer(requestOf(headers, address));
    expect(offers({ host })).toBe(true);
    expect(offers({ host, 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(offers({ host, 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(offers({ host, origin: 'https://school.example' })).toBe(false);
    expect(offers({ host: 'relay.example' })).toBe(false);
    expect(offers({ host }, '192.0.2.1')).toBe(false);
    expect(offers({ host, 'x-forwarded-for': '127.0.0.1' })).toBe(false);
  });
});
