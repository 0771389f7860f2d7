/**
 * Where a request comes from, for limits: the address of the connection, or what balancers in front say of it where
 * they are trusted. A client alone could write any address into `X-Forwarded-For`, so each trusted balancer is counted:
 * with one, only the last entry is believed, which that balancer added itself.
 */
import {
  convertIPv4BinaryToString,
  convertIPv4MappedIPv6ToIPv4,
  convertIPv6BinaryToString,
  convertIPv6ToBinary,
  distinctRemoteAddr,
  isIPv4MappedIPv6,
} from 'hono/utils/ipaddr';
import type { ApiRequest } from '../request/api-request.ts';

/** The place of all whose address nobody tells. */
const unknown = 'unknown';

/** Addresses of one network of this size belong to one client, as providers give them out. */
const networkBits = 64n;

function ipv6Network(address: string): string {
  const bits = convertIPv6ToBinary(address);
  if (isIPv4MappedIPv6(bits)) return convertIPv4BinaryToString(convertIPv4MappedIPv6ToIPv4(bits));
  return `${convertIPv6BinaryToString((bits >> networkBits) << networkBits)}/${128n - networkBits}`;
}

/** One client's address: IPv4 as it is, IPv6 without the part that a client chooses itself; null for no address. */
export function clientNetwork(text: string): string | null {
  if (distinctRemoteAddr(text) === 'IPv4') return text;
  // Balancers may add a port: 192.0.2.1:80, [2001:db8::1]:80.
  const [, bracketed, numbers] = /^(?:\[([^\]]*)\]|(\d+(?:\.\d+){3}))(?::\d+)?$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? numbers ?? text.trim()).replace(/%.*$/, '');
  try {
    switch (distinctRemoteAddr(address)) {
      case 'IPv4':
        return address;
      case 'IPv6':
        return ipv6Network(address);
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof TypeError) return null; // colons, and yet no address
    throw error;
  }
}

/**
 * Whom limits are counted for.
 * @param trustedHops how many balancers stand in front of the proxy, each of which adds to `X-Forwarded-For`
 */
export function clientAddress(incoming: ApiRequest, trustedHops: number): string {
  const connected = incoming.remoteAddress ?? '';
  const own = clientNetwork(connected) ?? unknown;
  if (trustedHops === 0) return own;
  const way = [...(incoming.header('x-forwarded-for')?.split(',') ?? []), connected];
  const told = way[Math.max(0, way.length - 1 - trustedHops)] ?? '';
  return clientNetwork(told) ?? own;
}
