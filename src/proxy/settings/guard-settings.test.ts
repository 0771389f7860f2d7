import { describe, expect, it } from 'vitest';
import { guardsFromEnvironment } from './guard-settings.ts';
import { hostsIn } from './variables.ts';

describe('guardsFromEnvironment', () => {
  it('needs no code, and has limits but no daily budget, where nothing is set', () => {
    const guards = guardsFromEnvironment({ ACCESS_CODE: ' ', ACCESS_TOKENS: ' , ', LOG_BODIES: '' });
    expect(guards).toMatchObject({
      allowedOrigins: [],
      access: { shared: null, tokens: [] },
      trustedHops: 0,
      dailyTokenBudget: null,
      metricsToken: null,
      logBodies: false,
    });
    for (const limit of Object.values(guards.limits)) expect(limit).toBeLessThan(Infinity);
    expect(guards).toEqual(guardsFromEnvironment({}));
  });

  it('reads what is set', () => {
    const environment = {
      ALLOWED_ORIGINS: 'https://school.example, http://localhost:8080/',
      ACCESS_CODE: ' owl-and-oak ',
      ACCESS_TOKENS: 'class-a-7, class-b-7',
      TRUST_PROXY: '2',
      LIMIT_REQUESTS_PER_MINUTE: '10',
      LIMIT_TOTAL_STREAMS: '500',
      LIMIT_TOKENS_PER_MINUTE: 'none',
      DAILY_TOKEN_BUDGET: '200000',
      METRICS_TOKEN: 'numbers',
      LOG_BODIES: '1',
    };
    const guards = guardsFromEnvironment(environment);
    expect(guards).toMatchObject({
      allowedOrigins: ['https://school.example', 'http://localhost:8080'],
      access: { shared: 'owl-and-oak', tokens: ['class-a-7', 'class-b-7'] },
      trustedHops: 2,
      limits: { clientRequestsPerMinute: 10, streams: 500, clientTokensPerMinute: Infinity },
      dailyTokenBudget: 200_000,
      metricsToken: 'numbers',
      logBodies: true,
    });
  });

  it.each([
    [{ ALLOWED_ORIGINS: '*' }, /ALLOWED_ORIGINS holds "\*", which is no origin/],
    [{ ALLOWED_ORIGINS: 'school.example' }, /no origin/],
    [{ ALLOWED_ORIGINS: 'https://school.example/class' }, /no origin/],
    [{ ALLOWED_ORIGINS: 'file:///home' }, /no origin/],
    [{ ACCESS_CODE: 'owl' }, /ACCESS_CODE must have 6 to 200 characters/],
    [{ ACCESS_CODE: 'canary owl' }, /ACCESS_CODE must have/],
    [{ ACCESS_TOKENS: 'class-a-7,kanärienvogel-canary' }, /Each of ACCESS_TOKENS must have/],
    [{ METRICS_TOKEN: 'canary\n' + 'x'.repeat(200) }, /METRICS_TOKEN must have/],
    [
      { TRUST_PROXY: 'true' },
      /TRUST_PROXY must be a whole number from 0 to 10, and it is "true"\. Write how many/,
    ],
    [{ LIMIT_STREAMS: '0' }, /LIMIT_STREAMS must be a whole number from 1, and it is "0"\. Write `none`/],
    [{ LIMIT_TOTAL_TOKENS_PER_MINUTE: '1e3' }, /LIMIT_TOTAL_TOKENS_PER_MINUTE must be/],
    [{ DAILY_TOKEN_BUDGET: '5' }, /DAILY_TOKEN_BUDGET must be a whole number from 1024/],
    [{ LOG_BODIES: 'yes' }, /LOG_BODIES must be 1 or 0/],
  ])('says what is wrong with %j, and never a code', (environment, message) => {
    let shown = '';
    try {
      guardsFromEnvironment(environment);
    } catch (error) {
      shown = String(error);
    }
    expect(shown).toMatch(message);
    expect(shown).not.toContain('canary');
  });
});

describe('hostsIn', () => {
  it('reads names and addresses', () => {
    const ALLOWED_HOSTS = 'Relay.Example, 192.0.2.1,[2001:db8::7], 2001:db8::8,';
    expect(hostsIn({ ALLOWED_HOSTS }, 'ALLOWED_HOSTS')).toEqual([
      'relay.example',
      '192.0.2.1',
      '[2001:db8::7]',
      '[2001:db8::8]',
    ]);
  });

  it.each([
    'https://relay.example',
    'relay.example:443',
    'relay.example/',
    '*',
    'a b',
    'user@relay.example',
    '1.2.3',
  ])('refuses %j', (text) => {
    expect(() => hostsIn({ ALLOWED_HOSTS: text }, 'ALLOWED_HOSTS')).toThrow(/no name of a host/);
  });
});
