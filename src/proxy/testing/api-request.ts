/** For tests: an API request with these headers. */
import type { ApiRequest } from '../request/api-request.ts';

/** @param headers with names in lower case */
export function requestOf(
  headers: Readonly<Record<string, string>>,
  remoteAddress: string | null = null,
): ApiRequest {
  return {
    remoteAddress,
    signal: null,
    header: (name) => headers[name],
    bytes: () => Promise.resolve(null),
    waitUntil: () => undefined,
  };
}
