import { describe, expect, it } from 'vitest';
import { hostRule, type HostSetting } from '../guards/host-check.ts';
import { HttpPolicy } from './http-policy.ts';

const here: HostSetting = { hostname: 'localhost', allowedHosts: [], isTls: false };

/** The status of a request with this `Host`. */
function statusOf(setting: HostSetting, host: string): number {
  return new HttpPolicy({ hosts: hostRule(setting) }).refusal(host)?.status ?? 200;
}

describe('the host name', () => {
  const loopback = [
    'localhost',
    'localhost:4173',
    'LOCALHOST.:80',
    '127.0.0.1:4173',
    '127.8.0.1',
    '[::1]:4173',
  ];
  const foreign = [
    'evil.example',
    'evil.example:4173',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    '::1',
    '',
  ];
  const cases: [string, HostSetting, string[], string[]][] = [
    ['this machine only', here, loopback, [...foreign, '192.168.1.5', '[fe80::1]:80']],
    [
      'the whole network',
      { ...here, hostname: '0.0.0.0' },
      [...loopback, '192.168.1.5:4173', '[2001:db8::7]:4173'],
      [...foreign, 'school.example', '0.0.0.0.evil.example'],
    ],
    [
      'the whole network, IPv6',
      { ...here, hostname: '::' },
      [...loopback, '192.168.1.5'],
      [...foreign, 'school.example'],
    ],
    [
      'one name of it',
      { ...here, hostname: 'relay.lan' },
      [...loopback, 'relay.lan:4173', 'Relay.LAN', '10.0.0.7'],
      [...foreign, 'other.lan'],
    ],
    [
      'this machine, behind a balancer of a known name',
      { ...here, allowedHosts: ['Relay.School.example'] },
      [...loopback, 'relay.school.example', 'relay.school.example:443'],
      [...foreign, 'school.example', 'a.relay.school.example', '10.0.0.7'],
    ],
    ['TLS', { ...here, hostname: '0.0.0.0', isTls: true }, [...loopback, 'school.example'], []],
    [
      'TLS, by one name',
      { hostname: '0.0.0.0', isTls: true, allowedHosts: ['school.example'] },
      ['school.example:443'],
      ['evil.example'],
    ],
  ];
  it.each(cases)('listening on %s', (_, setting, allowed, refused) => {
    for (const host of allowed) expect([host, statusOf(setting, host)]).toEqual([host, 200]);
    for (const host of refused) expect([host, statusOf(setting, host)]).toEqual([host, 421]);
  });

  it('is named where it is refused', () => {
    const refused = new HttpPolicy({ hosts: hostRule(here) }).refusal('relay.example:80');
    expect(JSON.parse(String(refused?.body))).toMatchObject({
      code: 'host-not-allowed',
      params: { host: 'relay.example' },
    });
  });
});
