/**
 * Whether a request comes from this machine itself. A load balancer or a tunnel on this machine forwards requests from
 * anywhere, so a request that looks forwarded does not count.
 */
import type { ApiRequest } from '../request/api-request.ts';

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/** Headers that balancers, tunnels and content delivery networks add. */
const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-original-host',
  'x-real-ip',
  'true-client-ip',
  'cf-connecting-ip',
];

/** @param trustedHops how many load balancers stand in front; with any, no request counts */
export function isFromThisMachine(request: ApiRequest, trustedHops: number): boolean {
  const isForwarded = trustedHops > 0 || forwardingHeaders.some((name) => request.header(name) !== undefined);
  return !isForwarded && loopback.test(request.remoteAddress ?? '');
}
