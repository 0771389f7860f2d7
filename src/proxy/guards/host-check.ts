/**
 * By which names the server may be addressed. A page elsewhere can have its own name point at this machine (DNS
 * rebinding) and so pass for the server's own page; the name in `Host` gives it away.
 *
 * An address in numbers cannot be stolen that way. Over TLS the browser has checked the name already.
 */

/** Whether a server may be addressed by this name: lower case, without a port, IPv6 in brackets. */
export type HostRule = (name: string) => boolean;

export interface HostSetting {
  /** Where the server listens: a name or an address. */
  readonly hostname: string;
  /** Names that it goes by besides, such as the one that a balancer in front of it is asked for. */
  readonly allowedHosts: readonly string[];
  /** Whether it speaks TLS itself. */
  readonly isTls: boolean;
}

const ipLiteral = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])$/;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const wildcard = /^(?:0\.0\.0\.0|\[::\])$/;

/** As it stands in a `Host` header, in lower case: IPv6 in brackets. */
function nameOf(host: string): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}

/** The name in a `Host` header, without its port and the dot at the end of a full name; '' for what is no host. */
export function namedIn(header: string): string {
  const [, name = ''] = /^(\[[^\]]*\]|[^:[\]]*?)\.?(?::\d*)?$/.exec(header.toLowerCase()) ?? [];
  return name;
}

/** Whether a server that listens there can be reached from this machine only. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(nameOf(hostname));
}

/**
 * - Listening on this machine only: its loopback names and addresses.
 * - Listening on the network: these, where it listens, and any address in numbers; `0.0.0.0` and `::` alone give no name.
 * - With TLS and no allowed hosts: any name, since browsers hold it against the certificate.
 * - Always: the allowed hosts.
 */
export function hostRule({ hostname, allowedHosts, isTls }: HostSetting): HostRule {
  if (isTls && allowedHosts.length === 0) return () => true;
  const own = nameOf(hostname);
  const names = new Set([...allowedHosts.map(nameOf), ...(wildcard.test(own) ? [] : [own])]);
  const isPrivate = isLoopback(hostname);
  return (name) => names.has(name) || loopback.test(name) || (!isPrivate && ipLiteral.test(name));
}
