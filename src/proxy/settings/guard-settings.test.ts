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
    [{ ALLOWED_ORIGINS: '*' }, /: origin-invalid \{"name":"ALLOWED_ORIGINS","value":"\*"\}/],
    [{ ALLOWED_ORIGINS: 'school.example' }, /: origin-invalid/],
    [{ ALLOWED_ORIGINS: 'https://school.example/class' }, /: origin-invalid/],
    [{ ALLOWED_ORIGINS: 'file:///home' }, /: origin-invalid/],
    [{ ACCESS_CODE: 'owl' }, /: code-invalid \{"name":"ACCESS_CODE"/],
    [{ ACCESS_CODE: 'canary owl' }, /: code-invalid.*ACCESS_CODE/],
    [{ ACCESS_TOKENS: 'class-a-7,kanärienvogel-canary' }, /: code-invalid.*ACCESS_TOKENS.*each/],
    [{ METRICS_TOKEN: 'canary\n' + 'x'.repeat(200) }, /: code-invalid.*METRICS_TOKEN/],
    [{ TRUST_PROXY: 'true' }, /"TRUST_PROXY","value":"true","min":0,"max":10,"hint":"load-balancers"/],
    [{ LIMIT_STREAMS: '0' }, /"LIMIT_STREAMS","value":"0","min":1,.*"no-limit"/],
    [{ LIMIT_TOTAL_TOKENS_PER_MINUTE: '1e3' }, /: number-invalid.*LIMIT_TOTAL_TOKENS_PER_MINUTE/],
    [{ DAILY_TOKEN_BUDGET: '5' }, /"DAILY_TOKEN_BUDGET","value":"5","min":1024/],
    [{ LOG_BODIES: 'yes' }, /: switch-invalid.*LOG_BODIES/],
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
    expect(() => hostsIn({ ALLOWED_HOSTS: text }, 'ALLOWED_HOSTS')).toThrow(/^host-invalid/);
  });
});
