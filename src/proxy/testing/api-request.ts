/** For tests of what looks at a request: one that was never sent. */
import type { ApiRequest } from '../request/api-request.ts';

/** @param headers by their names in lower case */
export function incomingOf(
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
