/** For tests of what looks at a request: one that was never sent. */
import type { Incoming } from '../exchange.ts';

/** @param headers by their names in lower case */
export function incomingOf(
  headers: Readonly<Record<string, string>>,
  connection: string | null = null,
): Incoming {
  return {
    connection,
    signal: null,
    header: (name) => headers[name],
    bytes: () => Promise.resolve(null),
    goOn: () => undefined,
  };
}
