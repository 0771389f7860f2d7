/** The address of a model server, as a person writes it. */
import { isLoopback, namedIn } from '../guards/host-check.ts';

/** A host, and what may follow it; no `http://` before it. */
const bare = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?(?:\/|$)/i;
const ipv4 = /^\d+(?:\.\d+){3}$/;

/** `localhost:8000` is a server of one's own, without TLS; a name alone, such as `api.mistral.ai`, is a hosted API. */
function withScheme(text: string): string {
  if (!bare.test(text)) return text;
  const [host = ''] = text.split('/');
  const name = namedIn(host);
  const isOwn = isLoopback(name) || ipv4.test(name) || /:\d+$/.test(host) || !name.includes('.');
  return `${isOwn ? 'http' : 'https'}://${text}`;
}

/** null for what is no http or https address. */
export function parseAddress(text: string): URL | null {
  const written = withScheme(text);
  const address = URL.canParse(written) ? new URL(written) : null;
  return address !== null && /^https?:$/.test(address.protocol) ? address : null;
}

/** The address without query, and without slashes at the end. */
export function baseOf({ origin, pathname }: URL): string {
  return origin + pathname.replace(/\/+$/, '');
}
