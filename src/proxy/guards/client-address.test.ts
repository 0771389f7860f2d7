import { describe, expect, it } from 'vitest';
import { clientAddress, clientNetwork } from './client-address.ts';
import { requestOf } from '../testing/api-request.ts';

describe('clientAddress', () => {
  const cases: [string, string | null, string | null, number, string][] = [
    ['the connection', '192.0.2.1', null, 0, '192.0.2.1'],
    ['not what the client claims', '192.0.2.1', '10.0.0.1', 0, '192.0.2.1'],
    ['what one balancer saw', '10.0.0.1', '192.0.2.1', 1, '192.0.2.1'],
    ['not what the client sent to the balancer', '10.0.0.1', '8.8.8.8, 192.0.2.1', 1, '192.0.2.1'],
    ['what the outer of two balancers saw', '10.0.0.1', '8.8.8.8, 192.0.2.1, 10.0.0.2', 2, '192.0.2.1'],
    ['the connection where the balancer was bypassed', '192.0.2.1', null, 1, '192.0.2.1'],
    ['the first entry where balancers are missing', '10.0.0.1', '192.0.2.1', 3, '192.0.2.1'],
    ['the connection where the balancer sends nonsense', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['an address with a port', '10.0.0.1', '192.0.2.1:5000', 1, '192.0.2.1'],
    ['one value for all without an address', null, null, 0, 'unknown'],
  ];
  it.each(cases)('is %s', (_, connected, forwarded, hops, address) => {
    const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
    expect(clientAddress(requestOf(headers, connected), hops)).toBe(address);
  });
});

describe('clientNetwork', () => {
  it('treats the IPv6 addresses that one client can choose from as one', () => {
    const network = clientNetwork('2001:db8:1:2::1');
    expect(clientNetwork('[2001:db8:1:2:ffff:eeee:dddd:cccc]:443')).toBe(network);
    expect(clientNetwork('2001:db8:1:3::1')).not.toBe(network);
    expect(network).toMatch(/\/64$/);
  });

  it('reads an IPv4-mapped IPv6 address, and a link-local one', () => {
    expect(clientNetwork('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(clientNetwork('fe80::1%eth0')).toBe(clientNetwork('fe80::2'));
  });

  it.each(['', 'localhost', '300.1.1.1', 'a:b', '::1::2', '1.2.3', '<script>'])(
    'finds no address in %j',
    (text) => {
      expect(clientNetwork(text)).toBeNull();
    },
  );
});
