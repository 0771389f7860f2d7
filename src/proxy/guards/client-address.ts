/**
 * The address that limits count a client by: that of the connection, or what trusted load balancers report. A client can
 * write any address into `X-Forwarded-For`, so the number of trusted balancers matters: with one, only the last entry is
 * used, which that balancer appended itself.
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

/** Stands for all clients whose address is not known. */
const unknown = 'unknown';

/** Providers assign networks of this size, so all addresses in one belong to the same client. */
const networkBits = 64n;

function ipv6Network(address: string): string {
  const bits = convertIPv6ToBinary(address);
  if (isIPv4MappedIPv6(bits)) return convertIPv4BinaryToString(convertIPv4MappedIPv6ToIPv4(bits));
  return `${convertIPv6BinaryToString((bits >> networkBits) << networkBits)}/${128n - networkBits}`;
}

/** An IPv4 address as it is, an IPv6 address without the part that a client chooses itself; null for no address. */
export function clientNetwork(text: string): string | null {
  if (distinctRemoteAddr(text) === 'IPv4') return text;
  // Balancers may append a port: 192.0.2.1:80, [2001:db8::1]:80.
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
    if (error instanceof TypeError) return null; // has colons, but is no address
    throw error;
  }
}

/**
 * The address that limits count.
 * @param trustedHops how many load balancers in front of the proxy append to `X-Forwarded-For`
 */
export function clientAddress(request: ApiRequest, trustedHops: number): string {
  const connected = request.remoteAddress ?? '';
  const own = clientNetwork(connected) ?? unknown;
  if (trustedHops === 0) return own;
  const hops = [...(request.header('x-forwarded-for')?.split(',') ?? []), connected];
  const reported = hops[Math.max(0, hops.length - 1 - trustedHops)] ?? '';
  return clientNetwork(reported) ?? own;
}
