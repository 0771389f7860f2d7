/**
 * Protection from DNS rebinding: which names may stand in a request's `Host` header. A foreign page can point its own name
 * at this machine and so pass for the server's own page; `Host` still holds the foreign name.
 *
 * A numeric address cannot be rebound. Over TLS the browser has already checked the name.
 */

/** Whether a server may be addressed by this name: lower case, without a port, IPv6 in brackets. */
export type HostRule = (name: string) => boolean;

export interface HostSetting {
  /** The name or address that the server listens at. */
  readonly hostname: string;
  /** More names, such as that of a load balancer in front of the server. */
  readonly allowedHosts: readonly string[];
  /** Whether the server itself terminates TLS. */
  readonly isTls: boolean;
}

const ipLiteral = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const wildcard = /^(?:0\.0\.0\.0|\[::\])$/;

/** In the form of a `Host` header, in lower case: IPv6 in brackets. */
function nameOf(host: string): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

/** The name in a `Host` header, without its port and the dot at the end of a full name; '' for an invalid header. */
export function namedIn(header: string): string {
  const [, name = ''] = /^(\[[^\]]*\]|[^:[\]]*?)\.?(?::\d*)?$/.exec(header.toLowerCase()) ?? [];
  return name;
}

/** Whether only this machine can reach a server that listens at `hostname`. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(nameOf(hostname));
}

/**
 * The names that are allowed:
 * - on a server for this machine only: loopback names and addresses;
 * - on a server for the network: these, the name it listens at (unless that is `0.0.0.0` or `::`), and numeric addresses;
 * - with TLS and no allowed hosts: any name, as browsers check it against the certificate;
 * - always: the allowed hosts.
 */
export function hostRule({ hostname, allowedHosts, isTls }: HostSetting): HostRule {
  if (isTls && allowedHosts.length === 0) return () => true;
  const own = nameOf(hostname);
  const names = new Set([...allowedHosts.map(nameOf), ...(wildcard.test(own) ? [] : [own])]);
  const isPrivate = isLoopback(hostname);
  return (name) => names.has(name) || loopback.test(name) || (!isPrivate && ipLiteral.test(name));
}
